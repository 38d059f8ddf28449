// The panel's round trip through the built programs: assigned, sent, filled in both ways, brought home.
#include "deskdriver.h"
#include "files.h"
#include "program.h"
#include "reviewforms.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QString reviewer = u"ilka-brandvold"_s;
const QStringList assigned{u"cairnfield"_s, u"larkspur-4b"_s, u"tern-coder"_s};

QString words(const QString &word, int number)
{
    return QString(word + u' ').repeated(number).trimmed();
}

/// Runs the reviewer's window and answers what it printed.
Run window(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(VERDICT_BIN_DIR "/tests/reviewerdriver"), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, QString::fromUtf8(process.readAllStandardError())};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class RoundTripTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void filledInWithATextEditor();
    void filledInWithTheWindow();
    void filledInBothWays();
    void killedWhileItIsFilledIn();
    void conflictsAreDecidedAndTakenBack();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString forms() const { return file(reviewer + u".txt"_s); }
    [[nodiscard]] QJsonObject dump() const;
    /// The review of a tool that was assigned here.
    [[nodiscard]] QJsonObject review(const QString &tool) const;
    void assign();
    void send();
    void bringHome();
    /// As in a text editor: writes under a field of the form of a tool.
    static void fill(QByteArray &text, const QString &tool, const QByteArray &field, const QByteArray &words);
    [[nodiscard]] QString index(const QString &tool) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RoundTripTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const Run made = verdict({u"new"_s, file(u"panel.verdict"_s), u"--sample"_s});
    QVERIFY2(made.status == 0, qPrintable(made.err));
    assign();
    send();
}

QJsonObject RoundTripTest::dump() const
{
    const Run done = verdict({u"dump"_s, file(u"panel.verdict"_s), u"--output"_s, file(u"dump.json"_s)});
    return done.status == 0 ? QJsonDocument::fromJson(contents(file(u"dump.json"_s))).object() : QJsonObject();
}

QJsonObject RoundTripTest::review(const QString &tool) const
{
    const QJsonArray tools = dump().value("tools"_L1).toArray();
    for (const QJsonValue &one : tools) {
        if (one["slug"_L1].toString() != tool)
            continue;
        const QJsonArray reviews = one["reviews"_L1].toArray();
        for (const QJsonValue &review : reviews)
            if (review["reviewer"_L1].toString() == reviewer && review["round"_L1].toInt() == 5)
                return review.toObject();
    }
    return {};
}

/// A fifth round of three tools for one reviewer, one of them returned with a note.
void RoundTripTest::assign()
{
    QJsonArray tools;
    for (const QString &tool : assigned) {
        QJsonObject review{{u"reviewer"_s, reviewer}, {u"lens"_s, u"primitive"_s}, {u"round"_s, 5},
                           {u"status"_s, u"draft"_s}, {u"due"_s, u"2026-12-01"_s}, {u"quote"_s, u"As it was sent."_s}};
        if (tool == assigned.last()) {
            review.insert(u"status"_s, u"returned"_s);
            review.insert(u"steps"_s, QJsonArray{QJsonObject{{u"status"_s, u"returned"_s},
                                                             {u"on"_s, u"2026-11-20"_s},
                                                             {u"by"_s, u"Editor"_s},
                                                             {u"note"_s, u"Name the moment."_s}}});
        }
        tools.append(QJsonObject{{u"slug"_s, tool}, {u"name"_s, tool}, {u"reviews"_s, QJsonArray{review}}});
    }
    const QJsonArray known = dump().value("tools"_L1).toArray();
    for (QJsonValueRef tool : tools) // an import says all it knows of a tool's name
        for (const QJsonValue &one : known)
            if (one["slug"_L1] == tool.toObject()["slug"_L1]) {
                QJsonObject whole = one.toObject();
                QJsonArray reviews = whole["reviews"_L1].toArray();
                reviews.append(tool.toObject()["reviews"_L1].toArray().first());
                whole.insert(u"reviews"_s, reviews);
                tool = whole;
            }
    QJsonObject all = dump();
    all.insert(u"tools"_s, tools);
    all.remove(u"comparisons"_s);
    write(file(u"assigned.json"_s), QJsonDocument(all).toJson());
    const Run done = verdict({u"import"_s, file(u"panel.verdict"_s), file(u"assigned.json"_s)});
    QVERIFY2(done.status == 0, qPrintable(done.err));
}

void RoundTripTest::send()
{
    const Run done =
        verdict({u"forms"_s, file(u"panel.verdict"_s), u"--reviewer"_s, reviewer, u"--output"_s, m_folder->path()});
    QVERIFY2(done.status == 0, qPrintable(done.err));
    const auto sent = ReviewForms::parse(contents(forms()));
    QVERIFY(sent);
    QCOMPARE(sent->forms.size(), assigned.size());
    QVERIFY(contents(forms()).contains("\n@- Name the moment.\n"));
    QVERIFY(contents(forms()).contains("\n@@ due 2026-12-01\n"));
}

void RoundTripTest::bringHome()
{
    const Run done = verdict({u"import"_s, file(u"panel.verdict"_s), forms()});
    QVERIFY2(done.status == 0, qPrintable(done.err));
}

void RoundTripTest::fill(QByteArray &text, const QString &tool, const QByteArray &field, const QByteArray &words)
{
    const qsizetype form = text.indexOf(QByteArray("@@ form " + tool.toUtf8() + " "));
    const qsizetype at = text.indexOf(QByteArray("@@ field " + field + " "), form);
    QVERIFY(form >= 0 && at >= 0);
    const qsizetype begin = text.indexOf('\n', at) + 1;
    const qsizetype end = text.indexOf("@@", begin);
    text.replace(begin, end - begin, QByteArray(words + "\n\n"));
}

QString RoundTripTest::index(const QString &tool) const
{
    const auto sent = ReviewForms::parse(contents(forms()));
    for (qsizetype i = 0; sent && i < sent->forms.size(); ++i)
        if (sent->forms.at(i).tool == tool)
            return QString::number(i);
    return {};
}

/// In a mail: quoted, with other line ends, words wrapped as they come.
void RoundTripTest::filledInWithATextEditor()
{
    QByteArray text = contents(forms());
    fill(text, u"cairnfield"_s, "quote",
         words(u"word"_s, 120).toUtf8().replace(" word word word word ", " word\nword word word "));
    fill(text, u"cairnfield"_s, "verdict", "Skip");
    fill(text, u"cairnfield"_s, "confidence", "65 %");
    fill(text, u"cairnfield"_s, "remarks", "Between us:\r\n- the demo failed\r\n- twice");
    fill(text, u"cairnfield"_s, "answers.plain-sentence", "A store\r\nof paragraphs.");
    text.replace("\r\n", "\n").replace("\n", "\r\n> ");
    write(forms(), "Dear editor,\r\n\r\nhere they are.\r\n\r\n> " + text + "\r\n-- \r\nIlka\r\n");
    bringHome();
    const QJsonObject home = review(u"cairnfield"_s);
    QCOMPARE(home["quote"_L1].toString(), words(u"word"_s, 120));
    QCOMPARE(home["verdict"_L1].toString(), u"skip"_s);
    QCOMPARE(home["confidence"_L1].toInt(), 65);
    QCOMPARE(home["remarks"_L1].toString(), u"Between us:\n- the demo failed\n- twice"_s);
    QCOMPARE(home["answers"_L1]["plain-sentence"_L1].toString(), u"A store of paragraphs."_s);
    QCOMPARE(review(u"larkspur-4b"_s)["quote"_L1].toString(), u"As it was sent."_s);
}

void RoundTripTest::filledInWithTheWindow()
{
    const QString form = index(u"tern-coder"_s);
    const Run typed = window({forms(),
                              form,
                              u"answers.plain-sentence"_s,
                              u"A loop that tries again"_s,
                              form,
                              u"answers.developer-bet"_s,
                              u"That it is let alone."_s,
                              form,
                              u"press"_s,
                              u"compose"_s,
                              form,
                              u"quote"_s,
                              words(u"again"_s, 130),
                              form,
                              u"press"_s,
                              u"ship"_s,
                              form,
                              u"confidence"_s,
                              u"80"_s,
                              form,
                              u"remarks"_s,
                              u"Ask me about the loop."_s});
    QVERIFY2(typed.status == 0, qPrintable(typed.err));
    QCOMPARE(typed.out, u"1 of 3 ready to send\n"_s);
    bringHome();
    const QJsonObject home = review(u"tern-coder"_s);
    QCOMPARE(home["quote"_L1].toString(), words(u"again"_s, 130));
    QCOMPARE(home["verdict"_L1].toString(), u"ship"_s);
    QCOMPARE(home["confidence"_L1].toInt(), 80);
    QCOMPARE(home["remarks"_L1].toString(), u"Ask me about the loop."_s);
    QCOMPARE(home["answers"_L1]["plain-sentence"_L1].toString(), u"A loop that tries again"_s);
    QCOMPARE(home["answers"_L1]["developer-bet"_L1].toString(), u"That it is let alone."_s);
}

/// First by hand, then in the window; a second import of the same file changes nothing.
void RoundTripTest::filledInBothWays()
{
    QByteArray text = contents(forms());
    fill(text, u"cairnfield"_s, "quote", "By hand,\nin a text editor.");
    text.replace("@@ form larkspur-4b", "@@ colour blue\n\n@@ form larkspur-4b"); // and by a slip of the hand
    write(forms(), text.replace("\n", "\r\n"));
    const Run typed = window({forms(), index(u"larkspur-4b"_s), u"quote"_s, u"In the window."_s});
    QVERIFY2(typed.status == 0, qPrintable(typed.err));
    QVERIFY(contents(forms()).contains("@@ colour blue\r\n"));
    bringHome();
    QCOMPARE(review(u"cairnfield"_s)["quote"_L1].toString(), u"By hand, in a text editor."_s);
    QCOMPARE(review(u"larkspur-4b"_s)["quote"_L1].toString(), u"In the window."_s);
    QCOMPARE(review(u"tern-coder"_s)["quote"_L1].toString(), u"As it was sent."_s);
    const QJsonObject once = dump();
    bringHome();
    QCOMPARE(dump(), once);
}

/// A file of forms is whole at any moment, and what was typed more than a second before is in it.
void RoundTripTest::killedWhileItIsFilledIn()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizers, many times slower, do not hold the window to a second");
#endif
    constexpr int kills = 8;
    constexpr qint64 promise = 1000; // ms
    int mostOwed = 0;
    const QByteArray sent = contents(forms());
    for (int i = 0; i < kills; ++i) {
        write(forms(), sent);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, m_folder->path()); // what is killed leaves its temporary files behind
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(VERDICT_BIN_DIR "/tests/reviewerdriver"), {forms(), u"0"_s, u"remarks"_s});
        QVERIFY2(process.waitForReadyRead(), process.readAllStandardError().constData());
        QTest::qWait(int(QRandomGenerator::global()->bounded(900, 1900)));
        const qint64 killedAt = QDateTime::currentMSecsSinceEpoch();
        process.kill();
        QVERIFY(process.waitForFinished());
        int owed = 0;
        const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines.mid(0, lines.size() - 1))
            if (const QList<QByteArray> parts = line.split(' '); parts.last().toLongLong() <= killedAt - promise)
                owed = parts.first().toInt();
        mostOwed = qMax(mostOwed, owed);
        const auto found = ReviewForms::parse(contents(forms()));
        QVERIFY(found);
        QVERIFY2(found->problems.isEmpty(), qPrintable(found->problems.value(0).text()));
        QCOMPARE(found->forms.size(), assigned.size());
        QString expected;
        for (int key = 0; key < owed; ++key)
            expected += QLatin1Char(typedCharacter(key));
        const QString typed = found->forms.first().texts.value(u"remarks"_s);
        QVERIFY2(typed.startsWith(expected.trimmed()),
                 qPrintable(u"%1 of %2 keys are in the file"_s.arg(typed.size()).arg(owed)));
    }
    QVERIFY2(mostOwed > 5, "the window was killed before the promise could be broken");
}

/// The editor went on while the form was away: nothing is overwritten unseen, and a decision can be taken back.
void RoundTripTest::conflictsAreDecidedAndTakenBack()
{
    QByteArray text = contents(forms());
    fill(text, u"cairnfield"_s, "quote", "As the reviewer has it.");
    fill(text, u"larkspur-4b"_s, "quote", "Nobody else touched it.");
    write(forms(), text);
    QJsonObject ours = dump();
    QJsonArray tools = ours.value("tools"_L1).toArray();
    for (QJsonValueRef tool : tools) {
        QJsonObject one = tool.toObject();
        QJsonArray reviews = one.value("reviews"_L1).toArray();
        for (QJsonValueRef review : reviews) {
            QJsonObject changed = review.toObject();
            const bool isIt = one.value("slug"_L1) == "cairnfield"_L1 && changed.value("round"_L1) == 5;
            if (isIt && changed.value("reviewer"_L1) == reviewer)
                changed.insert("quote"_L1, u"As the editor has it."_s);
            review = changed;
        }
        one.insert("reviews"_L1, reviews);
        tool = one;
    }
    ours.insert("tools"_L1, tools);
    write(file(u"edited.json"_s), QJsonDocument(ours).toJson());
    const QString library = file(u"panel.verdict"_s);
    QCOMPARE(verdict({u"import"_s, library, file(u"edited.json"_s)}).status, 0);

    const QJsonObject before = dump();
    const Run dry = verdict({u"merge"_s, library, forms(), u"--dry-run"_s});
    QCOMPARE(dry.status, 0);
    QVERIFY2(dry.out.contains(u"conflict: quote: sent as \"As it was sent.\", here \"As the editor has it.\", there "
                              "\"As the reviewer has it.\""_s),
             qPrintable(dry.out));
    const Run refused = verdict({u"merge"_s, library, forms()});
    QCOMPARE(refused.status, 3);
    QCOMPARE(refused.out, dry.out); // the same plan
    QVERIFY2(refused.err.contains(u"--accept theirs"_s), qPrintable(refused.err));
    QCOMPARE(dump(), before);

    QCOMPARE(verdict({u"merge"_s, library, forms(), u"--accept"_s, u"theirs"_s}).status, 0);
    QCOMPARE(review(u"cairnfield"_s)["quote"_L1].toString(), u"As the reviewer has it."_s);
    QCOMPARE(review(u"larkspur-4b"_s)["quote"_L1].toString(), u"Nobody else touched it."_s);
    {
        const auto opened = Library::open(library, {});
        QVERIFY(opened.library && opened.library->undo());
    }
    QCOMPARE(dump(), before);
    QCOMPARE(verdict({u"merge"_s, library, forms(), u"--accept"_s, u"ours"_s}).status, 0);
    QCOMPARE(review(u"cairnfield"_s)["quote"_L1].toString(), u"As the editor has it."_s);
    QCOMPARE(review(u"larkspur-4b"_s)["quote"_L1].toString(), u"Nobody else touched it."_s);
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "tst_roundtrip.moc"
