#pragma once

#include "library.h"

#include <QLabel>

namespace vd {

/// One line per lens: where the tool's review stands, as a link to it.
class ReviewLinks : public QLabel
{
    Q_OBJECT

public:
    explicit ReviewLinks(Library &library, QWidget *parent = nullptr);
    void show(ToolId tool);

signals:
    void lensChosen(const QString &lensKey);

private:
    [[nodiscard]] static QString stateOf(const Review &review);
    void refresh();

    Library &m_library;
    ToolId m_tool;
};

} // namespace vd
