// Kills the desk with SIGKILL while it is being typed into, at random moments: the library opens, is sound, and nothing
// typed more than a second before is gone, also where the disk takes a fifth of a second for each confirmation.
#include "deskdriver.h"
#include "libraryfile.h"
#include "temporarylibrary.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

namespace {

constexpr int atATime = 5;    // each its own library: most of the time is waiting for typing to grow old
constexpr int promise = 1000; // ms after which what was typed is stored

QString expectedText(qsizetype length)
{
    QString text;
    for (int i = 0; i < length; ++i)
        text += QLatin1Char(typedCharacter(i));
    return text;
}

/// One desk being typed into.
struct Desk
{
    QString library;
    std::unique_ptr<QProcess> process;
    qint64 killedAt = 0;

    Desk(const QString &path, int syncMs) : library(path), process(std::make_unique<QProcess>())
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (syncMs > 0) {
            environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(VERDICT_BIN_DIR "/tests/slowdisk.so"));
            environment.insert(QStringLiteral("SLOWDISK_MS"), QString::number(syncMs));
        }
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(VERDICT_BIN_DIR "/tests/deskdriver"), {path, QStringLiteral("dek")});
    }

    void kill()
    {
        killedAt = QDateTime::currentMSecsSinceEpoch();
        process->kill();
    }

    /// How many keys had been pressed when the promise began to hold.
    int owed()
    {
        int count = 0;
        const QList<QByteArray> lines = process->readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines.mid(0, lines.size() - 1)) {
            const QList<QByteArray> parts = line.split(' ');
            if (parts.size() == 2 && parts.last().toLongLong() <= killedAt - promise)
                count = parts.first().toInt();
        }
        return count;
    }
};

} // namespace

class DeskKillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        vd::Tool first;
        first.name = first.slug = QStringLiteral("larkspur");
        vd::Tool second;
        second.name = second.slug = QStringLiteral("tern");
        vd::Comparison comparison;
        comparison.slug = QStringLiteral("larkspur-vs-tern");
        for (const vd::Tool &tool : {first, second}) {
            const auto id = m_template->add(tool, QStringLiteral("new tool"));
            QVERIFY(id.ok());
            comparison.tools << *id;
        }
        QVERIFY(m_template->add(comparison, QStringLiteral("new comparison")).ok());
        m_template.close();
    }

    void nothingOlderThanASecondIsGone_data()
    {
        QTest::addColumn<int>("kills");
        QTest::addColumn<int>("syncMs");  // what the disk takes to confirm that something is on it
        QTest::addColumn<int>("firstMs"); // when the first of a round is killed
        QTest::addColumn<int>("betweenMs");
        QTest::newRow("a fast disk") << 50 << 0 << 80 << 315;
        QTest::newRow("a slow disk") << 10 << 300 << promise << 80; // where the first that is typed is not stored yet
    }

    void nothingOlderThanASecondIsGone()
    {
        QFETCH(int, kills);
        QFETCH(int, syncMs);
        QFETCH(int, firstMs);
        QFETCH(int, betweenMs);
        int killed = 0;
        int mostOwed = 0;
        while (killed < kills) {
            std::vector<Desk> desks;
            for (int i = 0; i < atATime; ++i) {
                const QString path = m_template.file(QStringLiteral("killed-%1.verdict").arg(killed + i));
                QVERIFY(QFile::copy(m_template.path(), path));
                desks.emplace_back(path, syncMs);
            }
            for (Desk &desk : desks) {
                const bool types = desk.process->waitForReadyRead();
                QVERIFY2(types, desk.process->readAllStandardError().constData());
            }
            QTest::qWait(firstMs);
            for (Desk &desk : desks) { // one after the other, while the others go on typing
                QTest::qWait(QRandomGenerator::global()->bounded(2 * betweenMs));
                desk.kill();
            }
            for (Desk &desk : desks) {
                QVERIFY(desk.process->state() == QProcess::NotRunning || desk.process->waitForFinished());
                QCOMPARE(desk.process->exitStatus(), QProcess::CrashExit);
                const int owed = desk.owed();
                mostOwed = qMax(mostOwed, owed);
                examine(desk.library, owed);
                if (QTest::currentTestFailed())
                    return;
                QVERIFY(QFile::remove(desk.library));
                ++killed;
            }
        }
        QVERIFY2(mostOwed > 5, "the desks were killed before the promise could be broken");
    }

private:
    static void examine(const QString &path, int owed)
    {
        auto opened = vd::Library::open(path, {});
        QVERIFY2(opened.library, qPrintable(opened.message));
        QCOMPARE(opened.outcome, vd::Opening::Current);
        const auto problems = vd::LibraryFile::verify(opened.library->connection());
        QVERIFY(problems.ok());
        QCOMPARE(*problems, QStringList());
        const auto ids = opened.library->comparisonIds();
        QVERIFY(ids.ok() && ids->size() == 1);
        const QString dek = opened.library->get(ids->first())->dek;
        QCOMPARE(dek, expectedText(dek.size()));
        QVERIFY2(dek.size() >= expectedText(owed).trimmed().size(),
                 qPrintable(QStringLiteral("%1 of %2 keys are stored").arg(dek.size()).arg(owed)));
    }

    vd::TemporaryLibrary m_template;
};

QTEST_GUILESS_MAIN(DeskKillTest)
#include "tst_deskkill.moc"
