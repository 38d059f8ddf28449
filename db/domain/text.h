#pragma once

#include <QString>
#include <QStringList>

namespace vd {

/// A slug for people and addresses: lower-case ASCII letters, digits and single hyphens; "untitled" when nothing is
/// left.
[[nodiscard]] QString slugOf(const QString &name);
/// Whether text is a slug as slugOf makes them.
[[nodiscard]] bool isSlug(const QString &text);
/// Words as an editor counts them: runs of non-space that hold a letter or a digit.
[[nodiscard]] int wordCount(const QString &text);
/// "A vs B", "A vs B vs C".
[[nodiscard]] QString versus(const QStringList &names);
/// Whether text is an absolute http or https URL with a host.
[[nodiscard]] bool isWebAddress(const QString &text);

} // namespace vd
