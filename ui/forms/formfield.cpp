#include "formfield.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace vd {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

/// Undo belongs to the window: in ShortcutOverride its action gets the key, and without such an action nothing happens.
class UndoYield : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo))
            return false;
        event->ignore();
        return true;
    }
};

/// An exclamation mark on a disc: icon themes have nothing that can be read at this size on both light and dark.
QPixmap errorIcon(int size, qreal ratio, const QPalette &palette)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(errorColor(palette));
    painter.drawEllipse(QRectF(1, 1, size - 2, size - 2));
    painter.setBrush(palette.window());
    const qreal stroke = size / 8.0;
    painter.drawRoundedRect(QRectF((size - stroke) / 2, size * 0.24, stroke, size * 0.32), stroke / 2, stroke / 2);
    painter.drawEllipse(QPointF(size / 2.0, size * 0.71), stroke * 0.62, stroke * 0.62);
    return pixmap;
}

/// Rules speak in half sentences, to follow "FILE:LINE:".
QString asSentence(const QString &what)
{
    if (what.isEmpty())
        return what;
    const QString sentence = what.at(0).toUpper() + what.mid(1);
    return sentence.back().isPunct() ? sentence : QString(sentence + u'.');
}

class WheelGuard : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

QColor errorColor(const QPalette &palette)
{
    return isDark(palette) ? QColor(0xff, 0x9a, 0x90) : QColor(0xb0, 0x1c, 0x14);
}

QColor errorBase(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x4a, 0x26, 0x26) : QColor(0xff, 0xee, 0xec);
}

void tintError(QWidget *widget, bool wrong)
{
    QPalette palette;
    if (wrong)
        palette.setColor(QPalette::Base, errorBase(palette));
    const bool isTinted =
        widget->palette().isBrushSet(QPalette::Active, QPalette::Base) && widget->testAttribute(Qt::WA_SetPalette);
    if (wrong ? widget->palette().color(QPalette::Base) != palette.color(QPalette::Base) : isTinted)
        widget->setPalette(wrong ? palette : QPalette());
}

void yieldUndoKeys(QWidget *widget)
{
    widget->installEventFilter(new UndoYield(widget));
}

void ignoreWheelWithoutFocus(QWidget *widget)
{
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(new WheelGuard(widget));
}

FieldNote::FieldNote(QWidget *parent) : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont small = m_text->font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    m_text->setFont(small);
    m_icon->setAlignment(Qt::AlignTop);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 2);
    layout->setSpacing(5);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    refresh();
}

void FieldNote::setHelp(const QString &help)
{
    m_help = help;
    refresh();
}

void FieldNote::setError(const QString &sentence)
{
    m_error = sentence;
    refresh();
}

void FieldNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refresh();
}

void FieldNote::refresh()
{
    const bool wrong = !m_error.isEmpty();
    m_text->setText(wrong ? m_error : m_help);
    if (wrong) {
        QPalette red = palette();
        red.setColor(QPalette::WindowText, errorColor(red));
        m_text->setPalette(red);
        m_text->setForegroundRole(QPalette::WindowText);
        const int size = fontMetrics().height();
        m_icon->setPixmap(errorIcon(size, devicePixelRatioF(), red));
    } else {
        m_text->setPalette(QPalette());
        m_text->setForegroundRole(QPalette::PlaceholderText);
    }
    m_icon->setVisible(wrong);
    setVisible(wrong || !m_help.isEmpty());
}

FormField::FormField(QWidget *editor) : m_editor(editor), m_body(new QWidget), m_note(new FieldNote(m_body))
{
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(editor);
    layout->addWidget(m_note);
    editor->installEventFilter(this);
}

FormField::~FormField()
{
    if (m_body && !m_body->parent())
        delete m_body;
}

QWidget *FormField::focusTarget() const
{
    return m_editor->focusProxy() ? m_editor->focusProxy() : m_editor.data();
}

void FormField::setName(const QString &name)
{
    m_name = name;
    m_editor->setObjectName(name);
}

void FormField::describe(const QString &label, const QString &help)
{
    m_label = label;
    m_help = help;
    m_note->setHelp(help);
    focusTarget()->setAccessibleName(label);
    tell();
}

void FormField::setRemark(const QString &remark)
{
    m_remark = remark;
    tell();
}

void FormField::tell()
{
    QStringList sentences{m_error.isEmpty() ? m_help : m_error, m_remark};
    sentences.removeAll({});
    focusTarget()->setAccessibleDescription(sentences.join(u' '));
}

void FormField::setError(const QString &what)
{
    const QString sentence = asSentence(what);
    if (m_error == sentence)
        return;
    m_error = sentence;
    m_note->setError(sentence);
    tell();
    tint();
}

bool FormField::focusPart(const QString &part)
{
    if (!part.isEmpty())
        return false;
    m_editor->setFocus(Qt::OtherFocusReason);
    return true;
}

bool FormField::owns(const QWidget *widget) const
{
    return widget && m_editor && (widget == m_editor || m_editor->isAncestorOf(widget));
}

void FormField::touch()
{
    m_dirty = true;
    emit edited();
}

bool FormField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress && isInvalid() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        emit reverted();
        return true;
    }
    if (watched == m_editor && event->type() == QEvent::PaletteChange)
        tint();
    return QObject::eventFilter(watched, event);
}

void FormField::tint()
{
    QWidget *widget = tinted();
    if (!widget)
        return;
    tintError(widget, isInvalid());
}

} // namespace vd
