// JSON as a text with lines.

#include "jsontext.h"

#include <QTest>

using namespace vd;

namespace {

const QByteArray json = "{\n"
                        "\"a\": [\n"
                        "{\"b\": \"]}\\\"\"},\n"
                        "{\n"
                        "\"b\": 1}],\n"
                        "\"x\": \"{\",\n"
                        "\"c\": 2.5,\n"
                        "\"d\\\"\": null,\n"
                        "\"e.f\": {\"g\": true}}";

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(JsonText::parse(json).ok()); }
    void findsLines_data();
    void findsLines();
    void findsTheLinesInside();
};

void TestJsonText::findsLines_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::newRow("top") << QString() << 1;
    QTest::newRow("key") << QStringLiteral("a") << 2;
    QTest::newRow("element") << QStringLiteral("a[1]") << 4;
    QTest::newRow("inside") << QStringLiteral("a[1].b") << 5;
    QTest::newRow("after braces in a text") << QStringLiteral("c") << 7;
    QTest::newRow("key with an escape") << QStringLiteral("d\"") << 8;
    QTest::newRow("key with a dot") << QStringLiteral("e.f.g") << 9;
    QTest::newRow("missing: the nearest around") << QStringLiteral("a[1].z") << 4;
    QTest::newRow("missing element") << QStringLiteral("a[9]") << 2;
}

void TestJsonText::findsLines()
{
    QFETCH(QString, path);
    QTEST(JsonText::lineOf(json, path), "line");
}

void TestJsonText::findsTheLinesInside()
{
    const auto lines = [](const char *text) { return JsonText::linesInside(text); };
    using Lines = QHash<QString, int>;
    QCOMPARE(JsonText::linesInside(json), (Lines{{QStringLiteral("a"), 2},
                                                 {QStringLiteral("x"), 6},
                                                 {QStringLiteral("c"), 7},
                                                 {QStringLiteral("d\""), 8},
                                                 {QStringLiteral("e.f"), 9}}));
    QCOMPARE(lines("\xEF\xBB\xBF\n[1,\n\n[2], {\"a\":\n3}]"),
             (Lines{{QStringLiteral("[0]"), 2}, {QStringLiteral("[1]"), 4}, {QStringLiteral("[2]"), 4}}));
    for (const char *empty : {"{}", "[]", "[ \n]"})
        QVERIFY(lines(empty).isEmpty());
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
