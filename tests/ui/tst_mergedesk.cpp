// The merge desk: what would change is seen and decided before it does, by mouse and by keyboard.

#include "deskactions.h"
#include "deskfixture.h"
#include "files.h"
#include "importflow.h"
#include "mergedesk.h"
#include "mnemonics.h"

#include <QJsonArray>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QTreeWidget>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

FieldMerge changed(const QString &field, const QString &ours, const QString &theirs)
{
    return {field, QJsonValue(ours), QJsonValue(ours), QJsonValue(theirs), QJsonValue(theirs)};
}

/// Two reviews changed there, one of them here too, and a tool that was deleted.
MergePlan planned()
{
    MergePlan plan;
    plan.source = u"/tmp/desmond.txt"_s;
    RecordMerge review{RecordMerge::Kind::Changed, Noun::Review, {}, {}, {}, u"Buyer on Heron by Desmond"_s};
    FieldMerge conflict{u"quote"_s, u"It wades in slowly."_s, u"It wades in quickly."_s, u"It flies in slowly."_s,
                        u"It flies in slowly."_s};
    conflict.isConflict = true;
    conflict.take = Take::Undecided;
    review.fields = {changed(u"answers.moat"_s, {}, u"A long beak."_s), conflict};
    RecordMerge other{RecordMerge::Kind::Changed, Noun::Review, {}, {}, {}, u"Buyer on Stork by Desmond"_s};
    other.fields = {changed(u"verdict"_s, {}, u"skip"_s)};
    RecordMerge tool{RecordMerge::Kind::Removed, Noun::Tool, {}, {}, {}, u"Dodo"_s};
    plan.records = {tool, review, other};
    plan.beats = {{u"answers.moat"_s, u"What keeps others out"_s}};
    return plan;
}

/// Opens the merge desk on a file that has another vendor for one tool.
void importVendor(DeskFixture &desk)
{
    const QString path = desk.file(u"larkspur.json"_s);
    write(path, R"({"format":"verdict-library","version":1,"tools":[{"name":"Larkspur 4B","vendor":"Somebody"}]})");
    desk.window->imports()->import({path});
    QTRY_VERIFY(desk.window->imports()->mergeDesk());
}

} // namespace

class TestMergeDesk : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatWouldChange();
    void waitsForConflicts();
    void ticksDecideWholeKinds();
    void ticksDecideWhatIsTooMuchToList();
    void storesWhatIsMadeOfBoth();
    void theirsAreStillTheirsAfterAnEdit();
    void namesAreNoMarkup();
    void decidesAllConflictsAtOnce();
    void mergesACopyOfTheLibrary();
    void cancelChangesNothing();
    void goesWithItsLibrary();
    void asksBeforeDecisionsGo();
    void keepsNoBreakSpaces();
    void editsListsLineByLine();
    void editsWhatIsNew();
    void showsWhatIsLost();
    void callsRecordsByTheirNames();
    void waitsForOtherWork();
};

void TestMergeDesk::showsWhatWouldChange()
{
    MergeDesk desk(planned());
    desk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk));
    QCOMPARE(desk.tree()->topLevelItemCount(), 2);
    QCOMPARE(desk.tree()->currentItem()->text(0), u"Quote"_s); // the first conflict
    QCOMPARE(clashingMnemonics(desk), QStringList());
    const auto *theirs = desk.findChild<QTextEdit *>(u"theirs"_s);
    QCOMPARE(theirs->toPlainText(), u"It wades flies in slowly."_s); // gone and new, both to be seen
    QCOMPARE(theirs->accessibleDescription(), u"gone: wades; new: flies"_s);
    QCOMPARE(desk.tree()->itemAbove(desk.tree()->currentItem())->text(0), u"What keeps others out"_s);
    desk.tree()->setCurrentItem(desk.tree()->topLevelItem(0)->child(0));
    QCOMPARE(desk.tree()->currentItem()->text(0), u"Dodo"_s);
    QVERIFY(!desk.findChild<QPlainTextEdit *>(u"result"_s)->isVisible());
}

void TestMergeDesk::waitsForConflicts()
{
    MergeDesk desk(planned());
    desk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk));
    const auto *merge = desk.findChild<QPushButton *>(u"merge"_s);
    QVERIFY(!merge->isEnabled());
    desk.tree()->setFocus();
    QTest::keyClick(desk.tree(), Qt::Key_Space); // on the conflict: theirs
    QVERIFY(merge->isEnabled());
    QCOMPARE(desk.plan().records.at(1).fields.at(1).take, Take::Theirs);
    QVERIFY(desk.findChild<QPushButton *>(u"takeTheirs"_s)->isChecked());
    QTest::mouseClick(desk.findChild<QPushButton *>(u"keepOurs"_s), Qt::LeftButton);
    QCOMPARE(desk.plan().records.at(1).fields.at(1).take, Take::Ours);
    QCOMPARE(desk.findChild<QPlainTextEdit *>(u"result"_s)->toPlainText(), u"It wades in quickly."_s);
}

void TestMergeDesk::ticksDecideWholeKinds()
{
    MergeDesk desk(planned());
    QTreeWidgetItem *reviews = desk.tree()->topLevelItem(1);
    QCOMPARE(reviews->checkState(0), Qt::PartiallyChecked);
    reviews->setCheckState(0, Qt::Unchecked);
    for (const RecordMerge &record : desk.plan().records)
        for (const FieldMerge &field : record.fields)
            QCOMPARE(field.take, Take::Ours);
    QCOMPARE(desk.plan().records.first().take, Take::Theirs); // another kind
    reviews->child(1)->setCheckState(0, Qt::Checked);
    QCOMPARE(desk.plan().records.at(2).fields.first().take, Take::Theirs);
    QCOMPARE(reviews->checkState(0), Qt::PartiallyChecked);
}

void TestMergeDesk::ticksDecideWhatIsTooMuchToList()
{
    MergePlan plan;
    for (int i = 0; i < 2003; ++i)
        plan.records << RecordMerge{RecordMerge::Kind::Added, Noun::Tool, {}, {}, {}, u"Tool %1"_s.arg(i)};
    MergeDesk desk(plan);
    QTreeWidgetItem *tools = desk.tree()->topLevelItem(0);
    QCOMPARE(tools->childCount(), 2000);
    QCOMPARE(tools->text(1), u"and 3 more, which come in"_s);
    tools->setCheckState(0, Qt::Unchecked);
    for (const RecordMerge &record : desk.plan().records)
        QCOMPARE(record.take, Take::Ours);
    QCOMPARE(tools->text(1), u"and 3 more, left out"_s);
    tools->child(0)->setCheckState(0, Qt::Checked);
    QCOMPARE(tools->text(1), u"and 3 more, left out"_s);
    tools->setCheckState(0, Qt::Checked);
    QCOMPARE(desk.plan().records.last().take, Take::Theirs);
}

void TestMergeDesk::storesWhatIsMadeOfBoth()
{
    MergeDesk desk(planned());
    desk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk));
    auto *result = desk.findChild<QPlainTextEdit *>(u"result"_s);
    result->setFocus();
    QTest::keyClick(result, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(result, u"It flies in quickly."_s);
    const FieldMerge &field = desk.plan().records.at(1).fields.at(1);
    QCOMPARE(field.wanted.toString(), u"It flies in quickly."_s);
    QCOMPARE(field.take, Take::Theirs);
    QVERIFY(desk.findChild<QPushButton *>(u"merge"_s)->isEnabled());
}

void TestMergeDesk::theirsAreStillTheirsAfterAnEdit()
{
    MergeDesk desk(planned());
    desk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk));
    auto *result = desk.findChild<QPlainTextEdit *>(u"result"_s);
    result->setPlainText(u"It flies in quickly."_s);
    auto *take = desk.findChild<QPushButton *>(u"takeTheirs"_s);
    QVERIFY(!take->isChecked());
    desk.tree()->setCurrentItem(desk.tree()->topLevelItem(0)->child(0));
    desk.tree()->setCurrentItem(desk.tree()->topLevelItem(1)->child(0)->child(1));
    QCOMPARE(result->toPlainText(), u"It flies in quickly."_s);
    QVERIFY(!take->isChecked());
    take->click();
    QCOMPARE(desk.plan().records.at(1).fields.at(1).wanted.toString(), u"It flies in slowly."_s);
    QCOMPARE(result->toPlainText(), u"It flies in slowly."_s);
    QVERIFY(take->isChecked());
}

void TestMergeDesk::namesAreNoMarkup()
{
    MergePlan plan = planned();
    plan.records.first().title = u"<b>Dodo</b>"_s;
    MergeDesk desk(plan);
    desk.tree()->setCurrentItem(desk.tree()->topLevelItem(0)->child(0));
    int labels = 0;
    for (const QLabel *label : desk.findChildren<QLabel *>())
        if (label->text().contains(plan.records.first().title)) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            ++labels;
        }
    QCOMPARE(labels, 1);
}

void TestMergeDesk::decidesAllConflictsAtOnce()
{
    MergeDesk desk(planned());
    desk.findChild<QPushButton *>(u"allOurs"_s)->click();
    QCOMPARE(desk.plan().undecided(), 0);
    QCOMPARE(desk.plan().records.at(1).fields.at(1).take, Take::Ours);
    QCOMPARE(desk.plan().records.at(1).fields.at(0).take, Take::Theirs); // no conflict
}

void TestMergeDesk::mergesACopyOfTheLibrary()
{
    DeskFixture desk;
    desk.openSample();
    const QString copy = desk.file(u"copy.verdict"_s);
    QVERIFY(LibraryFile::backup(desk.library().connection(), copy));
    const ToolId id = desk.tool(u"larkspur-4b"_s);
    {
        const auto other = Library::open(copy, {});
        Tool tool = *other.library->get(id);
        tool.tagline = u"Changed on the train."_s;
        tool.vendor = u"Changed there."_s;
        QVERIFY(other.library->update(tool, u"edit"_s));
    }
    Tool tool = *desk.library().get(id);
    const QString vendor = tool.vendor;
    tool.vendor = u"Changed here."_s;
    QVERIFY(desk.library().update(tool, u"edit"_s));

    desk.prompts.filesToOpen = {{copy}};
    desk.window->actions()->mergeLibrary->trigger();
    QTRY_VERIFY(desk.window->imports()->mergeDesk());
    MergeDesk *merge = desk.window->imports()->mergeDesk();
    QCOMPARE(desk.library().get(id)->tagline, tool.tagline); // nothing is changed before
    QCOMPARE(merge->plan().conflicts(), 1);
    merge->findChild<QPushButton *>(u"allOurs"_s)->click();
    merge->findChild<QPushButton *>(u"merge"_s)->click();
    QTRY_COMPARE(desk.library().get(id)->tagline, u"Changed on the train."_s);
    QCOMPARE(desk.library().get(id)->vendor, u"Changed here."_s);
    QTRY_COMPARE(desk.undoText(), u"Undo: Merge of copy.verdict"_s);
    desk.press(u"Undo"_s);
    QCOMPARE(desk.library().get(id)->tagline, tool.tagline);
    QVERIFY(vendor != tool.vendor);
}

void TestMergeDesk::cancelChangesNothing()
{
    DeskFixture desk;
    desk.openSample();
    const QString undo = desk.undoText();
    importVendor(desk);
    QVERIFY(desk.window->imports()->mergeDesk());
    desk.window->imports()->mergeDesk()->reject();
    QCOMPARE(desk.message(), u"Cancelled; nothing was changed."_s);
    QCOMPARE(desk.undoText(), undo);
}

void TestMergeDesk::goesWithItsLibrary()
{
    DeskFixture desk;
    desk.openSample();
    importVendor(desk);
    QVERIFY(desk.window->imports()->mergeDesk());
    const QPointer<MergeDesk> merge = desk.window->imports()->mergeDesk();
    desk.window->actions()->closeLibrary->trigger();
    QVERIFY(!merge);
}

/// What was decided is not lost to a job that would not begin.
void TestMergeDesk::waitsForOtherWork()
{
    DeskFixture desk;
    desk.openSample();
    importVendor(desk);
    QVERIFY(desk.window->imports()->mergeDesk());
    const QPointer<MergeDesk> merge = desk.window->imports()->mergeDesk();
    auto *button = merge->findChild<QPushButton *>(u"merge"_s);
    QVERIFY(button->isEnabled());
    desk.window->actions()->verify->trigger();
    QVERIFY(!button->isEnabled() && !button->isDefault());
    QVERIFY(merge->findChild<QLabel *>(u"mergeState"_s)->text().contains(u"waits for other work"_s));
    // What cannot be stopped offers no Cancel.
    QVERIFY(desk.window->messages()->findChild<QPushButton *>(u"messageCancel"_s)->isHidden());
    QTRY_COMPARE(desk.message(), u"The library file is sound."_s);
    QVERIFY(merge && button->isEnabled());
    button->click();
    QTRY_COMPARE(desk.library().get(desk.tool(u"larkspur-4b"_s))->vendor, u"Somebody"_s);
}

void TestMergeDesk::asksBeforeDecisionsGo()
{
    DeskFixture desk;
    desk.openSample();
    importVendor(desk);
    QVERIFY(desk.window->imports()->mergeDesk());
    const QPointer<MergeDesk> merge = desk.window->imports()->mergeDesk();
    merge->tree()->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    desk.prompts.answers = {1};
    QTest::keyClick(merge, Qt::Key_Escape);
    QVERIFY(merge->isVisible());
    desk.prompts.answers = {1};
    desk.window->actions()->closeLibrary->trigger();
    QVERIFY(merge);
    QCOMPARE(desk.prompts.questions.size(), 2);
    desk.prompts.answers = {0};
    merge->close();
    QTRY_VERIFY(!merge);
    QCOMPARE(desk.message(), u"Cancelled; nothing was changed."_s);
}

void TestMergeDesk::keepsNoBreakSpaces()
{
    MergePlan plan = planned();
    plan.records[1].fields[1].theirs = plan.records[1].fields[1].wanted = u"It flies in\u00a0slowly"_s;
    MergeDesk desk(plan);
    desk.findChild<QPushButton *>(u"takeTheirs"_s)->click();
    auto *result = desk.findChild<QPlainTextEdit *>(u"result"_s);
    result->moveCursor(QTextCursor::End);
    QTest::keyClicks(result, u"."_s);
    QCOMPARE(desk.plan().records.at(1).fields.at(1).wanted.toString(), u"It flies in\u00a0slowly."_s);
}

void TestMergeDesk::editsListsLineByLine()
{
    MergePlan plan;
    RecordMerge tool{RecordMerge::Kind::Changed, Noun::Tool, {}, {}, {}, u"Heron"_s};
    FieldMerge pros{u"pros"_s, QJsonArray{u"Patient"_s}, QJsonArray{u"Patient"_s, u"Still"_s},
                    QJsonArray{u"Patient"_s, u"Quiet"_s}, QJsonArray{u"Patient"_s, u"Quiet"_s}};
    pros.isConflict = true;
    pros.take = Take::Undecided;
    tool.fields = {pros};
    plan.records = {tool};
    MergeDesk desk(plan);
    auto *result = desk.findChild<QPlainTextEdit *>(u"result"_s);
    QCOMPARE(result->toPlainText(), u"Patient\nStill"_s);
    result->setPlainText(u"Patient\n\nStill\nQuiet "_s);
    const FieldMerge &field = desk.plan().records.first().fields.first();
    QCOMPARE(field.wanted.toArray(), (QJsonArray{u"Patient"_s, u"Still"_s, u"Quiet"_s}));
    QCOMPARE(field.take, Take::Theirs);
}

void TestMergeDesk::editsWhatIsNew()
{
    MergePlan plan;
    const QJsonValue unknown(QJsonValue::Undefined);
    RecordMerge review{RecordMerge::Kind::Added, Noun::Review, {}, {}, {}, u"Buyer on Heron by Desmond"_s};
    review.fields = {{u"quote"_s, unknown, unknown, u"It wades"_s, u"It wades"_s},
                     {u"lens"_s, unknown, unknown, u"it-is-no-text"_s, u"it-is-no-text"_s}};
    plan.records = {review};
    MergeDesk desk(plan);
    desk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk));
    QTreeWidgetItem *item = desk.tree()->topLevelItem(0)->child(0);
    item->setCheckState(0, Qt::Unchecked);
    QCOMPARE(item->childCount(), 2);
    desk.tree()->setCurrentItem(item->child(1));
    auto *result = desk.findChild<QPlainTextEdit *>(u"result"_s);
    QVERIFY(!result->isVisible()); // a reference
    desk.tree()->setCurrentItem(item->child(0));
    QVERIFY(result->isVisible());
    result->moveCursor(QTextCursor::End);
    QTest::keyClicks(result, u"."_s);
    QCOMPARE(desk.plan().records.first().fields.first().wanted.toString(), u"It wades."_s);
    QCOMPARE(desk.plan().records.first().take, Take::Theirs);
    QCOMPARE(item->checkState(0), Qt::Checked);
}

void TestMergeDesk::showsWhatIsLost()
{
    MergePlan plan = planned();
    const QJsonValue unknown(QJsonValue::Undefined);
    plan.records.first().fields = {{u"tagline"_s, unknown, u"It was slow."_s, unknown, unknown}};
    MergeDesk desk(plan);
    QTreeWidgetItem *dodo = desk.tree()->topLevelItem(0)->child(0);
    QCOMPARE(dodo->childCount(), 0);
    desk.tree()->setCurrentItem(dodo);
    QCOMPARE(desk.findChild<QTextEdit *>(u"ours"_s)->toPlainText(), u"Tagline: It was slow."_s);
}

void TestMergeDesk::callsRecordsByTheirNames()
{
    const QString heron = u"ea9dc521-0f61-4c3b-8f0e-6b5cbbf3f4d1"_s;
    MergePlan plan;
    RecordMerge comparison{RecordMerge::Kind::Changed, Noun::Comparison, {}, {}, {}, u"Heron vs Stork"_s};
    comparison.fields = {changed(u"pick_tool"_s, {}, heron)};
    plan.records = {comparison};
    plan.names = {{heron, u"Heron"_s}};
    MergeDesk desk(plan);
    desk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk));
    desk.tree()->setCurrentItem(desk.tree()->topLevelItem(0)->child(0)->child(0));
    QVERIFY(desk.findChild<QTextEdit *>(u"theirs"_s)->toPlainText().contains(u"Heron"_s));
    QVERIFY(!desk.findChild<QPlainTextEdit *>(u"result"_s)->isVisible());
}

int main(int argc, char **argv)
{
    return runDeskTest<TestMergeDesk>(argc, argv);
}
#include "tst_mergedesk.moc"
