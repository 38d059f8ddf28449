#include "fieldaids.h"

#include "bannedphrases.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

namespace vd {

FieldAids::FieldAids(WritingAids &aids, TextField *field, QObject *parent)
    : QObject(parent), m_aids(&aids), m_field(field), m_marks(new TextMarks(field->text()))
{
    GrowingText *text = field->text();
    text->installEventFilter(this);
    connect(field, &FormField::edited, this, [this, text] { m_typedAt = text->textCursor().position(); });
    connect(text, &QPlainTextEdit::textChanged, this, &FieldAids::refresh);
    connect(text, &QPlainTextEdit::cursorPositionChanged, this, &FieldAids::followCursor);
    connect(text, &GrowingText::menuRequested, this, &FieldAids::addTo);
    connect(&aids, &WritingAids::spellingChanged, this, &FieldAids::refresh);
}

void FieldAids::setBanned(const QStringList &phrases, const QString &author)
{
    if (m_banned == phrases && m_author == author)
        return;
    m_banned = phrases;
    m_author = author;
    refresh();
}

void FieldAids::refresh()
{
    if (!m_aids)
        return;
    const QString text = this->text();
    QList<TextMark> misspelt;
    QStringList words;
    for (const TextRange &word : m_aids->spelling().misspelt(text))
        if (m_typedAt < 0 || !word.touches(m_typedAt)) {
            misspelt.append({word, tr("Not in the dictionary. Its context menu has suggestions.")});
            words << text.mid(word.start, word.length);
        }
    QList<TextMark> banned;
    QStringList sentences;
    for (const BannedPhrase &found : bannedPhrasesIn(text, m_banned)) {
        banned.append({found.range, tr("%1 never writes “%2”.").arg(m_author, found.phrase)});
        sentences << banned.last().said;
    }
    m_marks->set(TextMarks::Misspelt, misspelt);
    m_marks->set(TextMarks::Banned, banned);
    words.removeDuplicates();
    sentences.removeDuplicates();
    if (!words.isEmpty())
        sentences.prepend(tr("Not in the dictionary: %1.").arg(words.join(QStringLiteral(", "))));
    m_field->setRemark(sentences.join(u' '));
}

void FieldAids::followCursor()
{
    if (m_typedAt >= 0 && wordAt(m_field->text()->textCursor().position()) != wordAt(m_typedAt))
        stopTyping();
}

void FieldAids::stopTyping()
{
    if (std::exchange(m_typedAt, -1) >= 0)
        refresh();
}

TextRange FieldAids::wordAt(int position) const
{
    for (const TextRange &word : wordsOf(text()))
        if (word.touches(position))
            return word;
    return {position, 0};
}

bool FieldAids::eventFilter(QObject *watched, QEvent *event)
{
    // A text that goes away loses the focus when it is no text any more.
    if (event->type() == QEvent::FocusOut && qobject_cast<QPlainTextEdit *>(watched))
        stopTyping();
    return QObject::eventFilter(watched, event);
}

void FieldAids::addTo(QMenu *menu, int position)
{
    stopTyping();
    if (!m_aids || m_field->text()->isReadOnly())
        return;
    for (const TextRange &word : m_marks->ranges(TextMarks::Misspelt))
        if (word.touches(position))
            return addSuggestions(menu, word);
}

void FieldAids::addSuggestions(QMenu *menu, const TextRange &word)
{
    const QString written = text().mid(word.start, word.length);
    QAction *first = menu->actions().value(0);
    const QStringList suggestions = m_aids->spelling().suggestions(written);
    for (const QString &suggestion : suggestions) {
        auto *action = new QAction(QString(suggestion).replace(u'&', QStringLiteral("&&")), menu);
        menu->insertAction(first, action);
        connect(action, &QAction::triggered, this, [this, word, suggestion] { replace(word, suggestion); });
    }
    if (suggestions.isEmpty()) {
        auto *none = new QAction(tr("No suggestions for “%1”").arg(written), menu);
        none->setEnabled(false);
        menu->insertAction(first, none);
    }
    menu->insertSeparator(first);
    auto *add = new QAction(tr("&Add “%1” to the library's dictionary").arg(written), menu);
    add->setObjectName(QStringLiteral("addToDictionary"));
    add->setEnabled(m_aids->canAddWords());
    menu->insertAction(first, add);
    menu->insertSeparator(first);
    connect(add, &QAction::triggered, this, [this, written] {
        emit m_field->stepped();
        if (const auto done = m_aids ? m_aids->addToDictionary(written) : Result<void>(); !done)
            emit failed(done.error().what);
    });
}

/// An undo step of its own.
void FieldAids::replace(const TextRange &word, const QString &by)
{
    emit m_field->stepped();
    QTextCursor cursor(m_field->text()->document());
    cursor.setPosition(int(word.start));
    cursor.setPosition(int(word.end()), QTextCursor::KeepAnchor);
    cursor.insertText(by);
    m_field->text()->setTextCursor(cursor);
    emit m_field->stepped();
    stopTyping();
}

} // namespace vd
