#pragma once

#include "comparison.h"
#include "formfield.h"
#include "suggestion.h"

#include <QCoreApplication>

class QLabel;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace vd {

/// The editor's answer, and below it what the desk suggests. Its value is the whole record: the choices are its tools.
class ComparisonPick : public FieldOf<Comparison>
{
    Q_OBJECT

public:
    ComparisonPick();
    void show(const Comparison &value) override;
    Result<void> read(Comparison &value) const override;
    void refresh(const Comparison &value) override;
    void setReadOnly(bool readOnly, const QString &reason) override;
    bool focusPart(const QString &part) override;

    /// Names the choices, in the comparison's order.
    void setTools(const QList<QPair<ToolId, QString>> &tools);
    void setSuggestion(const Suggestion &suggestion);

protected:
    [[nodiscard]] QWidget *tinted() const override { return nullptr; }

private:
    struct Choice
    {
        QRadioButton *button;
        PickKind kind;
        ToolId tool;
    };

    void addChoice(const QString &text, PickKind kind, ToolId tool = {});
    void select(PickKind kind, ToolId tool);
    void refreshSuggestion();
    [[nodiscard]] QString suggestionText() const;

    QVBoxLayout *m_layout;
    QLabel *m_suggested;
    QPushButton *m_use;
    QList<Choice> m_choices;
    QList<QPair<ToolId, QString>> m_tools;
    Suggestion m_suggestion;
    PickKind m_kind = PickKind::None;
    ToolId m_tool;
    bool m_readOnly = false;
};

} // namespace vd
