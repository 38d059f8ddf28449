#include "formpage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QResizeEvent>
#include <QScrollBar>

namespace vd {

FormPage::FormPage(QWidget *parent)
    : QScrollArea(parent),
      m_content(new QWidget),
      m_grid(new QGridLayout(m_content)),
      m_lineHeight(QLineEdit().sizeHint().height())
{
    setWidget(m_content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The bar's room is reserved, or a text that grows would make the fields narrower and grow again.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_grid->setContentsMargins(16, 8, 12, 16);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        if (now && m_content->isAncestorOf(now))
            follow(now);
    });
}

QLabel *FormPage::section(const QString &title, const QString &help)
{
    auto *heading = new QLabel(title);
    QFont font = heading->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    heading->setFont(font);
    heading->setWordWrap(true);
    heading->setContentsMargins(0, m_rows.isEmpty() ? 4 : 18, 0, help.isEmpty() ? 4 : 0);
    add({nullptr, heading, true});
    if (!help.isEmpty()) {
        auto *note = new FieldNote;
        note->setHelp(help);
        add({nullptr, note, true});
    }
    return heading;
}

void FormPage::place(FormField *field, const QString &label, const QString &help)
{
    add({labelFor(field, label, help), field->body(), false});
}

void FormPage::placeWide(FormField *field, const QString &label, const QString &help)
{
    add({labelFor(field, label, help), field->body(), true});
}

void FormPage::addWidget(QWidget *widget)
{
    add({nullptr, widget, true});
}

QLabel *FormPage::addRemark()
{
    auto *remark = new QLabel;
    remark->setWordWrap(true);
    remark->setTextFormat(Qt::PlainText);
    remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    add({nullptr, remark, true});
    return remark;
}

void FormPage::finish()
{
    auto *rest = new QWidget;
    rest->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    add({nullptr, rest, true});
}

void FormPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const bool beside = viewport()->width() >= besideFrom;
    if (beside != m_beside) {
        m_beside = beside;
        arrange();
    }
}

bool FormPage::focusNextPrevChild(bool next)
{
    // QScrollArea's own would scroll to the whole of a tall field; follow() knows where the cursor is.
    return QAbstractScrollArea::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call)
}

QLabel *FormPage::labelFor(FormField *field, const QString &label, const QString &help)
{
    auto *text = new QLabel(label);
    text->setWordWrap(true);
    text->setBuddy(field->focusTarget());
    field->setParent(this);
    field->describe(label, help);
    return text;
}

void FormPage::add(const Row &row)
{
    m_rows.append(row);
    layOut(row);
    for (auto *view : row.body->findChildren<QAbstractItemView *>())
        connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, view] {
            if (view->hasFocus())
                QMetaObject::invokeMethod(
                    this, [this, view = QPointer(view)] { follow(view); }, Qt::QueuedConnection);
        });
    for (auto *text : row.body->findChildren<QPlainTextEdit *>())
        connect(text, &QPlainTextEdit::cursorPositionChanged, this, [this, text] {
            // The text grows first, in the layout's turn.
            if (text->hasFocus())
                QMetaObject::invokeMethod(
                    this, [this, text = QPointer(text)] { follow(text); }, Qt::QueuedConnection);
        });
}

void FormPage::layOut(const Row &row)
{
    const bool beside = m_beside && !row.wide;
    if (row.label) {
        row.label->setMinimumHeight(beside ? m_lineHeight : 0);
        row.label->setMaximumWidth(beside ? 150 : QWIDGETSIZE_MAX);
        row.label->setContentsMargins(0, beside ? 0 : 6, 0, 0);
        if (beside)
            m_grid->addWidget(row.label, m_nextLine, 0, Qt::AlignTop);
        else
            m_grid->addWidget(row.label, m_nextLine++, 0, 1, 2);
    }
    if (beside)
        m_grid->addWidget(row.body, m_nextLine++, 1);
    else
        m_grid->addWidget(row.body, m_nextLine++, 0, 1, 2);
}

void FormPage::arrange()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.label)
            m_grid->removeWidget(row.label);
        m_grid->removeWidget(row.body);
    }
    m_nextLine = 0;
    for (const Row &row : std::as_const(m_rows))
        layOut(row);
    m_grid->setVerticalSpacing(m_beside ? 8 : 2);
    m_grid->setColumnMinimumWidth(0, m_beside ? 112 : 0);
}

void FormPage::follow(QWidget *widget)
{
    if (!widget)
        return;
    QRect target = widget->rect();
    if (const auto *text = qobject_cast<QPlainTextEdit *>(widget))
        target = text->cursorRect();
    else if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->currentIndex().isValid())
        target = view->visualRect(view->currentIndex()).translated(view->viewport()->pos());
    const QRect inPage(widget->mapTo(m_content, target.topLeft()), target.size());
    ensureVisible(inPage.center().x(), inPage.top(), 0, 24);
    ensureVisible(inPage.center().x(), qMin(inPage.bottom(), inPage.top() + viewport()->height() - 48), 0, 24);
}

} // namespace vd
