// The commands of `verdict` about the panel, run as a person or a script runs them: forms, merging, figures.

#include "files.h"
#include "programtest.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace vd;

class TestCliPanel : public ProgramTest
{
    Q_OBJECT

private slots:
    void init() { makeFolder(); }
    void mergesACopy();
    void formsGoOutAndComeHome();
    void refusesToGiveAReviewerAway();
    void tellsThePanelsFigures();
};

void TestCliPanel::mergesACopy()
{
    makeSample();
    const auto status = [&](const char *arguments) { return run(QString::fromLatin1(arguments).split(u' ')); };
    QCOMPARE(status("backup s.verdict copy.verdict").status, 0);
    write(path("there.json"),
          R"({"format":"verdict-library","version":1,"tools":[{"name":"Fulmar","vendor":"There"}]})");
    write(path("here.json"), R"({"format":"verdict-library","version":1,"tools":[{"name":"Fulmar","vendor":"Here"}]})");
    QCOMPARE(status("import copy.verdict there.json").status, 0);
    const Run dry = status("merge s.verdict copy.verdict --dry-run");
    QCOMPARE(dry.status, 0);
    QCOMPARE(dry.out, QStringLiteral("add tool Fulmar\n"));
    QVERIFY(!status("search s.verdict Fulmar").out.contains(QStringLiteral("Fulmar")));
    QCOMPARE(status("import s.verdict here.json").status, 0);
    const Run refused = status("merge s.verdict copy.verdict");
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.out.contains(QStringLiteral("conflict: vendor")), qPrintable(refused.out));
    QCOMPARE(status("merge s.verdict copy.verdict --accept theirs").status, 0);
    QVERIFY(status("search s.verdict There").out.contains(QStringLiteral("fulmar")));
    QCOMPARE(status("merge s.verdict copy.verdict --dry-run").out, QString());

    QCOMPARE(status("merge s.verdict s.verdict").status, 3);
    QCOMPARE(status("new other.verdict").status, 0);
    const Run foreign = status("merge s.verdict other.verdict");
    QCOMPARE(foreign.status, 3);
    QVERIFY2(foreign.err.contains(QStringLiteral("other.verdict: this is the library of another publication")),
             qPrintable(foreign.err));
    QCOMPARE(status("merge s.verdict nowhere.verdict").status, 3);
    QCOMPARE(status("merge nowhere.verdict s.verdict").status, 4);
    for (const char *others : {"here.json there.json", "copy.verdict other.verdict", "nothing.txt here.json"}) {
        const Run several = status(qPrintable(QStringLiteral("merge s.verdict ") + QLatin1String(others)));
        QCOMPARE(several.status, 2);
        QVERIFY2(several.err.contains(QStringLiteral("merge one library or JSON at a time")), qPrintable(several.err));
    }
}

void TestCliPanel::formsGoOutAndComeHome()
{
    QVERIFY(run({QStringLiteral("new"), QStringLiteral("a.verdict"), QStringLiteral("--sample")}).status == 0);
    const QStringList forms{QStringLiteral("forms"),      QStringLiteral("a.verdict"),
                            QStringLiteral("--reviewer"), QStringLiteral("desmond-achterberg"),
                            QStringLiteral("--output"),   QStringLiteral(".")};
    const Run written = run(forms);
    QVERIFY2(written.status == 0, qPrintable(written.err));
    const QString file = QStringLiteral("desmond-achterberg.txt");
    QByteArray text = contents(path(file));
    QVERIFY(text.startsWith("@@ verdict forms 1\n"));

    const Run unchanged = run({QStringLiteral("import"), QStringLiteral("a.verdict"), file});
    QVERIFY2(unchanged.status == 0, qPrintable(unchanged.err));
    QCOMPARE(run(forms).status, 0); // a second time, while nobody has written in it
    text.replace("@- ship or skip\n", "@- ship or skip\nskip\n@- which was:\n");
    text.replace("@- which was:\nship\n", "");
    write(path(file), text);
    const Run again = run(forms);
    QCOMPARE(again.status, 3);
    QVERIFY2(again.err.endsWith(QStringLiteral("this file has been filled in; import it and move it away first\n")),
             qPrintable(again.err));
    QCOMPARE(contents(path(file)), text);
    const Run imported = run({QStringLiteral("import"), QStringLiteral("a.verdict"), file});
    QVERIFY2(imported.status == 0, qPrintable(imported.err));
    QVERIFY2(imported.err.contains(QStringLiteral("1 review")), qPrintable(imported.err));
    QVERIFY(run({QStringLiteral("verify"), QStringLiteral("a.verdict")}).status == 0);

    text.replace("@@ end\n", "@@ field colour\nred\n@@ end\n");
    write(path(file), text);
    const QString place = QStringLiteral("verdict: %1:%2: there is no field \"colour\"")
                              .arg(file)
                              .arg(text.left(text.indexOf("@@ field colour")).count('\n') + 1);
    for (const QStringList &command : {QStringList{QStringLiteral("import"), QStringLiteral("a.verdict"), file},
                                       QStringList{QStringLiteral("merge"), QStringLiteral("a.verdict"), file},
                                       QStringList{QStringLiteral("merge"), QStringLiteral("a.verdict"), file, file}}) {
        const Run told = run(command);
        QCOMPARE(told.status, 0);
        QVERIFY2(told.err.startsWith(place), qPrintable(told.err));
    }

    write(path("letter.txt"), "Dear editor,\n");
    text.replace("\nred\n", "\n").replace("never published.\n", "never published.\nBetween us.\n");
    write(path(file), text);
    for (const char *option : {"--dry-run", "--accept=theirs"}) {
        const Run some = run({QStringLiteral("merge"), QStringLiteral("a.verdict"), QStringLiteral("letter.txt"), file,
                              QLatin1String(option)});
        QCOMPARE(some.status, 3); // the letter
        QVERIFY2(some.err.startsWith(QStringLiteral("verdict: letter.txt:1: this is no file of review forms")),
                 qPrintable(some.err));
        QVERIFY2(some.err.contains(QStringLiteral("2 files: 1 review updated")), qPrintable(some.err));
    }

    QCOMPARE(run({forms.at(0), forms.at(1), forms.at(2), QStringLiteral("nobody"), forms.at(4), forms.at(5)}).status,
             3);
    QCOMPARE(run({forms.at(0), forms.at(1), forms.at(2), forms.at(3), forms.at(4), QStringLiteral("nowhere")}).status,
             3);
    QCOMPARE(run({forms.at(0), forms.at(1)}).status, 2);
}

void TestCliPanel::refusesToGiveAReviewerAway()
{
    QVERIFY(run({QStringLiteral("new"), QStringLiteral("a.verdict"), QStringLiteral("--sample")}).status == 0);
    const QStringList page{QStringLiteral("export"),       QStringLiteral("a.verdict"),
                           QStringLiteral("--comparison"), QStringLiteral("larkspur-4b-vs-tern-coder"),
                           QStringLiteral("--output"),     QStringLiteral("a.html")};
    const QStringList forms{QStringLiteral("forms"),         QStringLiteral("a.verdict"), QStringLiteral("--reviewer"),
                            QStringLiteral("wren-takahara"), QStringLiteral("--output"),  QStringLiteral(".")};
    const auto import = [&](const QByteArray &json) {
        write(path("in.json"), json);
        return run({QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("in.json")}).status;
    };
    QCOMPARE(import(R"({"format": "verdict-library", "version": 1, "publication": {"anonymous": true}})"), 0);
    const Run sound = run(page);
    QVERIFY2(sound.status == 0, qPrintable(sound.err));
    const QByteArray before = contents(path("a.html"));
    for (const char *name : {"Brandvold", "brandvold", "Achterberg", "Ilka", "ilka"})
        QVERIFY2(!before.contains(name), name);
    QVERIFY(before.contains("The Builder"));

    QCOMPARE(import(R"({"format": "verdict-library", "version": 1, "tools": [{"name": "Larkspur 4B", "reviews": [
        {"reviewer": "ilka-brandvold", "lens": "primitive", "round": 2, "verdict": "ship", "status": "approved",
         "quote": "In my earlier review I was kinder."},
        {"reviewer": "wren-takahara", "lens": "buyer", "round": 2, "quote": "Ask Desmond."}]}]})"),
             0);
    const Run refused = run(page);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("Primitive on Larkspur 4B gives its author away: “In my earlier "
                                                 "review” speaks of the author.")),
             qPrintable(refused.err));
    QVERIFY2(refused.err.contains(QStringLiteral("--anyway")), qPrintable(refused.err));
    QCOMPARE(contents(path("a.html")), before);
    QVERIFY(run({QStringLiteral("check"), QStringLiteral("a.verdict"), page.at(3)})
                .out.contains(QStringLiteral("problem: Primitive on Larkspur 4B gives its author away")));
    QCOMPARE(run(page + QStringList{QStringLiteral("--anyway")}).status, 0);
    QVERIFY(contents(path("a.html")).contains("In my earlier review"));

    const Run noForms = run(forms);
    QCOMPARE(noForms.status, 1);
    QVERIFY2(noForms.err.contains(QStringLiteral("“Desmond” names a reviewer")), qPrintable(noForms.err));
    QCOMPARE(QDir(path(".")).entryList({QStringLiteral("*.txt")}).size(), 0);
    const Run insisted = run(forms + QStringList{QStringLiteral("--anyway")});
    QVERIFY2(insisted.status == 0, qPrintable(insisted.err));
    const QStringList written = QDir(path(".")).entryList({QStringLiteral("*.txt")});
    QCOMPARE(written.size(), 1);
    QVERIFY(!contents(path(written.first())).contains("Takahara"));

    QCOMPARE(import(R"({"format": "verdict-library", "version": 1, "reviewers": [
        {"name": "Wren Takahara", "persona": "The Twin"}, {"name": "Desmond Achterberg", "persona": "The Twin"}]})"),
             0);
    QCOMPARE(run(forms + QStringList{QStringLiteral("--anyway")}).status, 0);
    const QByteArray wrens = contents(path("the-twin.txt"));
    QVERIFY(!wrens.isEmpty());
    QStringList desmonds = forms;
    desmonds[3] = QStringLiteral("desmond-achterberg");
    const Run twin = run(desmonds + QStringList{QStringLiteral("--anyway")});
    QCOMPARE(twin.status, 3);
    QVERIFY2(twin.err.contains(QStringLiteral("the forms of another reviewer")), qPrintable(twin.err));
    QCOMPARE(contents(path("the-twin.txt")), wrens);
}

void TestCliPanel::tellsThePanelsFigures()
{
    makeSample();
    const Run text = run({QStringLiteral("panel"), QStringLiteral("s.verdict")});
    QCOMPARE(text.status, 0);
    for (const char *part : {"13 of 24 verdicts say ship, 54 %", "Ilka Brandvold", "Primitive", "Vision models",
                             "too few to tell: Wren Takahara."})
        QVERIFY2(text.out.contains(QLatin1String(part)), qPrintable(text.out));

    const auto figures = [&](const char *library) {
        const Run asJson = run({QStringLiteral("panel"), QLatin1String(library), QStringLiteral("--json")});
        return QJsonDocument::fromJson(asJson.out.toUtf8()).object();
    };
    const QJsonObject sample = figures("s.verdict");
    QCOMPARE(sample[QLatin1String("panel")][QLatin1String("pairs")].toInt(), 33);
    QVERIFY(sample[QLatin1String("panel")][QLatin1String("agreement")].isDouble());
    const QJsonArray reviewers = sample[QLatin1String("reviewers")].toArray();
    QCOMPARE(reviewers.size(), 5);
    QCOMPARE(reviewers.at(1)[QLatin1String("slug")].toString(), QStringLiteral("ilka-brandvold"));
    QCOMPARE(reviewers.at(1)[QLatin1String("ship_percent")].toInt(), 80);
    QCOMPARE(reviewers.at(1)[QLatin1String("rest_percent")].toInt(), 42);
    QVERIFY(reviewers.at(4)[QLatin1String("agreement")].isNull());
    QCOMPARE(reviewers.at(4)[QLatin1String("caution")].toString(), QStringLiteral("too few"));

    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("empty.verdict")}).status, 0);
    QVERIFY(figures("empty.verdict")[QLatin1String("panel")][QLatin1String("ship_percent")].isNull());
    QCOMPARE(run({QStringLiteral("panel"), QStringLiteral("nowhere.verdict")}).status, 4);
}

QTEST_GUILESS_MAIN(TestCliPanel)
#include "tst_clipanel.moc"
