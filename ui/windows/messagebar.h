#pragma once

#include <QFrame>
#include <QList>
#include <functional>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace vd {

/// What the message bar says, and what can be done about it.
struct Message
{
    enum class Kind { Done, Notice, Failure };
    struct Action
    {
        QString text;
        std::function<void()> run;
        bool closes = true; ///< the bar goes when it is pressed
    };

    Kind kind = Kind::Done;
    QString text;
    QList<Action> actions = {};
};

/// Lines above the columns for what happened: one message at a time, never modal, read out by screen readers. Long work
/// has a row of its own, which messages leave alone.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(const Message &message);
    /// The same, for what is out of date after the next change of the library: see changed().
    void showUntilNextChange(const Message &message);
    void changed();
    void dismiss();
    /// The message; without one, the work.
    [[nodiscard]] QString text() const;

    /// Long work, in place of the message before it; Cancel calls `cancel` once, and is not there without one.
    void showProgress(const QString &text, const std::function<void()> &cancel);
    /// The range is unknown while `total` is 0.
    void setProgress(qint64 done, qint64 total);
    void endProgress();

private:
    QHBoxLayout *buildWork();
    QHBoxLayout *buildMessage();
    void clearActions();
    void present(const QString &text, const QString &iconName, const QString &kindName);
    void announce();

    bool m_fleeting = false;
    QLabel *m_work;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    std::function<void()> m_cancelWork;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
};

} // namespace vd
