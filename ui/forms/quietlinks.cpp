#include "quietlinks.h"

#include <QTextDocumentFragment>

namespace vd {

QuietLinks::QuietLinks(const QString &accessibleName, QWidget *parent) : QLabel(parent)
{
    setAccessibleName(accessibleName);
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setFocusPolicy(Qt::StrongFocus);
    setForegroundRole(QPalette::PlaceholderText);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    setFont(small);
    setMargin(1);
    hide();
}

void QuietLinks::say(const QStringList &lines)
{
    const QString html = lines.join(QStringLiteral("<br>"));
    if (text() != html)
        setText(html);
    setAccessibleDescription(plainText());
    setVisible(!lines.isEmpty());
}

QString QuietLinks::link(const QString &target, const QString &text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(target.toHtmlEscaped(), text.toHtmlEscaped());
}

QString QuietLinks::plainText() const
{
    return QTextDocumentFragment::fromHtml(text()).toPlainText();
}

} // namespace vd
