#include "markdownpage.h"

#include "markdowntext.h"
#include "pagecontext.h"
#include "sitepage.h"

#include <QRegularExpression>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A text of the page's data as it was typed: the data holds it escaped for HTML.
QString typed(const TemplateData &data, Name name)
{
    const TemplateValue *value = data.find(name.hash());
    const std::string_view escaped = value ? value->shown() : std::string_view();
    QString text = QString::fromUtf8(escaped.data(), qsizetype(escaped.size()));
    for (const auto &[entity, character] : {std::pair{"&lt;"_L1, u'<'},
                                            {"&gt;"_L1, u'>'},
                                            {"&quot;"_L1, u'"'},
                                            {"&#39;"_L1, u'\''},
                                            {"&amp;"_L1, u'&'}}) // the last, so that nothing is resolved twice
        text.replace(entity, QString(character));
    return text;
}

/// The same as Markdown within a line.
QString part(const TemplateData &data, Name name)
{
    return markdownText(typed(data, name));
}

const TemplateData &object(const TemplateData &data, Name name)
{
    static const TemplateData none;
    const TemplateValue *value = data.find(name.hash());
    return value && value->object() ? *value->object() : none;
}

const TemplateValue::List &list(const TemplateData &data, Name name)
{
    static const TemplateValue::List none;
    const TemplateValue *value = data.find(name.hash());
    return value && value->list() ? *value->list() : none;
}

QString link(const QString &text, const QString &address)
{
    static const QRegularExpression bare(u"^[^\\s()]+$"_s);
    QString target = address;
    for (const auto &[sign, code] : {std::pair{u'<', "%3C"_L1}, {u'>', "%3E"_L1}, {u'\\', "%5C"_L1}, {u'|', "%7C"_L1}})
        target.replace(sign, code);
    target.replace(u'&', u"&amp;"_s);
    return u'[' + text + u"]("_s + (bare.match(target).hasMatch() ? target : u'<' + target + u'>') + u')';
}

/// A table being written; its cells are Markdown.
class Table
{
public:
    explicit Table(const QStringList &head) { row(head), row(QStringList(head.size(), u"---"_s)); }
    void row(const QStringList &cells) { m_lines << u"| "_s + cells.join(u" | "_s) + u" |"_s; }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    QStringList m_lines;
};

class Page
{
public:
    Page(const PageContext &context, const TemplateData &data)
        : m_context(context), m_labels(context.labels), m_data(data)
    {
    }

    QByteArray write()
    {
        opening();
        tools();
        verdict();
        fit();
        points();
        pricing();
        facts();
        split();
        community();
        scorecard();
        foot();
        return (m_blocks.join(u"\n\n"_s) + u'\n').toUtf8();
    }

private:
    // What a document is made of

    void block(const QString &text)
    {
        if (!text.isEmpty())
            m_blocks << text;
    }
    void block(const QStringList &lines) { block(lines.join(u'\n')); }
    /// Number signs at a heading's end would be taken for decoration.
    void heading(int level, const QString &text)
    {
        qsizetype end = text.size();
        while (end > 0 && text.at(end - 1) == u'#')
            --end;
        const QString shown = end < text.size() ? text.first(end) + u'\\' + text.mid(end) : text;
        block(QString(level, u'#') + u' ' + shown);
    }
    void heading(int level, QLatin1String key) { heading(level, word(key)); }
    void prose(const QString &text)
    {
        for (const MarkdownBlock &own : markdownBlocks(text))
            block(own.lines);
    }
    [[nodiscard]] QString word(QLatin1String key) const { return markdownText(m_labels.text(key)); }
    static QString strong(const QString &text) { return text.isEmpty() ? text : u"**"_s + text + u"**"_s; }
    static QString emphasised(const QString &text) { return text.isEmpty() ? text : u'*' + text + u'*'; }
    static QString orUnknown(const QString &text) { return text.isEmpty() ? u"—"_s : text; }

    [[nodiscard]] QStringList toolNames() const
    {
        QStringList names;
        for (const auto &shown : m_context.tools)
            names << markdownText(shown->tool.name);
        return names;
    }

    /// "source, as of 1 May 2026", of a plan, a fact or a tally.
    [[nodiscard]] QString origin(const TemplateData &data) const
    {
        QStringList parts;
        if (data.isTrue("source"))
            parts << link(word("source"_L1), typed(data, "source"));
        if (data.isTrue("source_text"))
            parts << part(data, "source_text");
        if (const QString day = part(object(data, "as_of"), "text"); !day.isEmpty())
            parts << word("asof"_L1) + u' ' + day;
        return parts.join(u", "_s);
    }
    static QString inBrackets(const QString &text) { return text.isEmpty() ? QString() : u" ("_s + text + u')'; }

    // The page, from above

    void opening()
    {
        block(emphasised(part(m_data, "kicker")));
        heading(1, part(m_data, "headline"));
        block(strong(part(m_data, "dek")));
        QStringList byline;
        if (const QString day = part(object(m_data, "published"), "text"); !day.isEmpty())
            byline << word("byline.published"_L1) + u' ' + day;
        if (const QString day = part(object(m_data, "prices"), "text"); !day.isEmpty())
            byline << word("byline.prices"_L1) + u' ' + day;
        if (m_data.isTrue("reviewed_by"))
            byline << part(m_data, "reviewed_by");
        block(byline.join(u" · "_s));
    }

    [[nodiscard]] QString entry(const TemplateData &tool) const
    {
        if (tool.isTrue("entry_free"))
            return word("price.free"_L1);
        return tool.isTrue("entry_amount") ? part(tool, "entry_amount") + word("price.month"_L1) : orUnknown({});
    }

    void tools()
    {
        Table figures({QString(), word("figure.panel"_L1), word("figure.community"_L1), word("figure.entry"_L1)});
        for (const auto &shown : m_context.tools)
            figures.row({strong(markdownText(shown->tool.name)), orUnknown(part(*shown->data, "panel_ship")),
                         orUnknown(part(*shown->data, "community")), entry(*shown->data)});
        block(figures.lines());
        for (const auto &shown : m_context.tools) {
            const Tool &tool = shown->tool;
            if (tool.category.isEmpty() && tool.tagline.isEmpty() && tool.description.trimmed().isEmpty())
                continue;
            heading(2, markdownText(tool.name));
            QStringList lead;
            if (!tool.category.isEmpty())
                lead << emphasised(markdownText(tool.category));
            if (!tool.tagline.isEmpty())
                lead << strong(markdownText(tool.tagline));
            block(lead.join(u" · "_s));
            prose(tool.description);
        }
    }

    void verdict()
    {
        if (!m_data.isTrue("has_verdict"))
            return;
        heading(2, "verdict.title"_L1);
        block(strong(part(m_data, "pick")));
        prose(m_context.comparison.summary);
    }

    /// A part that some tools have, each under its name.
    template <class Write>
    void perTool(QLatin1String title, Name any, Name has, Write &&write)
    {
        if (!m_data.isTrue(any))
            return;
        heading(3, title);
        for (const auto &shown : m_context.tools)
            if (shown->data->isTrue(has)) {
                block(strong(markdownText(shown->tool.name)));
                write(shown->tool);
            }
    }

    void fit()
    {
        if (!m_data.isTrue("has_fit"))
            return;
        heading(2, "fit.title"_L1);
        perTool("fit.best"_L1, "any_best_for", "best_for", [this](const Tool &tool) { prose(tool.bestFor); });
        perTool("fit.not"_L1, "any_not_for", "not_for", [this](const Tool &tool) { prose(tool.notFor); });
    }

    void bullets(const QStringList &texts)
    {
        QStringList lines;
        for (const QString &text : texts)
            if (const QString shown = markdownLine(text); !shown.isEmpty())
                lines << u"- "_s + shown;
        block(lines);
    }

    void points()
    {
        if (!m_data.isTrue("has_points"))
            return;
        heading(2, "points.title"_L1);
        perTool("points.pros"_L1, "any_pros", "has_pros", [this](const Tool &tool) { bullets(tool.pros); });
        perTool("points.cons"_L1, "any_cons", "has_cons", [this](const Tool &tool) { bullets(tool.cons); });
    }

    [[nodiscard]] QString price(const TemplateData &plan) const
    {
        QString text;
        if (plan.isTrue("is_free"))
            text = word("price.free"_L1);
        else if (plan.isTrue("ask"))
            text = word("price.ask"_L1);
        else
            text = part(plan, "amount") + (plan.isTrue("monthly") ? word("price.month"_L1) : QString());
        return plan.isTrue("unit") ? text + u' ' + part(plan, "unit") : text;
    }

    void pricing()
    {
        if (!m_data.isTrue("has_pricing"))
            return;
        heading(2, "pricing.title"_L1);
        prose(m_context.comparison.pricingRead);
        if (!m_data.isTrue("any_plans"))
            return;
        QStringList caption{word("plans.caption"_L1)};
        if (m_data.isTrue("plans_currency"))
            caption << part(m_data, "plans_currency");
        if (m_data.isTrue("plans_currencies_differ"))
            caption << word("plans.currencies"_L1);
        block(caption.join(u' '));
        Table table({QString(), word("plans.plan"_L1), word("plans.month"_L1), word("plans.terms"_L1)});
        for (const auto &shown : m_context.tools) {
            const QString day = part(object(*shown->data, "plans_as_of"), "text");
            const QString name = strong(markdownText(shown->tool.name));
            const QString asOf = day.isEmpty() ? QString() : inBrackets(word("asof"_L1) + u' ' + day);
            for (const TemplateValue &value : list(*shown->data, "plans")) {
                const TemplateData &plan = *value.object();
                const bool isFirst = &value == &list(*shown->data, "plans").front();
                QStringList terms;
                for (const QString &term : {part(plan, "terms"), part(plan, "note"), origin(plan)})
                    if (!term.isEmpty())
                        terms << term;
                table.row({isFirst ? name + asOf : name, orUnknown(part(plan, "plan")), price(plan), terms.join(u' ')});
            }
        }
        block(table.lines());
    }

    [[nodiscard]] QString factCell(const TemplateData &cell) const
    {
        QStringList values;
        for (const TemplateValue &item : list(cell, "values")) {
            const TemplateData &value = *item.object();
            const QString text = part(value, "value") + part(object(value, "day"), "text");
            values << (value.isTrue("website") ? link(text, typed(value, "website")) : text) +
                          inBrackets(origin(value));
        }
        return orUnknown(values.join(u"; "_s));
    }

    void facts()
    {
        if (!m_data.isTrue("has_facts"))
            return;
        heading(2, "facts.title"_L1);
        QStringList head{word("facts.fact"_L1)};
        for (const auto &shown : m_context.tools) {
            const QString day = part(object(*shown->data, "facts_as_of"), "text");
            head << markdownText(shown->tool.name) +
                        (day.isEmpty() ? QString() : inBrackets(word("asof"_L1) + u' ' + day));
        }
        Table table(head);
        for (const TemplateValue &value : list(m_data, "facts")) {
            QStringList row{part(*value.object(), "fact")};
            for (const TemplateValue &cell : list(*value.object(), "cells"))
                row << factCell(*cell.object());
            table.row(row);
        }
        block(table.lines());
    }

    [[nodiscard]] QString splitCell(const TemplateData &cell) const
    {
        if (cell.isTrue("ship"))
            return word("verdict.ship"_L1);
        if (cell.isTrue("skip"))
            return word("verdict.skip"_L1);
        return cell.isTrue("divided") ? word("verdict.divided"_L1) + u' ' + part(cell, "split") : orUnknown({});
    }

    void split()
    {
        if (!m_data.isTrue("has_split"))
            return;
        heading(2, "split.title"_L1);
        block(markdownLine(typed(m_data, "split_text")));
        Table table(QStringList{word("split.lens"_L1)} + toolNames());
        QStringList panel{strong(word("split.panel"_L1))};
        for (const auto &shown : m_context.tools)
            panel << orUnknown(part(*shown->data, "split"));
        table.row(panel);
        for (const TemplateValue &value : list(m_data, "split_rows")) {
            const TemplateData &data = *value.object();
            QStringList row{part(data, "lens") +
                            (data.isTrue("apart") ? inBrackets(word("split.apart"_L1)) : QString())};
            for (const TemplateValue &cell : list(data, "cells"))
                row << splitCell(*cell.object());
            table.row(row);
        }
        block(table.lines());
    }

    void community()
    {
        if (!m_data.isTrue("any_votes"))
            return;
        heading(2, "community.title"_L1);
        block(markdownLine(typed(m_data, "votes_call")));
        QStringList lines;
        for (const auto &shown : m_context.tools) {
            QStringList sources;
            for (const TemplateValue &tally : list(*shown->data, "tallies"))
                sources << origin(*tally.object());
            const QString share = part(*shown->data, "community");
            lines << u"- "_s + strong(markdownText(shown->tool.name)) + u": "_s +
                         (share.isEmpty() ? QString() : share + u", "_s) + part(*shown->data, "votes_text") +
                         inBrackets(sources.join(u"; "_s));
        }
        block(lines);
    }

    /// The quote in the language's marks, with who said it below, as one quotation.
    void quote(const Review &review, const Tool &tool)
    {
        QList<MarkdownBlock> parts = markdownBlocks(review.quote);
        if (!parts.isEmpty() && parts.first().isParagraph)
            parts.first().lines.first().prepend(word("quote.open"_L1));
        if (!parts.isEmpty() && parts.last().isParagraph)
            parts.last().lines.last().append(word("quote.close"_L1));
        QStringList by;
        if (const Reviewer *reviewer = m_context.edition.reviewer(review.reviewer)) {
            by << strong(markdownText(reviewer->name));
            if (!reviewer->persona.isEmpty())
                by << markdownText(reviewer->persona);
        }
        QStringList judgement{by.join(u", "_s),
                              strong(word(review.verdict == Verdict::Ship ? "verdict.ship"_L1 : "verdict.skip"_L1)) +
                                  u' ' + markdownText(tool.name)};
        if (review.confidence)
            judgement << markdownText(
                m_labels.text("quote.sure"_L1, {{"percent"_L1, m_labels.percent(*review.confidence)}}));
        judgement.removeAll(QString());
        parts << MarkdownBlock{{u"— "_s + judgement.join(u" · "_s)}, true};
        QStringList lines;
        for (const MarkdownBlock &part : parts) {
            if (!lines.isEmpty())
                lines << u">"_s;
            for (const QString &text : part.lines)
                lines << (text.isEmpty() ? u">"_s : u"> "_s + text);
        }
        block(lines);
    }

    void scorecard()
    {
        if (!m_data.isTrue("has_scorecard"))
            return;
        heading(2, "scorecard.title"_L1);
        for (const Lens &lens : m_context.edition.lenses) {
            const auto isOfLens = [&](const Review &review) { return review.lens == lens.id; };
            const auto isReviewed = [&](const auto &shown) {
                return std::any_of(shown->current.begin(), shown->current.end(), isOfLens);
            };
            if (std::none_of(m_context.tools.begin(), m_context.tools.end(), isReviewed))
                continue;
            heading(3, markdownText(lens.title));
            block(markdownLine(lens.question));
            for (const auto &shown : m_context.tools) {
                if (!isReviewed(shown))
                    continue;
                heading(4, markdownText(shown->tool.name));
                for (const Review &review : shown->current)
                    if (isOfLens(review))
                        quote(review, shown->tool);
            }
        }
    }

    void foot()
    {
        const QList<const Reviewer *> &panel = m_context.panel;
        const QString footer = m_context.edition.publication.footer.trimmed();
        if (!panel.isEmpty()) {
            heading(2, "panel.title"_L1);
            for (const Reviewer *reviewer : panel) {
                block(strong(markdownText(reviewer->name)) +
                      (reviewer->persona.isEmpty() ? QString() : u", "_s + markdownText(reviewer->persona)));
                prose(reviewer->bio);
            }
        }
        if (!footer.isEmpty() || m_data.isTrue("has_figures"))
            block(u"___"_s);
        prose(footer);
        if (m_data.isTrue("has_figures"))
            block(markdownLine(typed(m_data, "method_text")));
    }

    const PageContext &m_context;
    const Labels &m_labels;
    const TemplateData &m_data;
    QStringList m_blocks;
};

} // namespace

QByteArray comparisonMarkdown(const PageInput &input, const Labels &labels)
{
    const Edition edition(input.publication, input.lenses, input.reviewers, labels);
    const ShownTools tools = shownTools(edition, input);
    const PageData data = comparisonData(edition, input.comparison, tools);
    return Page(PageContext(edition, input.comparison, tools), data.data()).write();
}

} // namespace vd
