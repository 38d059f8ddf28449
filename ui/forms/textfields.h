#pragma once

#include "formfield.h"
#include "growingtext.h"
#include "plaintextof.h"

#include <QLineEdit>
#include <QStringList>
#include <QTextCursor>
#include <QTextDocument>

namespace vd {

/// A line edit without an undo of its own, for fields and for cells.
class PlainLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit PlainLine(QWidget *parent = nullptr);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
};

/// A field around one line edit.
template <class Value>
class LineBased : public FieldOf<Value>
{
public:
    [[nodiscard]] PlainLine *line() const { return m_line; }
    /// Grey while the line is empty: an example, or the default that then holds.
    void setPlaceholder(const QString &text) { m_line->setPlaceholderText(text); }
    [[nodiscard]] QVariant typedText() const override { return m_line->text(); }
    void retype(const QVariant &typed) override { showText(typed.toString()); }
    void setReadOnly(bool readOnly, const QString &reason) override
    {
        m_line->setReadOnly(readOnly);
        m_line->setToolTip(reason);
    }

protected:
    LineBased() : LineBased(new PlainLine) {}
    explicit LineBased(PlainLine *line) : FieldOf<Value>(line), m_line(line)
    {
        QObject::connect(line, &QLineEdit::textEdited, this, [this] { this->touch(); });
    }
    void showText(const QString &text)
    {
        if (m_line->text() == text)
            return;
        const int position = m_line->cursorPosition();
        m_line->setText(text);
        m_line->setCursorPosition(m_line->hasFocus() ? qMin(position, int(text.size())) : 0);
    }

private:
    PlainLine *m_line;
};

/// One line of text. Space around it is not part of it.
class LineField : public LineBased<QString>
{
public:
    explicit LineField(const QString &placeholder = {}) { setPlaceholder(placeholder); }
    void show(const QString &value) override { showText(value); }
    Result<void> read(QString &value) const override;
};

/// Words or phrases in one line, separated by commas.
class TagsField : public LineBased<QStringList>
{
public:
    explicit TagsField(const QString &placeholder = {}) { setPlaceholder(placeholder); }
    void show(const QStringList &value) override { showText(value.join(QStringLiteral(", "))); }
    Result<void> read(QStringList &value) const override;
    bool focusPart(const QString &part) override; ///< "[1]": the second entry
};

/// A field around a text of several lines.
template <class Value>
class TextBased : public FieldOf<Value>
{
public:
    [[nodiscard]] GrowingText *text() const { return m_text; }
    void setPlaceholder(const QString &text) { m_text->setPlaceholderText(text); }
    [[nodiscard]] QVariant typedText() const override { return plainText(); }
    void retype(const QVariant &typed) override { showText(typed.toString()); }
    void setReadOnly(bool readOnly, const QString &reason) override
    {
        m_text->setReadOnly(readOnly);
        m_text->setToolTip(reason);
    }

protected:
    explicit TextBased(int leastLines) : TextBased(new GrowingText(leastLines)) {}
    [[nodiscard]] QString plainText() const { return plainTextOf(m_text); }
    void showText(const QString &text)
    {
        if (plainText() == text)
            return;
        m_showing = true;
        const int position = m_text->textCursor().position();
        m_text->setPlainText(text);
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(m_text->hasFocus() ? qMin(position, int(text.size())) : 0);
        m_text->setTextCursor(cursor);
        m_showing = false;
    }

private:
    explicit TextBased(GrowingText *text) : FieldOf<Value>(text), m_text(text)
    {
        QObject::connect(text, &QPlainTextEdit::textChanged, this, [this] {
            if (!m_showing)
                this->touch();
        });
    }

    GrowingText *m_text;
    bool m_showing = false;
};

/// A text of several lines, CommonMark on the page.
class TextField : public TextBased<QString>
{
public:
    explicit TextField(int leastLines = 3, const QString &placeholder = {}) : TextBased(leastLines)
    {
        setPlaceholder(placeholder);
    }
    void show(const QString &value) override { showText(value); }
    Result<void> read(QString &value) const override;
};

/// A list with one entry per line. Empty lines do not count.
class LinesField : public TextBased<QStringList>
{
public:
    explicit LinesField(int leastLines = 3, const QString &placeholder = {}) : TextBased(leastLines)
    {
        setPlaceholder(placeholder);
    }
    void show(const QStringList &value) override { showText(value.join(u'\n')); }
    Result<void> read(QStringList &value) const override;
    bool focusPart(const QString &part) override; ///< "[1]": the end of the second entry
};

} // namespace vd
