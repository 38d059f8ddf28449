#pragma once

#include "temporarylibrary.h"
#include "text.h"

namespace vd {

/// A small library for the library column's tests: three tools, one reviewed through every lens, a comparison, a
/// reviewer.
struct PanelSample
{
    TemporaryLibrary library;
    ToolId heron;
    ToolId stork;
    ToolId ibis;
    ReviewerId ada;
    ComparisonId waders;

    PanelSample()
    {
        heron = addTool(QStringLiteral("Heron"), QStringLiteral("Code model"));
        stork = addTool(QStringLiteral("Stork"), QStringLiteral("Linter"));
        ibis = addTool(QStringLiteral("Ibis"), QStringLiteral("Editor"));
        Reviewer reviewer;
        reviewer.name = QStringLiteral("Ada Brandt");
        reviewer.slug = QStringLiteral("ada");
        reviewer.persona = QStringLiteral("The Builder");
        ada = add(reviewer);
        Comparison comparison;
        comparison.slug = QStringLiteral("waders");
        comparison.tools = {heron, stork};
        waders = add(comparison);
    }

    template <class Record>
    Id<Record> add(const Record &record)
    {
        const auto id = library->add(record, QStringLiteral("test"));
        if (!id)
            qFatal("%s", qUtf8Printable(id.error().text()));
        return *id;
    }
    template <class Record>
    void update(const Record &record)
    {
        if (const auto done = library->update(record, QStringLiteral("test")); !done)
            qFatal("%s", qUtf8Printable(done.error().text()));
    }
    void remove(RecordRef record)
    {
        if (const auto done = library->remove(record, QStringLiteral("test")); !done)
            qFatal("%s", qUtf8Printable(done.error().text()));
    }
    ToolId addTool(const QString &name, const QString &category = {})
    {
        Tool tool;
        tool.name = name;
        tool.slug = slugOf(name);
        tool.category = category;
        return add(tool);
    }
    /// "Tool 0000", "Tool 0001" …, in one change.
    void addTools(int number)
    {
        auto change = library->change(QStringLiteral("test"));
        for (int i = 0; i < number; ++i) {
            Tool tool;
            tool.name = QStringLiteral("Tool %1").arg(i, 4, 10, QChar(u'0'));
            tool.slug = slugOf(tool.name);
            if (!(*change)->add(tool))
                qFatal("cannot add %s", qUtf8Printable(tool.name));
        }
        if (!(*change)->commit())
            qFatal("cannot commit");
    }
    void rename(ToolId id, const QString &name)
    {
        Tool tool = *library->get(id);
        tool.name = name;
        update(tool);
    }
    ReviewId addReview(ToolId tool, int lens, ReviewStatus status, Verdict verdict = Verdict::Ship)
    {
        Review review;
        review.tool = tool;
        review.reviewer = ada;
        review.lens = library->lenses()->at(lens).id;
        review.status = status;
        review.verdict = verdict;
        review.confidence = 70;
        review.quote = QStringLiteral("It wades through the diff.");
        return add(review);
    }
};

} // namespace vd
