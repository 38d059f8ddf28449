#pragma once

#include "library.h"
#include "textfields.h"

class QCompleter;
class QStandardItemModel;

namespace vd {

/// A line that finds one tool by what is typed, however many there are. Down opens the list without typing.
class ComparisonToolPicker : public PlainLine
{
    Q_OBJECT

public:
    explicit ComparisonToolPicker(Library &library, QWidget *parent = nullptr);

    /// The tool that is named here; invalid while the text names none.
    [[nodiscard]] ToolId tool() const { return m_tool; }
    void setTool(ToolId tool, const QString &name);
    /// Shows a text, and the tool that it names, if it names one.
    void setTyped(const QString &text);

signals:
    void picked(); ///< by a person: another tool, or a text that names none

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find();
    void offer();
    [[nodiscard]] ToolId exactlyNamed() const;

    static constexpr int mostHits = 20;
    Library &m_library;
    ToolId m_tool;
    QStandardItemModel *m_hits;
    QCompleter *m_completer;
};

} // namespace vd
