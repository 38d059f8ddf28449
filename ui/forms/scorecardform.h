#pragma once

#include "recordform.h"

class QStackedLayout;
class QTabWidget;

namespace vd {

class Banner;
class ScorecardTab;
class WritingAids;

/// The reviews of one tool, a tab per lens in the lenses' order. A review is shown in its lens's tab; a tool's record
/// stands for the whole scorecard. Fields are named "primitive.quote", "buyer.answers.moat", "thesis.verdict".
class ScorecardForm : public RecordForm
{
    Q_OBJECT

public:
    explicit ScorecardForm(Library &library, QWidget *parent = nullptr);
    ~ScorecardForm() override;

    /// The review on screen; while it is not made yet, the tool.
    [[nodiscard]] RecordRef record() const override;
    /// A review or a tool.
    void load(RecordRef record) override;
    /// The tool's scorecard at a lens; without one, the tab stays the one that it is.
    void openTool(ToolId tool, const QString &lensKey = {});
    [[nodiscard]] ToolId tool() const { return m_tool; }
    void flush() override;
    [[nodiscard]] QString refusal() const override;
    [[nodiscard]] QStringList refusals() const override;
    bool focusField(const QString &field) override;
    [[nodiscard]] TypedRecord typed() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh(const Changes &changes);
    void makeTabs();
    void refreshMarks();
    void addReviewer(const ScorecardTab *tab);
    [[nodiscard]] ScorecardTab *tab(int index) const;
    [[nodiscard]] int indexOf(const QString &lensKey) const;

    Library &m_library;
    ToolId m_tool;
    QList<Lens> m_lenses;
    WritingAids *m_aids;
    Banner *m_banner;
    QTabWidget *m_tabs;
    QWidget *m_empty;
    QStackedLayout *m_stack;
};

} // namespace vd
