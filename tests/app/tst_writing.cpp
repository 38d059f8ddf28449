// Writing aids: which words are misspelt, where banned phrases stand, which beats a quote leaves out.

#include "bannedphrases.h"
#include "beatcover.h"
#include "checks.h"
#include "spelling.h"
#include "stopwords.h"
#include "words.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vd;

namespace {

/// The stretches, with a stroke between them.
QString cut(const QString &text, const QList<TextRange> &ranges)
{
    QStringList texts;
    for (const TextRange &range : ranges)
        texts << text.mid(range.start, range.length);
    return texts.join(u'|');
}

} // namespace

class TestWriting : public QObject
{
    Q_OBJECT

private slots:
    void splitsWords_data();
    void splitsWords();
    void findsMisspeltWords_data();
    void findsMisspeltWords();
    void knowsWordsBesides();
    void suggests();
    void readsADictionarysEncoding();
    void choosesADictionary_data();
    void choosesADictionary();
    void saysWhatToInstall();
    void findsBannedPhrases_data();
    void findsBannedPhrases();
    void weighsAnAnswer_data();
    void weighsAnAnswer();
    void listsBeatsLeftOut();
};

void TestWriting::splitsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("plain") << QStringLiteral("One word, two.") << QStringLiteral("One|word|two");
    QTest::newRow("apostrophes") << QStringLiteral("don't ‘quote’ it’s 'x'") << QStringLiteral("don't|quote|it’s|x");
    QTest::newRow("hyphen") << QStringLiteral("re-indexing") << QStringLiteral("re|indexing");
    QTest::newRow("umlauts") << QStringLiteral("Über die Straße") << QStringLiteral("Über|die|Straße");
    QTest::newRow("combining mark") << QStringLiteral("cafe\u0301 noir") << QStringLiteral("cafe\u0301|noir");
    QTest::newRow("beyond the first plane") << QStringLiteral("a 𝐛𝐜 d") << QStringLiteral("a|𝐛𝐜|d");
    QTest::newRow("lone surrogate") << QString(QStringLiteral("a ") + QChar(0xd835) + QStringLiteral(" b"))
                                    << QStringLiteral("a|b");
}

void TestWriting::splitsWords()
{
    QFETCH(QString, text);
    QTEST(cut(text, wordsOf(text)), "words");
}

void TestWriting::findsMisspeltWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("right", "The quick answer isn’t always right.", "");
    row("wrong", "The qiuck answre.", "qiuck|answre");
    row("first of a sentence", "Recieve it.", "Recieve");
    row("apostrophes", "The team's tool doesn't; the tool’s box won’t. Dosen’t?", "Dosen’t");
    row("digits", "4B and gpt4x took 1.4s, v3rsion 2.", "");
    row("acronyms", "An API, two LLMs, one SDK.", "");
    row("address", "See https://exmaple.org/qiuck?a=wrnog, www.wrnog.org and wrnog@exmaple.org or wrnog.dev/qiuck.",
        "");
    row("link", "Read [the docs](https://wrnog.example/qiuck(a)_b) or [thsi](qiuck.html \"titel\").", "thsi|titel");
    row("autolink", "<mailto:wrnog@qiuck.example>", "");
    row("code", "Call `qiuck wrnog` or ``a ` qiuck`` now, qiuck.", "qiuck");
    row("unclosed code", "An open ` qiuck tick.", "qiuck");
    row("fence", "Before qiuck\n```\nwrnog code\n```\nafter wrnog", "qiuck|wrnog");
    row("open fence", "Before\n```\nwrnog code\nuntil the end", "");
    row("emphasis", "*qiuck* and _wrnog_ and **strnog**", "qiuck|wrnog|strnog");
    row("identifier", "The read_fiel function.", "");
    row("entity", "Fish &nbsp; chips", "");
    row("hyphens", "A re-run of the e-mail, a well-knonw fact.", "knonw");
    row("single letters", "Tools A and Q, x and y.", "");
    row("another script", "The word Привет.", "Привет");
}

void TestWriting::findsMisspeltWords()
{
    QFETCH(QString, text);
    const auto dictionary = SpellingDictionary::open(QStringLiteral("en"));
    QVERIFY2(dictionary.ok(), "the tests need the package hunspell-en-us");
    Spelling spelling;
    QCOMPARE(spelling.misspelt(text), QList<TextRange>());
    spelling.setDictionary(*dictionary);
    QTEST(cut(text, spelling.misspelt(text)), "words");
}

void TestWriting::knowsWordsBesides()
{
    Spelling spelling;
    spelling.setDictionary(*SpellingDictionary::open(QStringLiteral("en")));
    const QString text = QStringLiteral("Glasswert’s maker Fennimore Labs; glasswerts.");
    QCOMPARE(cut(text, spelling.misspelt(text)), QStringLiteral("Glasswert’s|Fennimore|glasswerts"));
    spelling.setKnown({QStringLiteral("Glasswert 4B"), QStringLiteral("Fennimore Labs")});
    QCOMPARE(cut(text, spelling.misspelt(text)), QStringLiteral("glasswerts"));
    spelling.addKnown({QStringLiteral("GLASSWERTS")});
    QVERIFY(spelling.misspelt(text).isEmpty());
    spelling.setKnown({});
    QCOMPARE(spelling.misspelt(text).size(), 3);
}

void TestWriting::suggests()
{
    Spelling spelling;
    QVERIFY(spelling.suggestions(QStringLiteral("qiuck")).isEmpty());
    spelling.setDictionary(*SpellingDictionary::open(QStringLiteral("en")));
    QVERIFY(spelling.suggestions(QStringLiteral("qiuck")).contains(QStringLiteral("quick")));
    QVERIFY(spelling.suggestions(QStringLiteral("dosen’t")).contains(QStringLiteral("doesn’t")));
    QVERIFY(spelling.suggestions(QStringLiteral("wrod")).size() <= Spelling::mostSuggestions);
}

/// German's is in ISO 8859-1.
void TestWriting::readsADictionarysEncoding()
{
    const auto dictionary = SpellingDictionary::open(QStringLiteral("de"));
    QVERIFY2(dictionary.ok(), "the tests need the package hunspell-de-de");
    Spelling spelling;
    spelling.setDictionary(*dictionary);
    const QString text = QStringLiteral("Die Größe der Straße ist schön, die Grösze nicht; Привет.");
    QCOMPARE(cut(text, spelling.misspelt(text)), QStringLiteral("Grösze|Привет"));
    QVERIFY(spelling.suggestions(QStringLiteral("Strase")).contains(QStringLiteral("Straße")));
}

void TestWriting::choosesADictionary_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("the usual region") << QStringLiteral("en") << QStringLiteral("en_US");
    QTest::newRow("a region") << QStringLiteral("en-GB") << QStringLiteral("en_GB");
    QTest::newRow("a region that is not there") << QStringLiteral("en-AU") << QString();
    QTest::newRow("its own region") << QStringLiteral("de") << QStringLiteral("de_DE");
    QTest::newRow("its only one") << QStringLiteral("sr") << QStringLiteral("sr_Latn");
    QTest::newRow("without a region") << QStringLiteral("eo") << QStringLiteral("eo");
    QTest::newRow("half of one") << QStringLiteral("fr") << QString();
    QTest::newRow("none") << QStringLiteral("") << QString();
}

void TestWriting::choosesADictionary()
{
    QTemporaryDir folder;
    for (const char *name : {"en_US", "en_GB", "de_DE", "de_AT", "sr_Latn", "eo", "fr_FR"})
        for (const char *suffix : {".aff", ".dic"}) {
            QFile file(folder.filePath(QLatin1String(name) + QLatin1String(suffix)));
            if (QLatin1String(name) == QLatin1String("fr_FR") && QLatin1String(suffix) == QLatin1String(".aff"))
                continue;
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QLatin1String(suffix) == QLatin1String(".aff") ? "SET UTF-8\n" : "1\nword\n");
        }
    QFETCH(QString, language);
    QFETCH(QString, chosen);
    const auto dictionary = SpellingDictionary::open(language, {folder.path()});
    QCOMPARE(dictionary.ok(), !chosen.isEmpty());
    if (dictionary)
        QCOMPARE((*dictionary)->path(), folder.filePath(chosen + QStringLiteral(".dic")));
}

void TestWriting::saysWhatToInstall()
{
    const auto dictionary = SpellingDictionary::open(QStringLiteral("pt-BR"), {});
    QVERIFY(!dictionary);
    QVERIFY(dictionary.error().what.contains(QLatin1String("hunspell-pt-br")));
}

void TestWriting::findsBannedPhrases_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("none") << QStringLiteral("A changing game.") << QString();
    QTest::newRow("any case") << QStringLiteral("It Just Works.") << QStringLiteral("Just Works");
    QTest::newRow("any space") << QStringLiteral("a game\n  changer") << QStringLiteral("game\n  changer");
    QTest::newRow("whole words") << QStringLiteral("just workshops, unjust works") << QString();
    QTest::newRow("twice, in order") << QStringLiteral("Game changer: it just works, a game changer.")
                                     << QStringLiteral("Game changer|just works|game changer");
    QTest::newRow("in marks") << QStringLiteral("**game changer**") << QStringLiteral("game changer");
}

void TestWriting::findsBannedPhrases()
{
    QFETCH(QString, text);
    const QStringList phrases{QStringLiteral("just works"), QString(), QStringLiteral("game  changer")};
    QList<TextRange> ranges;
    for (const BannedPhrase &found : bannedPhrasesIn(text, phrases)) {
        ranges << found.range;
        QVERIFY(phrases.contains(found.phrase));
    }
    QTEST(cut(text, ranges), "found");
    QCOMPARE(ranges.isEmpty(), Checks::bannedPhraseIn(text, phrases).isEmpty());
}

void TestWriting::weighsAnAnswer_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("quote");
    QTest::addColumn<double>("share");
    const auto row = [](const char *name, const char *answer, const char *quote, double share) {
        QTest::newRow(name) << QString::fromUtf8(answer) << QString::fromUtf8(quote) << share;
    };
    row("nothing to show", "It is what it is.", "Cheap.", 1);
    row("nothing said", "Solo developers pay", "", 0);
    row("all of it", "Solo developers pay", "Who pays? Pay: the SOLO developers.", 1);
    row("a part", "Solo developers, tools budget", "A budget of tools.", 0.5);
    row("each word once", "price price price budget", "The price.", 0.5);
    row("another ending", "The price falls tenfold", "Pricing: what falls?", 2.0 / 3);
    row("a short word's other ending", "sort", "sorted", 0);
    row("another word", "pride", "price", 0);
    row("figures", "By 2027, 4B", "in 2027", 0.5);
}

void TestWriting::weighsAnAnswer()
{
    QFETCH(QString, answer);
    QFETCH(QString, quote);
    QTEST(BeatCover(stopWords(QStringLiteral("en"))).share(answer, quote), "share");
}

void TestWriting::listsBeatsLeftOut()
{
    const QList<Prompt> beats{
        {QStringLiteral("buyer"), {}, {}}, {QStringLiteral("moat"), {}, {}}, {QStringLiteral("stress"), {}, {}}};
    const QMap<QString, QString> answers{{QStringLiteral("buyer"), QStringLiteral("Solo developers")},
                                         {QStringLiteral("moat"), QStringLiteral("Recorded sessions of retries")},
                                         {QStringLiteral("stress"), QStringLiteral(" \n")}};
    const BeatCover cover(stopWords(QStringLiteral("en")));
    const auto keys = [](const QString &list) { return list.split(u' ', Qt::SkipEmptyParts); };
    QCOMPARE(cover.gaps(beats, answers, {}), (BeatCover::Gaps{keys(QStringLiteral("stress")), {}}));
    QCOMPARE(cover.gaps(beats, answers, QStringLiteral("For developers.")),
             (BeatCover::Gaps{keys(QStringLiteral("stress")), keys(QStringLiteral("moat"))}));
    QCOMPARE(cover.gaps(beats, answers, QStringLiteral("For developers: sessions.")),
             (BeatCover::Gaps{keys(QStringLiteral("stress")), {}}));
    QCOMPARE(cover.gaps(beats, {}, QStringLiteral("Words.")),
             (BeatCover::Gaps{keys(QStringLiteral("buyer moat stress")), {}}));
}

QTEST_GUILESS_MAIN(TestWriting)
#include "tst_writing.moc"
