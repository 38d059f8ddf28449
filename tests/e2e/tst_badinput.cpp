// Bad input, bad disks and bad libraries: a clear message, the exit status of the contract, and nothing changed.

#include "files.h"
#include "program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace vd;

namespace {

QByteArray library(const QByteArray &part)
{
    return "{\"format\": \"verdict-library\", \"version\": 1,\n" + part + "}";
}

/// Runs a command of another program; whether it said yes.
bool shell(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// A file system of its own, for as long as this lives; needs root.
class Mount
{
public:
    Mount(const QString &folder, const QString &options) : m_folder(folder)
    {
        QDir().mkpath(folder);
        m_mounted = ::getuid() == 0 &&
                    shell(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                                    options, QStringLiteral("tmpfs"), folder});
    }
    ~Mount()
    {
        if (m_mounted)
            shell(QStringLiteral("umount"), {m_folder});
    }
    Q_DISABLE_COPY_MOVE(Mount)
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] bool remountReadOnly() const
    {
        return shell(QStringLiteral("mount"), {QStringLiteral("-o"), QStringLiteral("remount,ro"), m_folder});
    }

private:
    QString m_folder;
    bool m_mounted = false;
};

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void refusesFiles_data();
    void refusesFiles();
    void firstFilesStayWhenALaterIsRefused();
    void refusesUnreadableFiles_data();
    void refusesUnreadableFiles();
    void refusesLibraries_data();
    void refusesLibraries();
    void refusesOutputs_data();
    void refusesOutputs();
    void readOnlyLibraryIsReadButNotWritten();
    void fullDiskLeavesTheOldPage();
    void fullDiskLeavesTheLibrary();
    void failingDiskLeavesTheOldPage_data();
    void failingDiskLeavesTheOldPage();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    Run run(const QStringList &arguments) const { return verdict(arguments, m_folder.path()); }
    [[nodiscard]] QByteArray dump() const
    {
        if (run({QStringLiteral("dump"), QStringLiteral("a.verdict"), QStringLiteral("--output"),
                 QStringLiteral("now.json")})
                .status != 0)
            qFatal("no dump");
        return contents(path(QStringLiteral("now.json")));
    }

    QTemporaryDir m_folder;
    QByteArray m_before;
};

void TestBadInput::initTestCase()
{
    const Run made = run({QStringLiteral("new"), QStringLiteral("a.verdict"), QStringLiteral("--sample")});
    QVERIFY2(made.status == 0, qPrintable(made.err));
    m_before = dump();
    QVERIFY(m_before.size() > 10'000);
}

void TestBadInput::cleanup()
{
    QVERIFY(dump() == m_before);
}

void TestBadInput::refusesFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message"); // follows "verdict: "
    const auto row = [](const char *title, const char *name, const QByteArray &bytes, const char *message) {
        QTest::newRow(title) << QString::fromLatin1(name) << bytes << QString::fromUtf8(message);
    };
    row("no JSON", "x.json", "{\n\"format\": oops}", "x.json:2: this is not valid JSON");
    row("empty JSON", "x.json", "", "x.json:1: this is not valid JSON");
    row("other JSON", "x.json", "{\"dependencies\": {}}", "x.json:1: format: must be \"verdict-library\"");
    row("unknown key", "x.json", library("\"tools\": [{\"name\": \"A\",\n\"prise\": 1}]"),
        "x.json:3: tools[0].prise: unknown key");
    row("wrong type", "x.json",
        library("\"tools\": [{\"name\": \"A\"}, {\"name\": \"B\"}, {\"name\": \"C\"}, {\"name\": \"D\",\n\"plans\": "
                "[{\"name\": \"Pro\",\n\"amount\": \"15\"}]}]"),
        "x.json:4: tools[3].plans[0].amount: must be a number");
    row("slug used twice", "x.json",
        library("\"tools\": [{\"name\": \"New\", \"slug\": \"new\"},\n{\"name\": \"Newer\", \"slug\": \"new\"}]"),
        "x.json:3: tools[1]: is the same tool as tools[0]");
    row("comparison of one tool", "x.json", library("\"comparisons\": [{\"tools\": [\"tern-coder\"]}]"),
        "x.json:2: comparisons[0].tools: a comparison needs two to four tools, not 1");
    row("comparison of a missing tool", "x.json",
        library("\"comparisons\": [{\"tools\": [\"tern-coder\",\n\"gone\"]}]"),
        "x.json:3: comparisons[0].tools[1]: there is no tool \"gone\"");
    row("short row", "x.csv", "Tool,Vendor\nA,B\nC\n", "x.csv:3: the row is too short");
    row("long row", "x.csv", "Tool,Vendor\nA,B\nC,D,E\n", "x.csv:3: the row is too long");
    row("open quotation", "x.csv", "Tool,Vendor\nA,\"B\nC,D\n", "x.csv:2: the quotation mark that opens here");
    row("no name column", "x.csv", "Vendor;Price\nA;1\n", "x.csv:1: no column names the tool");
    row("no address", "x.csv", "Tool,Website\nA,https://a.example\nB,n/a\n", "x.csv:3: \"n/a\" is no web address");
    row("votes on nobody", "x.csv", "Tool,Ship,Skip\nNobody,1,2\n", "x.csv:2: there is no tool \"Nobody\"");
    row("picture", "x.png", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "x.png: this is no text file");
    row("web page", "x.html", "<!doctype html><title>x</title>\n<p>y\n", "x.html:1: no column names the tool");
    row("empty", "x.csv", "", "x.csv:1: the file is empty");
}

void TestBadInput::refusesFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    write(path(name), bytes);
    const Run imported = run({QStringLiteral("import"), QStringLiteral("a.verdict"), name});
    QCOMPARE(imported.status, 3);
    QVERIFY2(imported.err.startsWith(QStringLiteral("verdict: ") + message), qPrintable(imported.err));
    QVERIFY(imported.out.isEmpty());
}

void TestBadInput::firstFilesStayWhenALaterIsRefused()
{
    write(path(QStringLiteral("same.csv")), "Tool\nTern Coder\n");
    write(path(QStringLiteral("bad.csv")), "Tool,Vendor\nA\n");
    const Run imported = run(
        {QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("same.csv"), QStringLiteral("bad.csv")});
    QCOMPARE(imported.status, 3);
    QVERIFY2(imported.err.contains(QStringLiteral("same.csv: nothing changed")), qPrintable(imported.err));
    QVERIFY2(imported.err.contains(QStringLiteral("bad.csv:2: ")), qPrintable(imported.err));
}

void TestBadInput::refusesUnreadableFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << QStringLiteral("gone.json") << QStringLiteral("gone.json: there is no such file");
    QDir(m_folder.path()).mkdir(QStringLiteral("bare"));
    QTest::newRow("empty folder") << QStringLiteral("bare") << QStringLiteral("bare: this folder holds no tools");
    QTest::newRow("a library") << QStringLiteral("a.verdict") << QStringLiteral("a.verdict: this is a library");
}

void TestBadInput::refusesUnreadableFiles()
{
    QFETCH(QString, file);
    QFETCH(QString, message);
    const Run imported = run({QStringLiteral("import"), QStringLiteral("a.verdict"), file});
    QCOMPARE(imported.status, 3);
    QVERIFY2(imported.err.startsWith(QStringLiteral("verdict: ") + message), qPrintable(imported.err));
}

void TestBadInput::refusesLibraries_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null: as given by the sample, cut in half
    QTest::addColumn<QString>("message");
    QTest::newRow("truncated") << QByteArray() << QStringLiteral("x.verdict: the library is damaged or truncated");
    QTest::newRow("some text") << QByteArray("once upon a time")
                               << QStringLiteral("x.verdict: this is not a Verdict Desk library");
    QTest::newRow("empty") << QByteArray("") << QStringLiteral("x.verdict: this is not a Verdict Desk library");
}

void TestBadInput::refusesLibraries()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const QString broken = path(QStringLiteral("x.verdict"));
    if (bytes.isNull()) {
        bytes = contents(path(QStringLiteral("a.verdict")));
        bytes.truncate(bytes.size() / 2);
    }
    write(broken, bytes);
    write(path(QStringLiteral("in.csv")), "Tool\nA\n");
    for (const QStringList &command :
         {QStringList{QStringLiteral("import"), QStringLiteral("x.verdict"), QStringLiteral("in.csv")},
          QStringList{QStringLiteral("list"), QStringLiteral("x.verdict"), QStringLiteral("tools")},
          QStringList{QStringLiteral("dump"), QStringLiteral("x.verdict"), QStringLiteral("--output"),
                      QStringLiteral("out.json")},
          QStringList{QStringLiteral("verify"), QStringLiteral("x.verdict")},
          QStringList{QStringLiteral("backup"), QStringLiteral("x.verdict"), QStringLiteral("y.verdict")}}) {
        const Run refused = run(command);
        QCOMPARE(refused.status, 4);
        QVERIFY2(refused.err.startsWith(QStringLiteral("verdict: ") + message), qPrintable(refused.err));
        QCOMPARE(contents(broken), bytes);
    }
    QVERIFY(!QFile::exists(path(QStringLiteral("out.json"))));
    QVERIFY(!QFile::exists(path(QStringLiteral("y.verdict"))));
}

void TestBadInput::refusesOutputs_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("message");
    QDir(m_folder.path()).mkdir(QStringLiteral("folder"));
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("folder: this is a folder");
    QTest::newRow("no such folder") << QStringLiteral("none/x.html")
                                    << QStringLiteral("none/x.html: there is no such folder");
    QTest::newRow("below a file") << QStringLiteral("a.verdict/x.html")
                                  << QStringLiteral("a.verdict/x.html: there is no such folder");
    QTest::newRow("device") << QStringLiteral("/dev/null") << QStringLiteral("/dev/null: this is not an ordinary file");
    QTest::newRow("library") << QStringLiteral("a.verdict") << QStringLiteral("a.verdict: this is a library");
    QTest::newRow("long name") << QString(300, u'x') << QString(300, u'x') + QStringLiteral(": the name is too long");
}

void TestBadInput::refusesOutputs()
{
    QFETCH(QString, output);
    QFETCH(QString, message);
    for (const QStringList &command :
         {QStringList{QStringLiteral("dump"), QStringLiteral("a.verdict")},
          QStringList{QStringLiteral("export"), QStringLiteral("a.verdict"), QStringLiteral("--comparison"),
                      QStringLiteral("larkspur-4b-vs-tern-coder")}}) {
        const Run refused = run(command + QStringList{QStringLiteral("--output"), output});
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.err.startsWith(QStringLiteral("verdict: ") + message), qPrintable(refused.err));
    }
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden).isEmpty());
}

void TestBadInput::readOnlyLibraryIsReadButNotWritten()
{
    const QString disk = path(QStringLiteral("readonly"));
    const Mount mount(disk, QStringLiteral("size=20m"));
    if (!mount.isMounted())
        QSKIP("mounting a disk of its own needs root");
    QCOMPARE(run({QStringLiteral("backup"), QStringLiteral("a.verdict"), disk + QStringLiteral("/b.verdict")}).status,
             0);
    QVERIFY(mount.remountReadOnly());
    const QString there = disk + QStringLiteral("/b.verdict");
    write(path(QStringLiteral("in.csv")), "Tool\nA\n");
    const Run imported = run({QStringLiteral("import"), there, QStringLiteral("in.csv")});
    QCOMPARE(imported.status, 4);
    QVERIFY2(imported.err.startsWith(QStringLiteral("verdict: %1: the library cannot be written").arg(there)),
             qPrintable(imported.err));
    const Run listed = run({QStringLiteral("list"), there, QStringLiteral("tools")});
    QVERIFY2(listed.status == 0, qPrintable(listed.err));
    QVERIFY(listed.out.contains(QStringLiteral("tern-coder")));
    const Run exported =
        run({QStringLiteral("dump"), there, QStringLiteral("--output"), disk + QStringLiteral("/x.json")});
    QCOMPARE(exported.status, 3);
    QVERIFY2(exported.err.contains(QStringLiteral("x.json: the disk can only be read")), qPrintable(exported.err));
    const Run made = run({QStringLiteral("new"), disk + QStringLiteral("/n.verdict")});
    QCOMPARE(made.status, 4);
}

void TestBadInput::fullDiskLeavesTheOldPage()
{
    const QString disk = path(QStringLiteral("small"));
    const Mount mount(disk, QStringLiteral("size=32k"));
    if (!mount.isMounted())
        QSKIP("mounting a disk of its own needs root");
    const QString page = disk + QStringLiteral("/page.html");
    write(page, "the old page");
    const Run exported = run({QStringLiteral("export"), QStringLiteral("a.verdict"), QStringLiteral("--comparison"),
                              QStringLiteral("larkspur-4b-vs-tern-coder"), QStringLiteral("--output"), page});
    QCOMPARE(exported.status, 3);
    QVERIFY2(exported.err.startsWith(QStringLiteral("verdict: %1: the disk is full").arg(page)),
             qPrintable(exported.err));
    QCOMPARE(contents(page), QByteArray("the old page"));
    QCOMPARE(QDir(disk).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("page.html")});
}

void TestBadInput::fullDiskLeavesTheLibrary()
{
    const QString disk = path(QStringLiteral("tight"));
    const qint64 kilobytes = QFileInfo(path(QStringLiteral("a.verdict"))).size() / 1024;
    const Mount mount(disk, QStringLiteral("size=%1k").arg(kilobytes + 400));
    if (!mount.isMounted())
        QSKIP("mounting a disk of its own needs root");
    const QString there = disk + QStringLiteral("/b.verdict");
    const Run copied = run({QStringLiteral("backup"), QStringLiteral("a.verdict"), there});
    QVERIFY2(copied.status == 0, qPrintable(copied.err));
    QByteArray csv = "Tool,Description\n";
    for (int i = 0; i < 2000; ++i)
        csv += "Tool " + QByteArray::number(i) + ',' + QByteArray(1000, 'x') + '\n';
    write(path(QStringLiteral("big.csv")), csv);
    const Run imported = run({QStringLiteral("import"), there, QStringLiteral("big.csv")});
    QCOMPARE(imported.status, 4);
    QVERIFY2(imported.err.contains(QStringLiteral("full")), qPrintable(imported.err));
    const Run dumped = run({QStringLiteral("dump"), there, QStringLiteral("--output"), QStringLiteral("there.json")});
    QVERIFY2(dumped.status == 0, qPrintable(dumped.err));
    QVERIFY(contents(path(QStringLiteral("there.json"))) == m_before);
    QCOMPARE(run({QStringLiteral("verify"), there}).status, 0);
}

void TestBadInput::failingDiskLeavesTheOldPage_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("message");
    const QString cannot = QStringLiteral("the file cannot be written");
    QTest::newRow("data is not safe") << QStringLiteral("fsync") << QStringLiteral("EIO") << cannot;
    QTest::newRow("full at the end") << QStringLiteral("fsync") << QStringLiteral("ENOSPC")
                                     << QStringLiteral("the disk is full");
    QTest::newRow("no renaming") << QStringLiteral("rename") << QStringLiteral("EPERM")
                                 << QStringLiteral("there is no permission");
}

void TestBadInput::failingDiskLeavesTheOldPage()
{
    if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
        QSKIP("making a disk fail needs strace");
    QFETCH(QString, call);
    QFETCH(QString, error);
    QFETCH(QString, message);
    const QString page = path(QStringLiteral("page.html"));
    write(page, "the old page");
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0")); // cannot look while traced
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("strace"),
                  {QStringLiteral("-f"), QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("-e"),
                   QStringLiteral("trace=") + call, QStringLiteral("-e"),
                   QStringLiteral("inject=%1:error=%2").arg(call, error), QStringLiteral(VERDICT_BIN_DIR "/verdict"),
                   QStringLiteral("export"), QStringLiteral("a.verdict"), QStringLiteral("--comparison"),
                   QStringLiteral("larkspur-4b-vs-tern-coder"), QStringLiteral("--output"),
                   QStringLiteral("page.html")});
    QVERIFY(process.waitForFinished());
    const QString said = QString::fromUtf8(process.readAllStandardError());
    if (said.contains(QStringLiteral("ptrace")))
        QSKIP("this machine does not let strace work");
    QCOMPARE(process.exitCode(), 3);
    QVERIFY2(said.startsWith(QStringLiteral("verdict: page.html: ") + message), qPrintable(said));
    QCOMPARE(contents(page), QByteArray("the old page"));
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
