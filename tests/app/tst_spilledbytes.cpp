// What is kept beside memory while a site is made: every byte comes back, and where it cannot, that is said.
#include "namelessfile.h"
#include "packedtexts.h"
#include "spilledbytes.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 5000; // records, some hundred bytes each

QByteArray record(int number)
{
    return QByteArray::number(number).repeated(number % 97 + 1);
}

} // namespace

class SpilledBytesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_folder.isValid());
        qputenv("TMPDIR", m_folder.path().toUtf8());
    }

    void givesBackEveryByte_data()
    {
        QTest::addColumn<qsizetype>("held");
        QTest::addColumn<bool>("hasFile");
        QTest::newRow("all in memory") << (qsizetype(1) << 30) << false;
        QTest::newRow("some in memory") << qsizetype(10'000) << true;
        QTest::newRow("none in memory") << qsizetype(0) << true;
    }

    void givesBackEveryByte()
    {
        QFETCH(qsizetype, held);
        QFETCH(bool, hasFile);
        SpilledBytes bytes(held);
        QList<qint64> places;
        for (int i = 0; i < many; ++i)
            places << bytes.append(record(i));
        QCOMPARE(!namelessFileIn(m_folder.path()).isEmpty(), hasFile);
        QVERIFY(QDir(m_folder.path()).isEmpty()); // nothing is left behind, whatever becomes of the program
        const SpilledBytes moved = std::move(bytes);
        for (int i = 0; i < many; ++i) {
            const QByteArray expected = record(i);
            QCOMPARE(moved.read(places.at(i), expected.size()), expected);
            QCOMPARE(moved.read(places.at(i) + 1, expected.size() - 1), expected.sliced(1));
        }
        QVERIFY(!moved.isLost());
    }

    void staysInMemoryWhereThereIsNoFolder()
    {
        qputenv("TMPDIR", (m_folder.path() + u"/none"_s).toUtf8());
        SpilledBytes bytes(100);
        QList<qint64> places;
        for (int i = 0; i < many; ++i)
            places << bytes.append(record(i));
        for (int i = 0; i < many; ++i)
            QCOMPARE(bytes.read(places.at(i), record(i).size()), record(i));
        QVERIFY(!bytes.isLost());
    }

    void staysInMemoryWhereTheDiskIsFull()
    {
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small = {100'000, before.rlim_max}; // what follows would be longer
        const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        SpilledBytes bytes(0);
        QList<qint64> places;
        for (int i = 0; i < many; ++i)
            places << bytes.append(record(i));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, ignored);
        QVERIFY(!namelessFileIn(m_folder.path()).isEmpty());
        for (int i = 0; i < many; ++i)
            QCOMPARE(bytes.read(places.at(i), record(i).size()), record(i));
        QVERIFY(!bytes.isLost());
    }

    void saysWhatIsLost()
    {
        SpilledBytes bytes(0);
        const qint64 first = bytes.append("first");
        for (int i = 0; i < many; ++i)
            bytes.append(record(i));
        const qint64 last = bytes.append("last");
        QVERIFY(QFile::resize(namelessFileIn(m_folder.path()), 0));
        QCOMPARE(bytes.read(last, 4), "last"); // is not written yet
        QVERIFY(!bytes.isLost());
        QCOMPARE(bytes.read(first, 5), QByteArray(5, '\0'));
        QVERIFY(bytes.isLost());
    }

    void packsTexts_data()
    {
        QTest::addColumn<qsizetype>("held");
        QTest::newRow("in memory") << (qsizetype(1) << 30);
        QTest::newRow("in a file") << qsizetype(0);
    }

    void packsTexts()
    {
        QFETCH(qsizetype, held);
        PackedTexts<3> texts(held);
        QList<PackedTexts<3>::Entry> entries;
        for (int i = 0; i < many; ++i)
            entries << texts.add({record(i), QByteArray(), u"é\ufeff"_s.toUtf8()});
        for (int i = 0; i < many; ++i) {
            QCOMPARE(texts.utf8(entries.at(i), 0), record(i));
            QVERIFY(texts.utf8(entries.at(i), 1).isEmpty());
            QCOMPARE(texts.text(entries.at(i), 2), u"é\ufeff"_s);
        }
        QVERIFY(!texts.isLost());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SpilledBytesTest)
#include "tst_spilledbytes.moc"
