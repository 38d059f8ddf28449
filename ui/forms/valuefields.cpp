#include "valuefields.h"

#include <QAction>
#include <QCalendarWidget>
#include <QCompleter>
#include <QIcon>
#include <QKeyEvent>
#include <QMenu>
#include <QWidgetAction>

namespace vd {

DateField::DateField()
{
    setPlaceholder(tr("YYYY-MM-DD"));
    auto *open = line()->addAction(
        QIcon::fromTheme(QStringLiteral("view-calendar"), QIcon::fromTheme(QStringLiteral("office-calendar"))),
        QLineEdit::TrailingPosition);
    open->setText(tr("Calendar"));
    open->setToolTip(tr("Pick from a calendar (Alt+Down)"));
    connect(open, &QAction::triggered, this, &DateField::openCalendar);
}

Result<void> DateField::read(QDate &value) const
{
    const Result<QDate> date = parse(line()->text());
    if (!date)
        return date.error();
    value = *date;
    return {};
}

Result<QDate> DateField::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QDate();
    const QDate date = QDate::fromString(trimmed, QStringLiteral("yyyy-M-d"));
    if (!date.isValid())
        return refused(tr("\"%1\" is no date; write year, month and day like 2026-05-15").arg(trimmed.left(40)));
    return date;
}

bool DateField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == line() && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier) {
            openCalendar();
            return true;
        }
    }
    return LineBased::eventFilter(watched, event);
}

void DateField::openCalendar()
{
    if (line()->isReadOnly())
        return;
    auto *menu = new QMenu(line());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget;
    calendar->setAccessibleName(label());
    if (QDate date; read(date) && date.isValid())
        calendar->setSelectedDate(date);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    const auto pick = [this, menu](QDate date) {
        menu->close();
        show(date);
        touch();
    };
    connect(calendar, &QCalendarWidget::clicked, this, pick);
    connect(calendar, &QCalendarWidget::activated, this, pick);
    menu->popup(line()->mapToGlobal(QPoint(0, line()->height())));
    calendar->setFocus();
}

BoolField::BoolField(const QString &sentence)
    : FieldOf(new QCheckBox(sentence)), m_box(static_cast<QCheckBox *>(editor()))
{
    connect(m_box, &QCheckBox::clicked, this, [this] {
        emit stepped();
        touch();
        emit stepped();
    });
}

Result<void> BoolField::read(bool &value) const
{
    value = m_box->isChecked();
    return {};
}

void BoolField::setReadOnly(bool readOnly, const QString &reason)
{
    m_box->setEnabled(!readOnly);
    m_box->setToolTip(reason);
}

NumberField::NumberField(int least, int most) : m_least(least), m_most(most) {}

Result<void> NumberField::read(int &value) const
{
    bool ok = false;
    const int number = line()->text().trimmed().toInt(&ok);
    if (!ok || number < m_least || number > m_most)
        return refused(tr("Write a whole number from %1 to %2.").arg(m_least).arg(m_most));
    value = number;
    return {};
}

CodeField::CodeField(const Codes &codes) : FieldOf(new QComboBox), m_combo(static_cast<QComboBox *>(editor()))
{
    m_combo->setEditable(true);
    auto *line = new PlainLine;
    m_combo->setLineEdit(line);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(12);
    for (const auto &[code, name] : codes)
        m_combo->addItem(tr("%1 – %2", "code – name").arg(code, name), code);
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    ignoreWheelWithoutFocus(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this] { touch(); });
    connect(line, &QLineEdit::textEdited, this, [this] { touch(); });
}

void CodeField::show(const QString &value)
{
    const int known = m_combo->findData(value);
    if (known >= 0)
        m_combo->setCurrentIndex(known);
    else
        m_combo->setEditText(value);
}

Result<void> CodeField::read(QString &value) const
{
    const QString text = m_combo->currentText().trimmed();
    int known = m_combo->findText(text, Qt::MatchFixedString);
    if (known < 0)
        known = m_combo->findData(text, Qt::UserRole, Qt::MatchFixedString);
    value = known >= 0 ? m_combo->itemData(known).toString() : text;
    return {};
}

void CodeField::setReadOnly(bool readOnly, const QString &reason)
{
    m_combo->setEnabled(!readOnly);
    m_combo->setToolTip(reason);
}

} // namespace vd
