// Values to JSON and back, strictly; slugs and words.

#include "codec.h"
#include "text.h"
#include "tool.h"

#include <QTest>

using namespace vd;

class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip();
    void differenceNamesOnlyWhatChanged();
    void refusesWithPath_data();
    void refusesWithPath();
    void slugs_data();
    void slugs();
    void words_data();
    void words();
    void addresses_data();
    void addresses();
};

namespace {
const RowNumbers numbers;
}

void TestCodec::roundTrip()
{
    Tool tool;
    tool.uid = QUuid::createUuid();
    tool.name = QStringLiteral("Larkspur \u2603 \U0001F600");
    tool.tags = {QStringLiteral("a"), QStringLiteral("b\nc")};
    tool.released = QDate(2026, 2, 28);
    tool.plans = {{{}, QStringLiteral("Free"), 0.0, {}, Period::Year, {}, {}, {}, {}},
                  {{}, QStringLiteral("Ask"), {}, {}, Period::Usage, {}, {}, {}, {}}};
    Tool decoded;
    Decoder decoder(numbers);
    QVERIFY(decoder.decode(Encoder(numbers).object(tool), decoded));
    QCOMPARE(decoded, tool);
}

void TestCodec::differenceNamesOnlyWhatChanged()
{
    Tool before;
    before.name = QStringLiteral("A");
    Tool after = before;
    after.name = QStringLiteral("B");
    const auto [was, became] = Encoder(numbers).difference(before, after);
    QCOMPARE(was, (QJsonObject{{QStringLiteral("name"), QStringLiteral("A")}}));
    QCOMPARE(became, (QJsonObject{{QStringLiteral("name"), QStringLiteral("B")}}));
}

void TestCodec::refusesWithPath_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("path");
    const auto plan = [](const char *key, const QJsonValue &value) {
        return QJsonArray{QJsonObject{}, QJsonObject{{QLatin1String(key), value}}};
    };
    QTest::newRow("unknown key") << "colour" << QJsonValue(1) << "colour";
    QTest::newRow("number for text") << "name" << QJsonValue(7) << "name";
    QTest::newRow("null for text") << "name" << QJsonValue() << "name";
    QTest::newRow("text for amount") << "plans" << QJsonValue(plan("amount", QStringLiteral("15")))
                                     << "plans[1].amount";
    QTest::newRow("unknown period") << "plans" << QJsonValue(plan("period", QStringLiteral("week")))
                                    << "plans[1].period";
    QTest::newRow("unknown key of a plan") << "plans" << QJsonValue(plan("price", 1)) << "plans[1].price";
    QTest::newRow("no date") << "released" << QJsonValue(QStringLiteral("soon")) << "released";
    QTest::newRow("31 February") << "released" << QJsonValue(QStringLiteral("2026-02-31")) << "released";
    QTest::newRow("object for list") << "tags" << QJsonValue(QJsonObject()) << "tags";
    QTest::newRow("number in list") << "tags" << QJsonValue(QJsonArray{QStringLiteral("a"), 2}) << "tags[1]";
    QTest::newRow("fraction for count") << "votes" << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("ship"), 1.5}}})
                                        << "votes[0].ship";
}

void TestCodec::refusesWithPath()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, path);
    Tool tool;
    Decoder decoder(numbers, QStringLiteral("tools[3]"));
    QVERIFY(!decoder.decode(QJsonObject{{key, value}}, tool));
    QCOMPARE(decoder.path(), QStringLiteral("tools[3].") + path);
    QVERIFY(decoder.result().error().what.startsWith(decoder.path() + u':'));
}

void TestCodec::slugs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("slug");
    QTest::newRow("words") << "Larkspur 4B"
                           << "larkspur-4b";
    QTest::newRow("accents") << u"Crème Brûlée"_qs << "creme-brulee";
    QTest::newRow("apostrophe") << u"Tern’s Coder"_qs << "terns-coder";
    QTest::newRow("punctuation runs") << "a -- b // c"
                                      << "a-b-c";
    QTest::newRow("edges") << "  (x)  "
                           << "x";
    QTest::newRow("nothing left") << u"漢字"_qs << "untitled";
    QTest::newRow("empty") << ""
                           << "untitled";
    QTest::newRow("path") << "../etc"
                          << "etc";
    QTest::newRow("long") << QString(300, u'a') << QString(80, u'a');
}

void TestCodec::slugs()
{
    QFETCH(QString, name);
    QFETCH(QString, slug);
    QCOMPARE(slugOf(name), slug);
    QVERIFY(isSlug(slug));
}

void TestCodec::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << "" << 0;
    QTest::newRow("plain") << "one two  three" << 3;
    QTest::newRow("dash alone is no word") << u"one — two"_qs << 2;
    QTest::newRow("hyphen joins") << "open-weights model" << 2;
    QTest::newRow("line breaks") << "one\ntwo" << 2;
    QTest::newRow("quoted") << u"“one” two"_qs << 2;
}

void TestCodec::words()
{
    QFETCH(QString, text);
    QTEST(wordCount(text), "count");
}

void TestCodec::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("https") << "https://example.org/a?b=c#d" << true;
    QTest::newRow("http") << "http://example.org" << true;
    QTest::newRow("no scheme") << "example.org" << false;
    QTest::newRow("script") << "javascript:alert(1)" << false;
    QTest::newRow("file") << "file:///etc/passwd" << false;
    QTest::newRow("no host") << "https://" << false;
    QTest::newRow("space") << "https://a b" << false;
    QTest::newRow("empty") << "" << false;
}

void TestCodec::addresses()
{
    QFETCH(QString, text);
    QTEST(isWebAddress(text), "valid");
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
