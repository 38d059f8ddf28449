#pragma once

#include "library.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace vd {

/// A line that finds one tool by what is typed, however many there are. Down opens the list without typing.
class ToolSearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit ToolSearchBox(Library &library, QWidget *parent = nullptr);

    [[nodiscard]] ToolId tool() const { return m_tool; } ///< invalid while what is typed names none
    void setTool(ToolId tool);

signals:
    void toolChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer();
    void choose(ToolId tool, const QString &name);
    void settle();

    Library &m_library;
    ToolId m_tool;
    QStandardItemModel *m_hits;
    QCompleter *m_completer;
};

} // namespace vd
