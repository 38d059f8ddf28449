#pragma once

#include <QDate>
#include <QString>
#include <string>

namespace vd {

/// Typed text as UTF-8 for a page, without the code points that HTML forbids: controls, non-characters, lone
/// surrogates. Not escaped: the template does that.
[[nodiscard]] std::string pageText(const QString &text);
/// YYYY-MM-DD, as QDate writes it, many times faster; empty for no date and for years of other lengths.
[[nodiscard]] std::string isoDay(QDate date);
/// The source expression of a content security policy that allows this inline text.
[[nodiscard]] std::string policyHash(const std::string &text);
/// A name inside a sentence: one that is written from right to left, or steers direction, must not turn its neighbours
/// round.
[[nodiscard]] QString isolated(const QString &name);
/// Whether text is a data: URL of a PNG, JPEG, WebP or GIF image in base64, the only pictures a page shows.
[[nodiscard]] bool isPictureUrl(const QString &text);
/// An http(s) address for people: host and path, or the host alone where that would be long.
[[nodiscard]] QString siteOf(const QString &address);

} // namespace vd
