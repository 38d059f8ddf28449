#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QRgb>
#include <utility>

namespace vd {

/// A PNG file of a picture without transparency that is drawn in a few flat colours and their antialiased edges, given
/// as (ground, colour) pairs: one byte a pixel where every pixel lies near such an edge, all colours otherwise, as with
/// an emoji in it.
[[nodiscard]] QByteArray palettePng(const QImage &picture, const QList<std::pair<QRgb, QRgb>> &edges);

} // namespace vd
