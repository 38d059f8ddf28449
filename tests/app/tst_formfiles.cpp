// Files of review forms as they come back: mangled by hand and by mail programs, filled in field by field, large.

#include "files.h"
#include "formfile.h"
#include "formsample.h"
#include "temporarylibrary.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QString fixtures = QStringLiteral(VERDICT_SOURCE_DIR "/tests/data/forms/");

QString anyText(QRandomGenerator &random)
{
    static const QStringList pieces{u"word "_s,  u"ship"_s,     u" "_s,        u"\n"_s, u"\n\n"_s, u"- "_s,    u"> "_s,
                                    u"@@ end"_s, u"@- "_s,      u"@| "_s,      u"|"_s,  u"\\"_s,   u"\t"_s,    u"=3D"_s,
                                    u"From "_s,  u">From me"_s, u"\u00a0@@"_s, u"é"_s,  u"😀"_s,    u"1. one"_s};
    QString text;
    for (int i = int(random.bounded(25)); i > 0; --i)
        text += pieces.at(int(random.bounded(int(pieces.size()))));
    return text;
}

ReviewForms someForms(QRandomGenerator &random, int count)
{
    ReviewForms forms = sampleForms();
    for (int i = 0; i < count; ++i) {
        ReviewForm form{u"tool-%1"_s.arg(i), {}, u"primitive"_s, 1, i % 2 ? QUuid::createUuid() : QUuid(), {}, {}};
        for (const QString &field : {u"answers.sentence"_s, u"answers.bet"_s, u"quote"_s, u"remarks"_s})
            form.texts.insert(field, anyText(random));
        form.texts.insert(u"verdict"_s, u"skip"_s);
        form.texts.insert(u"confidence"_s, QString());
        forms.forms << form;
    }
    return forms;
}

QByteArray readWhole(const QString &name)
{
    return contents(fixtures + name);
}

} // namespace

class TestFormFiles : public QObject
{
    Q_OBJECT

private slots:
    void readsMangledFiles_data();
    void readsMangledFiles();
    void everythingComesBack();
    void onlyWhatIsSetChanges_data();
    void onlyWhatIsSetChanges();
    void mangledFilesKeepWhatIsNotSet_data() { readsMangledFiles_data(); }
    void mangledFilesKeepWhatIsNotSet();
    void addsAFieldThatWasDeleted();
    void tenThousandFormsInLinearTime();
};

void TestFormFiles::readsMangledFiles_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &name : QDir(fixtures).entryList({u"*.txt"_s, u"*.eml"_s}))
        QTest::newRow(qPrintable(name)) << name;
}

/// What a file should say stands in a file beside it: a line per value, a line per problem.
void TestFormFiles::readsMangledFiles()
{
    QFETCH(QString, file);
    const auto forms = ReviewForms::parse(readWhole(file));
    QVERIFY2(forms, qPrintable(forms ? QString() : forms.error().text()));
    QList<Error> problems = forms->problems;
    const QString expected = QString::fromUtf8(readWhole(file.section(u'.', 0, -2) + u".expected"));
    QVERIFY(!expected.isEmpty());
    for (const QString &line : expected.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ');
        if (words.first() == "reviewer"_L1) {
            QCOMPARE(forms->reviewer, words.at(1));
        } else if (words.first() == "forms"_L1) {
            QCOMPARE(forms->forms.size(), words.at(1).toInt());
        } else if (words.first() == "problem"_L1) {
            QVERIFY2(!problems.isEmpty(), qPrintable(line));
            const QString said = u"problem %1 %2"_s.arg(problems.first().line).arg(problems.first().what);
            QVERIFY2(said.startsWith(line), qPrintable(said + u"\n" + line));
            problems.removeFirst();
        } else {
            const auto form = std::find_if(forms->forms.begin(), forms->forms.end(), [&](auto &form) {
                return form.tool == words.at(0) && form.round == words.at(1).toInt();
            });
            QVERIFY2(form != forms->forms.end(), qPrintable(line));
            QString value = line.section(u" = "_s, 1);
            QCOMPARE(form->texts.value(words.at(2)), value.replace(u"\\n"_s, u"\n"_s));
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).text()));
}

void TestFormFiles::everythingComesBack()
{
    QRandomGenerator random(4);
    ReviewForms forms = someForms(random, 2);
    forms.anonymous = true;
    forms.reviewer = QUuid::createUuid().toString(QUuid::WithoutBraces);
    forms.reviewerName = u"The Builder"_s;
    for (int i = 0; i < 40; ++i)
        forms.dictionary << u"Saltmarsh%1"_s.arg(i);
    forms.bannedPhrases = {u"game changer"_s, u"at the end of the day"_s};
    forms.tools = {{u"tool-0"_s, u"Tern Coder"_s, u"Saltmarsh\n\n- one\n- two\n\n@@ end"_s}, {u"tool-1"_s, u"B"_s, {}}};
    forms.earlier = {{u"tool-0"_s, u"Tern Coder"_s, u"primitive"_s, 1, Verdict::Skip, u"Before."_s},
                     {u"heron"_s, u"Heron"_s, u"primitive"_s, 2, std::nullopt, u"Elsewhere.\n\nTwice."_s}};
    forms.forms[0].due = QDate(2026, 12, 1);
    forms.forms[0].status = ReviewStatus::Returned;
    forms.forms[0].note = u"Shorten it,\n\nand name a rival."_s;
    const auto back = ReviewForms::parse(forms.toText());
    QVERIFY(back);
    QVERIFY2(back->problems.isEmpty(), qPrintable(back->problems.value(0).text()));
    QCOMPARE(back->publication, forms.publication);
    QCOMPARE(back->publicationName, forms.publicationName);
    QCOMPARE(back->reviewer, forms.reviewer);
    QCOMPARE(back->reviewerName, forms.reviewerName);
    QVERIFY(back->anonymous);
    QCOMPARE(back->fileName(), u"the-builder.txt"_s);
    QCOMPARE(back->language, forms.language);
    QCOMPARE(back->dictionary, forms.dictionary);
    QCOMPARE(back->bannedPhrases, forms.bannedPhrases);
    QCOMPARE(back->tools, forms.tools);
    QCOMPARE(back->earlier, forms.earlier);
    QCOMPARE(back->lenses, forms.lenses);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(back->forms.at(i).texts, forms.forms.at(i).texts);
        QCOMPARE(back->forms.at(i).due, forms.forms.at(i).due);
        QCOMPARE(back->forms.at(i).status, forms.forms.at(i).status);
        QCOMPARE(back->forms.at(i).note, forms.forms.at(i).note);
        QVERIFY(!back->forms.at(i).isTouched());
    }
}

void TestFormFiles::onlyWhatIsSetChanges_data()
{
    QTest::addColumn<QByteArray>("quote");
    QTest::addColumn<QByteArray>("lineEnd");
    QTest::newRow("as sent") << QByteArray() << QByteArray("\n");
    QTest::newRow("CRLF") << QByteArray() << QByteArray("\r\n");
    QTest::newRow("quoted") << QByteArray("> ") << QByteArray("\n");
    QTest::newRow("quoted twice, CRLF") << QByteArray(">> ") << QByteArray("\r\n");
}

void TestFormFiles::onlyWhatIsSetChanges()
{
    QFETCH(QByteArray, quote);
    QFETCH(QByteArray, lineEnd);
    QRandomGenerator random(20261122);
    for (int i = 0; i < 200; ++i) {
        const ReviewForms sent = someForms(random, 3);
        const QByteArray bytes = quote + sent.toText().trimmed().replace("\n", QByteArray(lineEnd + quote)) + lineEnd;
        auto file = FormFile::parse(bytes);
        QVERIFY(file);
        QCOMPARE(file->bytes(), bytes);
        QList<QMap<QString, QString>> texts;
        for (const ReviewForm &form : file->forms().forms)
            texts << form.texts;
        for (int edits = 0; edits < 4; ++edits) {
            const int form = int(random.bounded(3));
            const QString field = texts.at(form).keys().at(int(random.bounded(int(texts.at(form).size()))));
            texts[form][field] = anyText(random);
            file->set(form, field, texts.at(form).value(field));
        }
        const auto back = ReviewForms::parse(file->bytes());
        QVERIFY(back);
        QVERIFY2(back->problems.isEmpty(), qPrintable(back->problems.value(0).text()));
        for (int form = 0; form < 3; ++form) {
            QCOMPARE(back->forms.at(form).texts, texts.at(form));
            QCOMPARE(back->forms.at(form).sent, file->forms().forms.at(form).sent);
            QCOMPARE(back->forms.at(form).uid, file->forms().forms.at(form).uid);
        }
        QCOMPARE(back->lenses, file->forms().lenses);
        for (int form = 0; form < 3; ++form)
            for (const QString &field : texts.at(form).keys())
                file->set(form, field, file->forms().forms.at(form).texts.value(field));
        QCOMPARE(file->bytes(), bytes);
    }
}

void TestFormFiles::mangledFilesKeepWhatIsNotSet()
{
    QFETCH(QString, file);
    auto filled = FormFile::parse(readWhole(file));
    QVERIFY(filled);
    const qsizetype last = filled->forms().forms.size() - 1;
    filled->set(last, u"quote"_s, u"Written in the window."_s);
    filled->set(last, u"remarks"_s, u"> To you."_s);
    const auto back = ReviewForms::parse(filled->bytes());
    QVERIFY(back);
    QCOMPARE(back->forms.size(), filled->forms().forms.size());
    for (qsizetype form = 0; form <= last; ++form) {
        QMap<QString, QString> wanted = filled->forms().forms.at(form).texts;
        if (form == last) {
            wanted.insert(u"quote"_s, u"Written in the window."_s);
            wanted.insert(u"remarks"_s, u"> To you."_s);
        }
        QCOMPARE(back->forms.at(form).texts, wanted);
    }
}

void TestFormFiles::addsAFieldThatWasDeleted()
{
    const QByteArray head = "@@ verdict forms 1\n@@ reviewer ilka\n@@ form heron primitive\n@@ field quote\nText.";
    auto file = FormFile::parse(head + "\n@@ form stork primitive\n@@ end\n");
    QVERIFY(file);
    file->set(0, u"verdict"_s, u"ship"_s);
    file->set(1, u"confidence"_s, u"70"_s);
    const auto back = ReviewForms::parse(file->bytes());
    QVERIFY(back);
    QCOMPARE(back->forms.at(0).texts.value(u"verdict"_s), u"ship"_s);
    QCOMPARE(back->forms.at(0).texts.value(u"quote"_s), u"Text."_s);
    QCOMPARE(back->forms.at(1).texts.value(u"confidence"_s), u"70"_s);

    auto cut = FormFile::parse(head);
    QVERIFY(cut);
    cut->set(0, u"quote"_s, u"All of it."_s);
    cut->set(0, u"verdict"_s, u"skip"_s);
    const auto mended = ReviewForms::parse(cut->bytes());
    QVERIFY(mended);
    QCOMPARE(mended->forms.at(0).texts.value(u"quote"_s), u"All of it."_s);
    QCOMPARE(mended->forms.at(0).texts.value(u"verdict"_s), u"skip"_s);
}

/// Ten times as much takes about ten times as long, not a hundred times.
void TestFormFiles::tenThousandFormsInLinearTime()
{
    QRandomGenerator random(1);
    const auto parseTime = [&](int count) {
        const QByteArray bytes = someForms(random, count).toText();
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto forms = ReviewForms::parse(bytes);
            best = qMin(best, timer.nsecsElapsed());
            if (!forms || forms->forms.size() != count)
                return qint64(-1);
        }
        return best;
    };
    const qint64 thousand = parseTime(1000);
    const qint64 tenThousand = parseTime(10000);
    QVERIFY(thousand > 0 && tenThousand > 0);
    qInfo("1,000 forms: %.1f ms; 10,000: %.1f ms", double(thousand) / 1e6, double(tenThousand) / 1e6);
    QVERIFY(tenThousand < 40 * thousand);
}

QTEST_GUILESS_MAIN(TestFormFiles)
#include "tst_formfiles.moc"
