#include "findbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QWebEngineFindTextResult>
#include <QWebEnginePage>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

QToolButton *button(const QString &icon, const QString &name, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setText(name);
    made->setIcon(QIcon::fromTheme(icon));
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

FindBar::FindBar(QWebEnginePage *page, QWidget *parent)
    : QWidget(parent),
      m_page(page),
      m_text(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_previous(button(u"go-up"_s, tr("Previous match"), this)),
      m_next(button(u"go-down"_s, tr("Next match"), this))
{
    m_text->setPlaceholderText(tr("Find in page"));
    m_text->setAccessibleName(tr("Find in page"));
    m_text->setClearButtonEnabled(true);
    m_count->setAccessibleName(tr("Matches"));
    QToolButton *closer = button(u"window-close"_s, tr("Close (Esc)"), this);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 4, 6, 4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_text, m_count, m_previous, m_next, closer})
        row->addWidget(part);
    row->setStretch(0, 1);

    connect(m_text, &QLineEdit::textChanged, this, [this] { find(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { find(false); });
    connect(m_previous, &QToolButton::clicked, this, [this] { find(true); });
    connect(closer, &QToolButton::clicked, this, &FindBar::close);
    report(0, 0);
    hide();
}

void FindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    if (!m_text->text().isEmpty())
        find(false);
}

void FindBar::close()
{
    hide();
    m_page->findText({});
    emit closed();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

void FindBar::find(bool backward)
{
    if (m_text->text().isEmpty()) {
        m_page->findText({});
        report(0, 0);
        return;
    }
    const QWebEnginePage::FindFlags flags = backward ? QWebEnginePage::FindBackward : QWebEnginePage::FindFlags{};
    m_page->findText(m_text->text(), flags, [bar = QPointer<FindBar>(this)](const QWebEngineFindTextResult &result) {
        if (bar)
            bar->report(result.activeMatch(), result.numberOfMatches());
    });
}

void FindBar::report(int active, int matches)
{
    m_previous->setEnabled(matches > 0);
    m_next->setEnabled(matches > 0);
    if (m_text->text().isEmpty())
        m_count->clear();
    else
        m_count->setText(matches > 0 ? tr("%1 of %2").arg(active).arg(matches) : tr("Not found"));
    emit found(active, matches);
}

} // namespace vd
