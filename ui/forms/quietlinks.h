#pragma once

#include <QLabel>
#include <QStringList>

namespace vd {

/// A few quiet lines under a field, with links in them. Takes no room when there are none. Links are followed by mouse
/// and keyboard.
class QuietLinks : public QLabel
{
    Q_OBJECT

public:
    explicit QuietLinks(const QString &accessibleName, QWidget *parent = nullptr);
    /// Lines of HTML, as link() and toHtmlEscaped() make it.
    void say(const QStringList &lines);
    [[nodiscard]] static QString link(const QString &target, const QString &text);
    /// Without markup.
    [[nodiscard]] QString plainText() const;
};

} // namespace vd
