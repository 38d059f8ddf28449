#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QWebEnginePage;

namespace vd {

/// Finds text in a page while it is typed. Enter goes on, Shift+Enter back, Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(QWebEnginePage *page, QWidget *parent);

    /// Shows the bar with the cursor in it.
    void open();
    void close();

signals:
    void found(int active, int matches); ///< the match that is shown, from 1; 0 of 0 when there is none
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find(bool backward);
    void report(int active, int matches);

    QWebEnginePage *m_page;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace vd
