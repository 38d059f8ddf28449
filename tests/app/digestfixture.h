#pragma once

#include "digestproposal.h"
#include "pagetheme.h"
#include "temporarylibrary.h"

#include <QTest>

namespace vd {

using namespace Qt::StringLiterals;

inline const QDate monday(2026, 5, 11);
inline const QDate sunday(2026, 5, 17);
inline constexpr qint64 day = qint64(24) * 60 * 60 * 1000;

inline const Labels &labels()
{
    static const auto theme = PageTheme::standard();
    return theme->language(u"en"_s).labels;
}

/// Two comparisons of three tools, one old, one of the week; the clock says Friday of that week.
struct Week
{
    TemporaryLibrary library;
    ToolId heron, stork, egret;
    ReviewerId ada;
    ComparisonId older, newer;

    Week()
    {
        heron = addTool(u"Heron"_s);
        stork = addTool(u"Stork"_s);
        egret = addTool(u"Egret"_s);
        Reviewer reviewer;
        reviewer.slug = u"ada"_s;
        reviewer.name = u"Ada Quill"_s;
        ada = *library->add(reviewer, u"new"_s);
        older = addComparison(u"heron-vs-stork"_s, {heron, stork}, QDate(2026, 4, 2),
                              u"# Read this\n\nTake **Heron**,\n"
                              "[for now](https://heron.example)."
                              "\n\nMore below."_s);
        newer = addComparison(u"stork-vs-egret"_s, {stork, egret}, QDate(2026, 5, 13), {});
        Publication publication = *library->publication();
        publication.name = u"The Wader – Review"_s;
        publication.baseUrl = u"https://wader.example/reviews/"_s;
        publication.footer = u"Write to <mailto:desk@wader.example>."_s;
        [&] { QVERIFY(library->update(publication, u"edit"_s).ok()); }();
    }
    ToolId addTool(const QString &name)
    {
        Tool tool;
        tool.slug = name.toLower();
        tool.name = name;
        return *library->add(tool, u"new"_s);
    }
    ComparisonId addComparison(const QString &slug, const QList<ToolId> &tools, QDate on, const QString &summary)
    {
        Comparison comparison;
        comparison.slug = slug;
        comparison.tools = tools;
        comparison.dek = u"A question of legs."_s;
        comparison.summary = summary;
        comparison.status = ComparisonStatus::Published;
        comparison.publishedOn = on;
        return *library->add(comparison, u"new"_s);
    }
    void review(ToolId tool, Verdict verdict, int round, QDate on, LensId lens = {})
    {
        Review review;
        review.tool = tool;
        review.reviewer = ada;
        review.lens = lens.isValid() ? lens : library->lenses()->first().id;
        review.round = round;
        review.verdict = verdict;
        review.quote = u"Said."_s;
        review.status = ReviewStatus::Approved;
        review.writtenOn = on;
        QVERIFY(library->add(review, u"new"_s).ok());
    }
    QList<DigestEntry> entries(QDate from = monday, QDate to = sunday)
    {
        return *DigestProposal(*library, labels()).entries(from, to);
    }
    Digest digest()
    {
        Digest digest = *DigestProposal(*library, labels()).digest(monday, sunday);
        digest.intro = u"Two waders. „Grüße“ – and a long address: <https://wader.example/%1>"_s.arg(QString(90, u'x'));
        return digest;
    }
};

} // namespace vd
