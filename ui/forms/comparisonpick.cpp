#include "comparisonpick.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace vd {

ComparisonPick::ComparisonPick()
    : FieldOf(new QWidget),
      m_layout(new QVBoxLayout),
      m_suggested(new QLabel),
      m_use(new QPushButton(tr("&Use suggestion")))
{
    m_suggested->setObjectName(QStringLiteral("suggestion"));
    m_suggested->setWordWrap(true);
    m_suggested->setTextFormat(Qt::PlainText);
    m_suggested->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_use->setObjectName(QStringLiteral("useSuggestion"));
    m_use->setAutoDefault(false);
    auto *layout = new QVBoxLayout(editor());
    layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    layout->addLayout(m_layout);
    layout->addWidget(m_suggested);
    layout->addWidget(m_use, 0, Qt::AlignLeft);
    connect(m_use, &QPushButton::clicked, this, [this] {
        select(m_suggestion.kind, m_suggestion.tool);
        touch();
    });
    setTools({});
    refreshSuggestion();
}

void ComparisonPick::setTools(const QList<QPair<ToolId, QString>> &tools)
{
    if (tools == m_tools && !m_choices.isEmpty())
        return;
    m_tools = tools;
    bool hadFocus = false;
    for (const Choice &choice : std::as_const(m_choices)) {
        hadFocus = hadFocus || choice.button->hasFocus();
        delete choice.button;
    }
    m_choices.clear();
    for (const auto &[id, name] : tools)
        addChoice(name, PickKind::Tool, id);
    addChoice(tr("It depends"), PickKind::Depends);
    addChoice(tr("Neither"), PickKind::Neither);
    addChoice(tr("No pick yet"), PickKind::None);
    select(m_kind, m_tool);
    if (hadFocus)
        focusPart({});
}

void ComparisonPick::addChoice(const QString &text, PickKind kind, ToolId tool)
{
    auto *button = new QRadioButton(QString(text).replace(u'&', QStringLiteral("&&")));
    button->setObjectName(QStringLiteral("pick%1").arg(m_choices.size() + 1));
    button->setAccessibleName(tr("Pick: %1").arg(text));
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name is cut rather than widening the form
    button->setToolTip(text);
    button->setEnabled(!m_readOnly);
    m_layout->addWidget(button);
    m_choices.append({button, kind, tool});
    connect(button, &QRadioButton::clicked, this, [this, kind, tool] {
        m_kind = kind;
        m_tool = tool;
        refreshSuggestion();
        touch();
    });
}

void ComparisonPick::show(const Comparison &value)
{
    select(value.pick, value.pickTool);
}

Result<void> ComparisonPick::read(Comparison &value) const
{
    value.pick = m_kind;
    value.pickTool = m_tool;
    return {};
}

void ComparisonPick::refresh(const Comparison &value)
{
    show(value);
}

void ComparisonPick::select(PickKind kind, ToolId tool)
{
    m_kind = kind;
    m_tool = tool;
    for (const Choice &choice : std::as_const(m_choices))
        if (choice.kind == kind && choice.tool == tool)
            choice.button->setChecked(true);
    refreshSuggestion();
}

void ComparisonPick::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    editor()->setToolTip(reason);
    for (const Choice &choice : std::as_const(m_choices))
        choice.button->setEnabled(!readOnly);
    refreshSuggestion();
}

bool ComparisonPick::focusPart(const QString &part)
{
    if (!part.isEmpty())
        return false;
    for (const Choice &choice : std::as_const(m_choices))
        if (choice.button->isChecked()) {
            choice.button->setFocus(Qt::OtherFocusReason);
            return true;
        }
    m_choices.first().button->setFocus(Qt::OtherFocusReason);
    return true;
}

void ComparisonPick::setSuggestion(const Suggestion &suggestion)
{
    m_suggestion = suggestion;
    refreshSuggestion();
}

void ComparisonPick::refreshSuggestion()
{
    m_suggested->setText(suggestionText());
    m_suggested->setVisible(!m_suggested->text().isEmpty());
    const bool followed = m_suggestion.kind == m_kind && m_suggestion.tool == m_tool;
    const bool offers = m_suggestion.kind != PickKind::None && !followed && !m_readOnly;
    if (m_use->hasFocus() && !offers)
        focusPart({});
    m_use->setVisible(offers);
}

QString ComparisonPick::suggestionText() const
{
    QString answer;
    switch (m_suggestion.kind) {
    case PickKind::None:
        return m_suggestion.reason.isEmpty() ? QString() : tr("No suggestion yet. %1").arg(m_suggestion.reason);
    case PickKind::Depends:
        answer = tr("“it depends”");
        break;
    case PickKind::Neither:
        answer = tr("“neither”");
        break;
    case PickKind::Tool:
        for (const auto &[id, name] : m_tools)
            if (id == m_suggestion.tool)
                answer = name;
        break;
    }
    return tr("The desk suggests %1. %2", "pick, reason").arg(answer, m_suggestion.reason);
}

} // namespace vd
