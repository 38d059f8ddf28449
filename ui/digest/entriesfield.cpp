#include "entriesfield.h"

#include "growingtext.h"
#include "plaintextof.h"
#include "textfields.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace vd {

namespace {

QToolButton *button(const QString &icon, const QString &text, const QString &tip)
{
    auto *made = new QToolButton;
    made->setAutoRaise(true);
    made->setText(text);
    made->setIcon(QIcon::fromTheme(icon));
    made->setToolButtonStyle(made->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    return made;
}

} // namespace

EntriesField::EntriesField()
    : FieldOf(new QWidget),
      m_list(new QListWidget),
      m_up(button(QStringLiteral("go-up"), tr("Up"), tr("Move the entry up (Alt+Up)"))),
      m_down(button(QStringLiteral("go-down"), tr("Down"), tr("Move the entry down (Alt+Down)"))),
      m_drop(button(QStringLiteral("list-remove"), tr("Drop"), tr("Leave the entry out (Delete)"))),
      m_details(new QWidget),
      m_heading(new PlainLine),
      m_changeLabel(nullptr),
      m_change(new GrowingText(1)),
      m_text(new GrowingText(4))
{
    QWidget *box = editor();
    box->setFocusProxy(m_list);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_list->setObjectName(QStringLiteral("digestEntries"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setAccessibleName(tr("Entries"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    layout->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QToolButton *made : {m_up, m_down, m_drop})
        buttons->addWidget(made);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(m_details);
    makeDetails(m_details);

    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(+1); });
    connect(m_drop, &QToolButton::clicked, this, &EntriesField::drop);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (m_showing)
            return;
        emit stepped(); // another entry's words are another step
        showCurrent();
    });
    // The list is still on its way while it tells of a move.
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &EntriesField::takeOrder, Qt::QueuedConnection);
    connect(m_heading, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (DigestEntry *entry = current()) {
            entry->heading = text;
            m_list->currentItem()->setText(titleOf(*entry));
            touch();
        }
    });
    for (const auto &[text, member] :
         {std::pair(m_change, &DigestEntry::change), std::pair(m_text, &DigestEntry::text)})
        connect(text, &QPlainTextEdit::textChanged, this, [this, text = text, member = member] {
            if (DigestEntry *entry = m_showing ? nullptr : current()) {
                entry->*member = plainTextOf(text);
                touch();
            }
        });
    fitList();
    showCurrent();
}

void EntriesField::makeDetails(QWidget *box)
{
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(2);
    const auto add = [layout](const QString &title, QWidget *widget) {
        auto *label = new QLabel(title);
        label->setBuddy(widget);
        widget->setAccessibleName(title);
        layout->addWidget(label);
        layout->addWidget(widget);
        layout->addSpacing(4);
        return label;
    };
    add(tr("Heading"), m_heading);
    m_changeLabel = add(tr("What changed, one line each"), m_change);
    add(tr("Summary"), m_text);
    m_heading->setObjectName(QStringLiteral("digestHeading"));
    m_change->setObjectName(QStringLiteral("digestChange"));
    m_text->setObjectName(QStringLiteral("digestText"));
}

void EntriesField::show(const QList<DigestEntry> &entries)
{
    // What was added at the end is looked at next.
    const bool isLonger = !m_entries.isEmpty() && entries.size() > m_entries.size() &&
                          std::equal(m_entries.begin(), m_entries.end(), entries.begin());
    const int row = isLonger ? int(m_entries.size()) : std::max(0, m_list->currentRow());
    m_entries = entries;
    listAgain(std::min(row, int(entries.size()) - 1));
}

Result<void> EntriesField::read(QList<DigestEntry> &entries) const
{
    entries = m_entries;
    return {};
}

void EntriesField::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    m_list->setDragDropMode(readOnly ? QAbstractItemView::NoDragDrop : QAbstractItemView::InternalMove);
    m_list->setToolTip(reason);
    m_heading->setReadOnly(readOnly);
    m_change->setReadOnly(readOnly);
    m_text->setReadOnly(readOnly);
    refreshButtons();
}

bool EntriesField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && !m_readOnly) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool withAlt = key->modifiers() == Qt::AltModifier;
        if (withAlt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : +1);
            return true;
        }
        if (key->matches(QKeySequence::Delete)) {
            drop();
            return true;
        }
    }
    return FormField::eventFilter(watched, event);
}

void EntriesField::step(const std::function<void()> &change)
{
    emit stepped();
    change();
    touch();
    emit stepped();
}

void EntriesField::move(int by)
{
    const int row = m_list->currentRow();
    if (m_readOnly || row < 0 || row + by < 0 || row + by >= m_entries.size())
        return;
    step([&] { m_entries.move(row, row + by); });
    listAgain(row + by);
}

void EntriesField::drop()
{
    const int row = m_list->currentRow();
    if (m_readOnly || row < 0)
        return;
    step([&] { m_entries.removeAt(row); });
    listAgain(std::min(row, int(m_entries.size()) - 1));
}

/// After a drag: the items know where they were.
void EntriesField::takeOrder()
{
    QList<DigestEntry> ordered;
    for (int row = 0; row < m_list->count(); ++row)
        ordered << m_entries.value(m_list->item(row)->data(Qt::UserRole).toInt());
    if (ordered.size() != m_entries.size() || ordered == m_entries)
        return;
    const int row = m_list->currentRow();
    step([&] { m_entries = ordered; });
    listAgain(row);
}

void EntriesField::listAgain(int current)
{
    m_showing = true;
    m_list->clear();
    for (int row = 0; row < m_entries.size(); ++row) {
        auto *item = new QListWidgetItem(titleOf(m_entries.at(row)), m_list);
        item->setData(Qt::UserRole, row);
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled);
    }
    m_list->setCurrentRow(current);
    m_showing = false;
    fitList();
    showCurrent();
}

/// As tall as what is in it, within limits: the words below are to be seen.
void EntriesField::fitList()
{
    constexpr int least = 3;
    constexpr int most = 10;
    const int row = m_list->count() > 0 ? m_list->sizeHintForRow(0) : m_list->fontMetrics().lineSpacing();
    m_list->setFixedHeight(row * std::clamp(m_list->count() + 1, least, most) + 2 * m_list->frameWidth());
}

void EntriesField::showCurrent()
{
    const DigestEntry *entry = current();
    m_showing = true;
    m_details->setVisible(entry != nullptr);
    const auto put = [](GrowingText *text, const QString &words) {
        if (plainTextOf(text) != words)
            text->setPlainText(words);
    };
    if (entry) {
        if (m_heading->text() != entry->heading) {
            const int position = m_heading->cursorPosition();
            m_heading->setText(entry->heading);
            m_heading->setCursorPosition(m_heading->hasFocus() ? position : 0); // to be read from its beginning
        }
        put(m_change, entry->change);
        put(m_text, entry->text);
        const bool isChange = entry->kind == DigestKind::Changed || !entry->change.isEmpty();
        m_changeLabel->setVisible(isChange);
        m_change->setVisible(isChange);
    }
    m_showing = false;
    refreshButtons();
}

void EntriesField::refreshButtons()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(!m_readOnly && row > 0);
    m_down->setEnabled(!m_readOnly && row >= 0 && row + 1 < m_list->count());
    m_drop->setEnabled(!m_readOnly && row >= 0);
}

DigestEntry *EntriesField::current()
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

QString EntriesField::titleOf(const DigestEntry &entry)
{
    const QString heading = entry.heading.trimmed().isEmpty() ? tr("without a heading") : entry.heading;
    return (entry.kind == DigestKind::New ? tr("New: %1") : tr("Changed: %1")).arg(heading);
}

} // namespace vd
