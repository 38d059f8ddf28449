#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace vd {

/// Says why there is nothing to see and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        QString text;
        std::function<void()> run;
    };

    explicit EmptyState(QWidget *parent = nullptr);
    void say(const QString &title, const QString &text, const QList<Choice> &choices = {});
    [[nodiscard]] QString title() const;

private:
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_buttons;
};

} // namespace vd
