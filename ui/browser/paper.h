#pragma once

#include "result.h"

#include <QByteArray>
#include <QPageLayout>

#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace vd::paper {

/// The sheet people print on where the locale is: Letter in the United States, else A4.
[[nodiscard]] QPageLayout layout();
/// Of that sheet, in CSS pixels.
[[nodiscard]] int cssWidth();
[[nodiscard]] int cssMargin();

/// Called once, from the event loop; not at all when the owner is gone by then.
using Done = std::function<void(Result<void>)>;

/// Writes the page as PDF, whole or not at all. ErrorKind::File when the file cannot be written.
void savePdf(const QByteArray &html, const QString &path, QWidget *owner, Done done);

/// Prints the page in its light appearance with the printer's settings. ErrorKind::File when it cannot be printed.
void print(const QByteArray &html, const std::shared_ptr<QPrinter> &printer, QWidget *owner, Done done);

} // namespace vd::paper
