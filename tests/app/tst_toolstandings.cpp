// What is known of very many tools' reviews: it comes back as it was given, though most of it is not in memory.
#include "namelessfile.h"
#include "toolstandings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 8000; // tools: their lists are more than is kept in memory

ToolStanding standingOf(int tool)
{
    ToolStanding standing;
    standing.stamp = quint64(tool) + 1;
    standing.logo = tool % 3 == 0 ? QString() : u"logos/é-%1.png"_s.arg(tool);
    standing.split = {tool % 5, tool % 2};
    for (int line = 0; line < tool % 9; ++line)
        standing.reviews << ReviewLine{LensId{line + 1}, ReviewerId{tool % 4 + 1},
                                       line % 2 ? Verdict::Ship : Verdict::Skip,
                                       line == 0 ? QDate() : QDate(2026, 1, 1).addDays((tool + line * 5) % 11)};
    if (tool % 100 == 7)
        standing.flips << Flip{ToolId{tool + 1}, LensId{1}, ReviewerId{2},
                               Verdict::Skip,    2,         QDate(2025, 1, 1).addDays(tool)};
    return standing;
}

auto fieldsOf(const ReviewLine &line)
{
    return std::tuple(line.lens.value, line.reviewer.value, line.verdict, line.on);
}

template <class List>
auto eachOf(const List &lines)
{
    QList<decltype(fieldsOf(lines.first()))> fields;
    for (const auto &line : lines)
        fields << fieldsOf(line);
    return fields;
}

} // namespace

class ToolStandingsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        qputenv("TMPDIR", m_folder.path().toUtf8());
        m_standings = ToolStandings(many);
        for (int tool = many - 1; tool >= 0; --tool) // in any order
            if (tool != 5)
                m_standings.set(tool, standingOf(tool));
    }

    void givesBackWhatItWasGiven()
    {
        QVERIFY(!namelessFileIn(m_folder.path()).isEmpty());
        for (int tool = 0; tool < many; ++tool) {
            const ToolStanding expected = tool == 5 ? ToolStanding() : standingOf(tool);
            const ToolStanding standing = m_standings.at(tool);
            QCOMPARE(standing.stamp, expected.stamp);
            QCOMPARE(standing.logo, expected.logo);
            QCOMPARE(standing.split, expected.split);
            QCOMPARE(eachOf(standing.reviews), eachOf(expected.reviews));
            QCOMPARE(standing.flips.size(), expected.flips.size());
            QDate last;
            for (const ReviewLine &line : expected.reviews)
                if (line.on.isValid() && (!last.isValid() || last < line.on))
                    last = line.on;
            QCOMPARE(m_standings.reviewedOn(tool), last);
        }
        QVERIFY(!m_standings.isLost());
    }

    void knowsWhoWroteWhat()
    {
        QCOMPARE(m_standings.reviewers(), (QSet<ReviewerId>{{1}, {2}, {3}, {4}}));
        int all = 0, given = 0;
        for (int reviewer = 1; reviewer <= 4; ++reviewer) {
            const auto own = m_standings.reviewsBy(ReviewerId{reviewer});
            for (const auto &[tool, line] : own)
                QCOMPARE(tool % 4 + 1, reviewer);
            QVERIFY(
                std::is_sorted(own.begin(), own.end(), [](const auto &a, const auto &b) { return a.tool < b.tool; }));
            all += int(own.size());
        }
        for (int tool = 0; tool < many; ++tool)
            given += tool == 5 ? 0 : int(standingOf(tool).reviews.size());
        QCOMPARE(all, given);
        QVERIFY(m_standings.reviewsBy(ReviewerId{5}).isEmpty());
    }

    void listsFlipsOfAllToolsTheNewestFirst()
    {
        QVERIFY(m_standings.hasFlips());
        const QList<Flip> flips = m_standings.flips();
        QCOMPARE(flips.size(), many / 100);
        QCOMPARE(flips.first().tool, ToolId{many - 100 + 7 + 1});
        QCOMPARE(flips.last().tool, ToolId{7 + 1});
        QVERIFY(!ToolStandings(3).hasFlips());
        QVERIFY(ToolStandings(3).flips().isEmpty());
    }

    void saysWhenAListIsLost()
    {
        QVERIFY(QFile::resize(namelessFileIn(m_folder.path()), 0));
        QVERIFY(!m_standings.isLost());
        QCOMPARE(m_standings.reviews(1007).size(), 1007 % 9); // of nobody
        QVERIFY(m_standings.isLost());
    }

private:
    QTemporaryDir m_folder;
    ToolStandings m_standings;
};

QTEST_GUILESS_MAIN(ToolStandingsTest)
#include "tst_toolstandings.moc"
