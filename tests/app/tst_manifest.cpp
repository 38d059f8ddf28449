// The notes of a site: what is written is read again, and what is cut or damaged is not.
#include "manifest.h"

#include <QBuffer>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

constexpr int fileCount = 3000; // several blocks

QByteArray pathOf(int file)
{
    return "compare/pair-" + QByteArray::number(file) + ".html";
}

WrittenFile fileOf(int file)
{
    return {quint64(file) + 1, quint64(file) + 2, file, qint64(file) << 40};
}

QByteArray manifest()
{
    QByteArray bytes;
    ManifestWriter writer([&](QByteArrayView block) { bytes.append(block); });
    HistoryMark mark;
    mark.seq = 7;
    mark.row = u"row"_s;
    writer.add(QUuid(u"{5d1b5f3e-8a0c-4a57-9e0c-0b6f5a2f7c11}"_s), mark);
    ToolStanding standing;
    standing.stamp = 5;
    standing.logo = u"logos/a.png"_s;
    standing.split = {3, 1};
    standing.reviews << ReviewLine{LensId{1}, ReviewerId{2}, Verdict::Skip, QDate(2026, 5, 1)};
    standing.flips << Flip{ToolId{9}, LensId{1}, ReviewerId{2}, Verdict::Skip, 3, QDate(2026, 5, 2)};
    writer.add(ToolId{9}, standing);
    for (int file = 0; file < fileCount; ++file) {
        writer.add(pathOf(file), fileOf(file));
        writer.add(ComparisonId{file + 1}, quint64(file));
    }
    writer.end();
    return bytes;
}

std::optional<Manifest> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return Manifest::read(buffer);
}

} // namespace

class ManifestTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsWritten()
    {
        const auto found = read(manifest());
        QVERIFY(found);
        QCOMPARE(found->library, QUuid(u"{5d1b5f3e-8a0c-4a57-9e0c-0b6f5a2f7c11}"_s));
        QCOMPARE(found->mark.seq, 7);
        QCOMPARE(found->mark.row, u"row"_s);
        const ToolStanding tool = found->tools.value(ToolId{9});
        QCOMPARE(tool.stamp, quint64(5));
        QCOMPARE(tool.logo, u"logos/a.png"_s);
        QCOMPARE(tool.split.ship, 3);
        QCOMPARE(tool.reviews.size(), 1);
        QCOMPARE(tool.reviews.first().on, QDate(2026, 5, 1));
        QCOMPARE(tool.flips.size(), 1);
        QCOMPARE(tool.flips.first().round, 3);
        QCOMPARE(found->comparisons.size(), fileCount);
        QCOMPARE(found->comparisons.value(ComparisonId{fileCount}), quint64(fileCount - 1));
        QCOMPARE(found->files.size(), std::size_t(fileCount));
        for (int file = 0; file < fileCount; ++file) {
            const auto at = found->files.find(QString::fromUtf8(pathOf(file)));
            QVERIFY(at);
            QCOMPARE(found->files.pathOf(*at), pathOf(file));
            QCOMPARE(found->files[*at].inputs, fileOf(file).inputs);
            QCOMPARE(found->files[*at].content, fileOf(file).content);
            QCOMPARE(found->files[*at].size, fileOf(file).size);
            QCOMPARE(found->files[*at].changed, fileOf(file).changed);
        }
        QVERIFY(!found->files.find(u"compare/pair--1.html"_s));
        QVERIFY(!WrittenFiles().find(u"index.html"_s));
    }

    void readsNothingThatIsCut()
    {
        const QByteArray whole = manifest();
        for (qsizetype size = 0; size < whole.size(); size += size < 64 ? 1 : 997)
            QVERIFY2(!read(whole.first(size)), qPrintable(QString::number(size)));
        QVERIFY(!read(whole.chopped(1)));
    }

    void readsNothingThatIsDamaged()
    {
        const QByteArray whole = manifest();
        for (qsizetype place = 0; place < whole.size(); place += place < 64 || place > whole.size() - 64 ? 1 : 97) {
            QByteArray damaged = whole;
            damaged[place] = char(damaged[place] ^ 0x10);
            QVERIFY2(!read(damaged), qPrintable(QString::number(place)));
        }
    }
};

QTEST_GUILESS_MAIN(ManifestTest)
#include "tst_manifest.moc"
