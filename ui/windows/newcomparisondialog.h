#pragma once

#include "id.h"

#include <QDialog>
#include <QList>

class QDialogButtonBox;
class QLabel;

namespace vd {

class Library;
class ComparisonToolPicker;

/// Asks for the two to four tools of a comparison, in order.
class NewComparisonDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int fewest = 2;
    static constexpr int most = 4;

    NewComparisonDialog(Library &library, const QList<ToolId> &preset, QWidget *parent);
    /// Two to four different tools once the dialog was accepted.
    [[nodiscard]] QList<ToolId> tools() const;

private:
    void check();

    QList<ComparisonToolPicker *> m_boxes;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace vd
