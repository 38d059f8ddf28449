// Review forms come home: three-way, nothing is overwritten unseen, what cannot be used is said and the rest comes in.

#include "formstest.h"

using namespace vd;
using namespace Qt::StringLiterals;

class TestFormsHome : public FormsTest
{
    Q_OBJECT

private slots:
    void init() { makeLibrary(); }
    void bringsAReviewHome();
    void keepsOursInAConflict();
    void notesWhatCannotBeUsed_data();
    void notesWhatCannotBeUsed();
    void keepsOursWhereTheFileIsCut_data();
    void keepsOursWhereTheFileIsCut();
    void findsAReviewThatWasBegunAnew();
    void leavesAReviewThatIsAnothersNow();
    void refusesAnotherPublication();
    void refusesADamagedHead_data();
    void refusesADamagedHead();

private:
    [[nodiscard]] QByteArray file(const QByteArray &body, const QUuid &publication)
    {
        return "@@ verdict forms 1\n@@ publication " + publication.toByteArray(QUuid::WithoutBraces) +
               " The Ballast Review\n@@ reviewer ilka\n" + body;
    }
    [[nodiscard]] QByteArray file(const QByteArray &body) { return file(body, library().publication()->uid); }
    [[nodiscard]] Review review() { return library().reviewsOf(m_tool)->value(0); }
};

void TestFormsHome::bringsAReviewHome()
{
    const QByteArray verdict = "@- ship or skip\n";
    const QByteArray quote = "as it is published.\n";
    QByteArray filled = sent();
    const qsizetype end = filled.indexOf("@@ end");
    QByteArray first = filled.left(end);
    first.replace(verdict, QByteArray(verdict + "Ship\n"));
    first.replace(quote, QByteArray(quote + "It opens\nin a breath.\n"));
    first.replace("of your name.\n", "of your name.\n80 %\n");
    const auto report = bring(quoted(first + filled.mid(end), "> "));
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text()));
    QCOMPARE(report->notes, QStringList());
    QCOMPARE(report->counts.value(Noun::Review).added, 1);
    QCOMPARE(review().quote, u"It opens in a breath."_s);
    QCOMPARE(review().verdict, std::optional(Verdict::Ship));
    QCOMPARE(review().confidence, std::optional(80));
    QCOMPARE(review().reviewer, m_reviewer);

    QVERIFY(bring(first + filled.mid(end))->changedNothing()); // a second time
    QVERIFY(library().undo());
    QVERIFY(library().reviewsOf(m_tool)->isEmpty());
}

void TestFormsHome::keepsOursInAConflict()
{
    Review ours;
    ours.tool = m_tool;
    ours.reviewer = m_reviewer;
    ours.lens = *library().find<Lens>(u"primitive"_s);
    ours.quote = u"As it was sent."_s;
    ours.verdict = Verdict::Ship;
    QVERIFY(library().add(ours, u"new review"_s));
    QByteArray form = sent();
    form.replace("As it was sent.", "As the reviewer has it now.").replace("\nship\n", "\nskip\n");
    ours = review();
    ours.quote = u"As the editor has it now."_s;
    QVERIFY(library().update(ours, u"edit of Quote"_s));

    const auto report = bring(form);
    QVERIFY(report);
    QCOMPARE(report->notes.size(), 1);
    QVERIFY2(report->notes.first().contains(u"As the reviewer has it now."_s), qPrintable(report->notes.first()));
    QCOMPARE(review().quote, u"As the editor has it now."_s);
    QCOMPARE(review().verdict, std::optional(Verdict::Skip)); // nobody else touched it
}

void TestFormsHome::notesWhatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QString>("note");
    QTest::newRow("unknown tool") << QByteArray("@@ form crane primitive round 1\n@@ field quote\nText.\n@@ end\n")
                                  << u"4: crane through primitive: there is no tool"_s;
    QTest::newRow("unknown lens") << QByteArray("@@ form stork taste round 1\n@@ field quote\nText.\n@@ end\n")
                                  << u"4: stork through taste: there is no lens"_s;
    QTest::newRow("unknown field") << QByteArray("@@ form stork primitive\n@@ field colour\nred\n@@ end\n")
                                   << u"5: there is no field \"colour\""_s;
    QTest::newRow("field twice") << QByteArray(
                                        "@@ form stork primitive\n@@ field quote\na\n@@ field quote\nb\n@@ end\n")
                                 << u"7: the field \"quote\" stands twice"_s;
    QTest::newRow("no verdict") << QByteArray("@@ form stork primitive\n@@ field verdict\nmaybe\n@@ end\n")
                                << u"5: stork through primitive: \"maybe\" is no verdict"_s;
    QTest::newRow("confidence") << QByteArray("@@ form stork primitive\n@@ field confidence\n20\n@@ end\n")
                                << u"5: stork through primitive: \"20\" is no confidence"_s;
    QTest::newRow("unknown line") << QByteArray("@@ from stork primitive\n@@ end\n")
                                  << u"4: \"@@ from stork primitive\" is no line of a form"_s;
    QTest::newRow("unknown beat") << QByteArray("@@ form stork primitive\n@@ field answers.moats\nlost\n@@ end\n")
                                  << u"5: stork through primitive: there is no beat \"moats\" here"_s;
    QTest::newRow("a field outside") << QByteArray("@@ field quote\nlost\n") << u"4: this field stands outside"_s;
}

void TestFormsHome::notesWhatCannotBeUsed()
{
    QFETCH(QByteArray, broken);
    QFETCH(QString, note);
    const auto report =
        bring(file(broken + "@@ form heron primitive round 1\n@@ field quote\nGood all the same.\n@@ end\n"));
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text()));
    const QString place = path() + u':';
    QVERIFY2(report->notes.value(0).startsWith(place + note), qPrintable(report->notes.join(u'\n')));
    QCOMPARE(review().quote, u"Good all the same."_s);

    const auto cut = bring(file("@@ form stork primitive\n@@ field quote\nCut off he"));
    QVERIFY(cut);
    QVERIFY2(cut->notes.value(0).contains(u"the file ends in the middle of a form"_s),
             qPrintable(cut->notes.join(u'\n')));
}

void TestFormsHome::keepsOursWhereTheFileIsCut_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("in a line") << u"As it was sent.\n\nAnd then more."_s << QByteArray("And the");
    QTest::newRow("between bars") << u"As  it was\nsent here."_s << QByteArray("@|sent h");
    QTest::newRow("in the help") << u"As it was sent."_s << QByteArray("as it is pub");
    QTest::newRow("in the heading") << u"As it was sent."_s << QByteArray("@@ field quote ");
}

/// A file that ends in the middle of a text that nobody touched takes nothing of it away, and submits nothing.
void TestFormsHome::keepsOursWhereTheFileIsCut()
{
    QFETCH(QString, quote);
    QFETCH(QByteArray, last);
    Review ours;
    ours.tool = m_tool;
    ours.reviewer = m_reviewer;
    ours.lens = *library().find<Lens>(u"primitive"_s);
    ours.quote = quote;
    ours.verdict = Verdict::Ship;
    ours.status = ReviewStatus::Returned;
    QVERIFY(library().add(ours, u"new review"_s));
    const QByteArray whole = sent();
    QVERIFY(whole.contains(last));
    const auto report = bring(whole.left(whole.indexOf(last) + last.size()));
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text()));
    QVERIFY2(report->notes.join(u'\n').contains(u"the file ends in the middle"_s),
             qPrintable(report->notes.join(u'\n')));
    QCOMPARE(report->counts, (QMap<Noun, ImportReport::Count>()));
    QCOMPARE(review().quote, quote);

    QByteArray rewritten = whole.left(whole.indexOf("@@ field verdict"));
    const qsizetype at = rewritten.lastIndexOf("published.\n") + 11;
    rewritten.replace(at, rewritten.size() - at, "Half of a new qu");
    QVERIFY(bring(rewritten));
    QCOMPARE(review().quote, u"Half of a new qu"_s); // theirs, and an undo away
    QCOMPARE(review().status, ReviewStatus::Returned);
}

/// The review that a form was made of is gone, and there is a new one in its place.
void TestFormsHome::findsAReviewThatWasBegunAnew()
{
    Review ours;
    ours.tool = m_tool;
    ours.reviewer = m_reviewer;
    ours.lens = *library().find<Lens>(u"primitive"_s);
    const ReviewId first = *library().add(ours, u"new review"_s);
    const QByteArray form = sent().replace("as it is published.\n", "as it is published.\nIt opens.\n");
    QVERIFY(library().remove(first, u"deletion"_s));
    QVERIFY(library().add(ours, u"new review"_s));
    const auto report = bring(form);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text()));
    QCOMPARE(library().reviewsOf(m_tool)->size(), 1);
    QCOMPARE(review().quote, u"It opens."_s);
}

void TestFormsHome::leavesAReviewThatIsAnothersNow()
{
    Review ours;
    ours.tool = m_tool;
    ours.reviewer = m_reviewer;
    ours.lens = *library().find<Lens>(u"primitive"_s);
    QVERIFY(library().add(ours, u"new review"_s));
    const QByteArray untouched = sent();
    const QByteArray form = QByteArray(untouched).replace("as it is published.\n", "as it is published.\nIt opens.\n");
    Reviewer odo;
    odo.name = odo.slug = u"odo"_s;
    ours = review();
    ours.reviewer = *library().add(odo, u"new reviewer"_s);
    QVERIFY(library().update(ours, u"assignment"_s));
    QVERIFY(bring(untouched)->notes.isEmpty());
    const auto report = bring(form);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text()));
    QVERIFY2(report->notes.value(0).contains(u"another reviewer"_s), qPrintable(report->notes.join(u'\n')));
    QCOMPARE(review().quote, QString());
    QCOMPARE(library().reviewsOf(*library().find<Tool>(u"stork"_s))->value(0).quote, u"It opens."_s); // the rest
}

void TestFormsHome::refusesAnotherPublication()
{
    const QByteArray form = "@@ form heron primitive\n@@ field quote\nText.\n@@ end\n";
    const auto report = bring(file(form, QUuid::createUuid()));
    QVERIFY(!report);
    QVERIFY2(report.error().what.contains(u"The Ballast Review"_s), qPrintable(report.error().what));
    QVERIFY(library().reviewsOf(m_tool)->isEmpty());
}

void TestFormsHome::refusesADamagedHead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("what");
    QTest::newRow("no mark") << QByteArray("@@ verdict forms 1\n") << u"this is no file of review forms"_s;
    QTest::newRow("no publication") << QByteArray("@@ publication ") << u"the line \"@@ publication\""_s;
    QTest::newRow("no reviewer") << QByteArray("@@ reviewer ilka\n") << u"the line \"@@ publication\""_s;
}

void TestFormsHome::refusesADamagedHead()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, what);
    const auto report = bring(file("@@ form heron primitive\n@@ field quote\nText.\n@@ end\n").replace(line, ""));
    QVERIFY(!report);
    QVERIFY2(report.error().what.startsWith(what), qPrintable(report.error().text()));
    QCOMPARE(report.error().file, path());
}

QTEST_GUILESS_MAIN(TestFormsHome)
#include "tst_formshome.moc"
