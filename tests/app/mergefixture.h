#pragma once

#include "libraryjsonwriter.h"
#include "librarymerge.h"
#include "mergeapply.h"
#include "temporarylibrary.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

/// Everything a library holds, in an order that does not depend on row numbers.
inline QJsonObject contentOf(Library &library)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!LibraryJsonWriter::write(library, buffer))
        return {};
    QJsonObject content = QJsonDocument::fromJson(buffer.data()).object();
    const auto sorted = [](const QJsonValue &list) {
        QList<QJsonObject> records;
        for (const auto &one : list.toArray()) {
            QJsonObject record = one.toObject();
            QStringList former = record.value("aliases"_L1).toVariant().toStringList();
            former.sort(); // their order says nothing
            if (!former.isEmpty())
                record.insert("aliases"_L1, QJsonArray::fromStringList(former));
            records << record;
        }
        std::sort(records.begin(), records.end(),
                  [](auto &a, auto &b) { return a["uid"_L1].toString() < b["uid"_L1].toString(); });
        QJsonArray array;
        for (const QJsonObject &record : records)
            array.append(record);
        return array;
    };
    for (const char *list : {"lenses", "reviewers", "tools", "comparisons", "deleted"}) {
        QJsonArray records = sorted(content.value(QLatin1String(list)));
        if (QLatin1String(list) == "tools"_L1)
            for (qsizetype i = 0; i < records.size(); ++i) {
                QJsonObject tool = records.at(i).toObject();
                tool.insert("reviews"_L1, sorted(tool.value("reviews"_L1)));
                records.replace(i, tool);
            }
        content.insert(QLatin1String(list), records);
    }
    return content;
}

inline QString difference(const QJsonObject &a, const QJsonObject &b)
{
    const auto lines = [](const QJsonObject &object) {
        return QString::fromUtf8(QJsonDocument(object).toJson()).split(u'\n');
    };
    const QStringList left = lines(a);
    const QStringList right = lines(b);
    for (qsizetype i = 0; i < qMax(left.size(), right.size()); ++i)
        if (left.value(i) != right.value(i))
            return u"line %1:\n%2\nagainst:\n%3"_s.arg(i).arg(left.mid(qMax(0, i - 4), 10).join(u'\n'),
                                                              right.mid(qMax(0, i - 4), 10).join(u'\n'));
    return {};
}

/// Two copies of a library that go their own ways.
class MergeFixture
{
protected:
    void begin()
    {
        m_common = std::make_unique<TemporaryLibrary>();
        Library &library = **m_common;
        m_tools.clear();
        for (const char *name : {"Heron", "Stork", "Crane"}) {
            Tool tool;
            tool.name = QLatin1String(name);
            tool.slug = tool.name.toLower();
            tool.tags = {u"bird"_s};
            m_tools << *library.add(tool, u"new tool"_s);
        }
        Comparison comparison;
        comparison.slug = u"birds"_s;
        comparison.tools = m_tools;
        QVERIFY(library.add(comparison, u"new comparison"_s));
        Reviewer reviewer;
        reviewer.name = u"Ilka"_s;
        reviewer.slug = u"ilka"_s;
        m_reviewer = *library.add(reviewer, u"new reviewer"_s);
        Review review;
        review.tool = m_tools.first();
        review.reviewer = m_reviewer;
        review.lens = library.lenses()->first().id;
        review.quote = u"As it was sent."_s;
        m_review = *library.add(review, u"new review"_s);
    }
    void end()
    {
        m_ours.reset();
        m_theirs.reset();
        m_common.reset();
    }
    /// Copies the common library to two files and opens both.
    void part()
    {
        for (const QString &name : {u"a.verdict"_s, u"b.verdict"_s})
            QVERIFY(LibraryFile::backup((*m_common)->connection(), m_common->file(name)));
        m_ours = open(u"a.verdict"_s);
        m_theirs = open(u"b.verdict"_s);
        m_common->advance(60000);
    }
    [[nodiscard]] std::unique_ptr<Library> open(const QString &name)
    {
        Library::Opened opened = Library::open(m_common->file(name), m_common->options());
        if (!opened.library)
            qFatal("%s", qUtf8Printable(opened.message));
        return std::move(opened.library);
    }
    [[nodiscard]] MergePlan plan(Library &ours, Library &theirs)
    {
        const auto planned = LibraryMerge::plan(ours, theirs);
        if (!planned)
            qFatal("%s", qUtf8Printable(planned.error().text()));
        return *planned;
    }
    ImportReport merge(Library &ours, Library &theirs, Take conflicts = Take::Undecided)
    {
        m_common->advance(10000);
        MergePlan merged = plan(ours, theirs);
        qInfo("%s", qUtf8Printable(merged.lines().join(u'\n')));
        if (conflicts != Take::Undecided)
            merged.accept(conflicts);
        const auto done = applyMerge(ours, merged, u"merge"_s);
        if (!done)
            qFatal("%s", qUtf8Printable(done.error().text()));
        return *done;
    }
    std::unique_ptr<TemporaryLibrary> m_common;
    std::unique_ptr<Library> m_ours;
    std::unique_ptr<Library> m_theirs;
    QList<ToolId> m_tools;
    ReviewerId m_reviewer;
    ReviewId m_review;
};

} // namespace vd
