#pragma once

#include <QString>

namespace vd::bench {

/// Each measures one promise and prints its lines; `folder` is for scratch files, `library` the big one.
void measureImport(const QString &folder);
void measureSearch(const QString &library);
/// Starts processes of their own: the desk on the big library, and a bare window.
void measureStart(const QString &library);
/// In this process, which must have a QApplication: typing until the preview has been repainted; memory before the
/// preview.
void measureTyping(const QString &folder);
/// Planning a merge, and reading what it compares.
void measureMerge(const QString &folder);
/// Exporting a site, against a program that only writes the same bytes, and against Hugo.
void measureSite(const QString &folder);
/// The writing aids: what they cost at a keystroke.
void measureFormulas();

} // namespace vd::bench
