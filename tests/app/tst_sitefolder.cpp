// The folder of a site: files that come piece by piece, short and long, and those that fail on the way.
#include "sitefolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QString page = u"compare/a.html"_s, front = u"index.html"_s;

/// As much as is asked for, begun with a word.
QByteArray textOf(const QByteArray &word, qsizetype size)
{
    return word.leftJustified(size, 'x', true);
}

SiteFolder::Make inPieces(const QByteArray &text)
{
    return [text](const TakeBytes &take) {
        constexpr qsizetype piece = 10'000;
        for (qsizetype from = 0; from < text.size(); from += piece)
            take(QByteArrayView(text).sliced(from, qMin(piece, text.size() - from)));
        return Result<void>();
    };
}

Result<void> isFull(const TakeBytes &take)
{
    for (int i = 0; i < 100; ++i)
        take(QByteArray(10'000, 'y'));
    return Error{ErrorKind::File, u"the disk is full"_s, {}, {}};
}

} // namespace

class TestSiteFolder : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestSiteFolder)

public:
    TestSiteFolder() = default;

private slots:
    void init() { QDir(site()).removeRecursively(); }
    void aFileIsWhatWasMade_data() { sizes(); }
    void aFileIsWhatWasMade();
    void theSameBytesAreNotWritten_data() { sizes(); }
    void theSameBytesAreNotWritten();
    void aFailureLeavesTheOldFile_data() { sizes(); }
    void aFailureLeavesTheOldFile();
    void aFailureLeavesNothingWhereNothingWas();

private:
    static void sizes()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("empty") << qsizetype(0);
        QTest::newRow("short") << qsizetype(100);
        QTest::newRow("held in memory to the last byte") << qsizetype(1 << 18);
        QTest::newRow("one more") << qsizetype((1 << 18) + 1);
        QTest::newRow("long") << qsizetype(3'000'000);
    }
    /// One export of these files. Answers how many were written, -1 after a failure.
    int exported(const QMap<QString, SiteFolder::Make> &files, quint64 inputs = 1)
    {
        const auto folder = SiteFolder::open(site(), false);
        for (const QString &path : files.keys())
            if (!(*folder)->expect(path, 0))
                return -1;
        if (!(*folder)->announce())
            return -1;
        int written = 0;
        bool failed = false;
        for (auto file = files.begin(); file != files.end(); ++file) {
            const auto done = (*folder)->write(file.key(), *file, inputs);
            failed |= !done;
            written += done && *done ? 1 : 0;
        }
        if (!(*folder)->finish(m_library, {}, !failed, [](ManifestWriter &) {}))
            return -1;
        return failed ? -1 : written;
    }
    [[nodiscard]] QString site() const { return m_folder.path() + u"/site"_s; }
    [[nodiscard]] QByteArray bytesOf(const QString &path) const
    {
        QFile file(site() + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    [[nodiscard]] QStringList drafts() const
    {
        return QDir(site() + u"/.verdict-site"_s).entryList({u"draft-*"_s, u"new"_s});
    }

    QTemporaryDir m_folder;
    QUuid m_library = QUuid::createUuidV5(QUuid(), u"library"_s);
};

void TestSiteFolder::aFileIsWhatWasMade()
{
    QFETCH(qsizetype, size);
    const QByteArray first = textOf("first", size), second = textOf("second", size + 1);
    QCOMPARE(exported({{page, inPieces(first)}, {front, inPieces(first)}}), 2);
    QCOMPARE(bytesOf(page), first); // in a new folder
    QCOMPARE(bytesOf(front), first);
    QCOMPARE(exported({{page, inPieces(second)}, {front, inPieces(second)}}), 2);
    QCOMPARE(bytesOf(page), second); // in place of another
    QCOMPARE(bytesOf(front), second);
    QCOMPARE(drafts(), QStringList());
}

void TestSiteFolder::theSameBytesAreNotWritten()
{
    QFETCH(qsizetype, size);
    const auto same = inPieces(textOf("same", size));
    QCOMPARE(exported({{page, same}}), 1);
    QCOMPARE(exported({{page, same}}, 2), 0); // made from something else
    // A copy of the site has other times.
    QFile file(site() + u'/' + page);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(exported({{page, same}}, 2), 0);
    QCOMPARE(drafts(), QStringList());
    // Somebody wrote as many other bytes.
    if (size == 0)
        return;
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(textOf("other", size));
    file.close();
    QCOMPARE(exported({{page, same}}, 3), 1);
    QCOMPARE(bytesOf(page), textOf("same", size));
}

void TestSiteFolder::aFailureLeavesTheOldFile()
{
    QFETCH(qsizetype, size);
    const QByteArray old = textOf("old", size);
    QCOMPARE(exported({{page, inPieces(old)}}), 1);
    QCOMPARE(exported({{page, isFull}}), -1);
    QCOMPARE(bytesOf(page), old);
    QCOMPARE(drafts(), QStringList());
    QCOMPARE(exported({{page, inPieces(old)}}, 2), 0); // it is known still
}

void TestSiteFolder::aFailureLeavesNothingWhereNothingWas()
{
    QCOMPARE(exported({{page, isFull}, {front, isFull}}), -1);
    QCOMPARE(bytesOf(page), "(none)");
    QCOMPARE(bytesOf(front), "(none)");
    QCOMPARE(drafts(), QStringList());
}

QTEST_APPLESS_MAIN(TestSiteFolder)
#include "tst_sitefolder.moc"
