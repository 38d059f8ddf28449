#pragma once

#include "result.h"

#include <QLabel>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QVariant>
#include <QWidget>

namespace vd {

/// The line under a widget: help in grey, or what is wrong, in red with an icon. Takes no room when it is empty.
class FieldNote : public QWidget
{
    Q_OBJECT

public:
    explicit FieldNote(QWidget *parent = nullptr);
    void setHelp(const QString &help);
    void setError(const QString &sentence); ///< empty: back to the help

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_icon;
    QLabel *m_text;
    QString m_help;
    QString m_error;
};

/// A red that can be read on the palette's window colour, light or dark.
[[nodiscard]] QColor errorColor(const QPalette &palette);
/// The palette's field background with a breath of that red.
[[nodiscard]] QColor errorBase(const QPalette &palette);
/// Gives a widget that background, or its own back.
void tintError(QWidget *widget, bool wrong);
/// Lets the window's Undo and Redo have their keys where the widget has an undo of its own.
void yieldUndoKeys(QWidget *widget);
/// Keeps the mouse wheel from changing a widget that the reader only scrolls past.
void ignoreWheelWithoutFocus(QWidget *widget);

/// A widget for one value of a record. It does not know the record: a Buffer binds it to a member.
/// What a person changes makes it dirty; what is not valid stays on screen, marked with a sentence.
class FormField : public QObject
{
    Q_OBJECT

public:
    ~FormField() override;

    [[nodiscard]] QString name() const { return m_name; } ///< as in the record: "tagline", "newsletter.kicker"
    [[nodiscard]] QString label() const { return m_label; }
    [[nodiscard]] QWidget *editor() const { return m_editor; } ///< what the label names and the cursor goes to
    [[nodiscard]] QWidget *focusTarget() const;                ///< the editor, or the part of it that takes the focus
    [[nodiscard]] QWidget *body() const { return m_body; }     ///< the editor, and under it help or error
    /// Called by Buffer::bind.
    void setName(const QString &name);
    /// Called by FormPage::place.
    void describe(const QString &label, const QString &help);
    /// For those who hear the field: what else there is only to be seen in it, e.g. marks; empty: nothing.
    void setRemark(const QString &remark);

    [[nodiscard]] bool isDirty() const { return m_dirty; }
    void setDirty(bool dirty) { m_dirty = dirty; }
    [[nodiscard]] bool isInvalid() const { return !m_error.isEmpty(); }
    [[nodiscard]] QString error() const { return m_error; }
    /// Marks what is wrong; an empty sentence takes the mark away.
    void setError(const QString &what);
    /// Marks the part of the field that the error is about.
    virtual void mark(const Error &error) { setError(error.what); }

    /// What is on screen, to come back to when it is not valid; an invalid variant where there is nothing to refuse.
    [[nodiscard]] virtual QVariant typedText() const { return {}; }
    /// Puts typedText() back over what is shown. The one who calls it makes the field dirty.
    virtual void retype(const QVariant &) {}

    virtual void setReadOnly(bool readOnly, const QString &reason) = 0;
    /// Puts the cursor here; `part` is what follows the field's name, e.g. "[2].amount".
    virtual bool focusPart(const QString &part);
    /// Whether a widget is the editor or within it.
    [[nodiscard]] bool owns(const QWidget *widget) const;

signals:
    void edited();   ///< by a person
    void stepped();  ///< what comes next is an undo step of its own; before and after what is not typing
    void reverted(); ///< Escape on what is not valid: show what is stored

protected:
    explicit FormField(QWidget *editor);
    void touch(); ///< a person changed something
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// What turns reddish when the field is not valid; none: nullptr.
    [[nodiscard]] virtual QWidget *tinted() const { return m_editor; }

private:
    void tint();
    void tell();

    QPointer<QWidget> m_editor;
    QPointer<QWidget> m_body;
    FieldNote *m_note;
    QString m_name;
    QString m_label;
    QString m_help;
    QString m_error;
    QString m_remark;
    bool m_dirty = false;
};

/// A field of one type of value.
template <class Value>
class FieldOf : public FormField
{
public:
    using FormField::FormField;

    /// Shows a value instead of whatever is on screen, without moving the cursor more than it must.
    virtual void show(const Value &value) = 0;
    /// Writes what is on screen over `value`. What is not valid leaves it as it was, and is the Error.
    virtual Result<void> read(Value &value) const = 0;
    /// Shows what became of the value elsewhere, unless the screen says so already or holds something invalid.
    virtual void refresh(const Value &value)
    {
        if (isInvalid())
            return;
        Value said = value;
        if (!read(said) || !(said == value))
            show(value);
    }
};

} // namespace vd
