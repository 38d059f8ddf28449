// Formulas: what counts as a worn phrase, and the index against a plain search over random texts.

#include "formulas.h"
#include "stopwords.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace vd;

namespace {

constexpr LensId builder{1};
constexpr LensId buyer{2};

Quote quoteOf(qint64 review, qint64 tool, LensId lens, qint64 reviewer, const QString &text)
{
    return {ReviewId{review}, ToolId{tool}, lens, ReviewerId{reviewer}, text};
}

/// "2 the end of the day [3 5]": how worn, the words, where.
QString written(const QString &text, const QList<Formula> &formulas)
{
    QStringList lines;
    for (const Formula &formula : formulas) {
        QStringList where;
        for (const ReviewId review : formula.where)
            where << QString::number(review.value);
        lines << QStringLiteral("%1%2 %3 [%4]")
                     .arg(formula.quotes)
                     .arg(formula.opening ? QStringLiteral("^") : QString())
                     .arg(text.mid(formula.range.start, formula.range.length), where.join(u' '));
    }
    return lines.join(u'|');
}

/// The definition, word for word: every run of the text, looked up in every quote.
class PlainSearch
{
public:
    PlainSearch(const QList<Quote> &quotes, const QList<QList<ToolId>> &comparisons, const QSet<QString> &stopWords,
                const Quote &asked)
        : m_stopWords(stopWords), m_asked(asked), m_words(folded(asked.text))
    {
        for (const Quote &quote : quotes)
            if (quote.review != asked.review &&
                !(quote.tool == asked.tool && quote.lens == asked.lens && quote.reviewer == asked.reviewer))
                m_others.append({quote.review, isNear(quote, comparisons), folded(quote.text)});
    }

    /// By first and end: how many quotes, whether it is an opening.
    [[nodiscard]] QMap<std::pair<qsizetype, qsizetype>, std::pair<qsizetype, bool>> answer() const
    {
        QMap<std::pair<qsizetype, qsizetype>, std::pair<qsizetype, bool>> runs;
        for (qsizetype first = 0; first < m_words.size(); ++first)
            for (qsizetype end = first + 1; end <= m_words.size(); ++end) {
                const bool anywhere = isFormula(first, end, false);
                if (!anywhere && !(first == 0 && isFormula(first, end, true)))
                    continue;
                const bool opening = first == 0 && !holders(first, end, true).isEmpty();
                runs.insert({first, end}, {holders(first, end, !anywhere).size(), opening});
            }
        return runs;
    }

private:
    struct Other
    {
        ReviewId review;
        bool near;
        QStringList words;
    };

    static QStringList folded(const QString &text)
    {
        QStringList words;
        for (const TextRange &word : wordsOf(text))
            words << foldedWord(QStringView(text).mid(word.start, word.length));
        return words;
    }
    bool isNear(const Quote &quote, const QList<QList<ToolId>> &comparisons) const
    {
        if (quote.tool == m_asked.tool || quote.reviewer == m_asked.reviewer)
            return true;
        return quote.lens == m_asked.lens && std::any_of(comparisons.begin(), comparisons.end(), [&](auto &tools) {
                   return tools.contains(quote.tool) && tools.contains(m_asked.tool);
               });
    }
    bool contains(const QStringList &words, const QStringList &run, bool atStart) const
    {
        for (qsizetype at = 0; at + run.size() <= words.size(); ++at) {
            if (words.mid(at, run.size()) == run)
                return true;
            if (atStart)
                return false;
        }
        return false;
    }
    QList<ReviewId> holders(qsizetype first, qsizetype end, bool opening, bool nearOnly = false) const
    {
        QList<ReviewId> reviews;
        if (first < 0 || end > m_words.size())
            return reviews;
        for (const Other &other : m_others)
            if ((!nearOnly || other.near) && contains(other.words, m_words.mid(first, end - first), opening))
                reviews << other.review;
        return reviews;
    }
    bool isFormula(qsizetype first, qsizetype end, bool opening) const
    {
        if (end - first < (opening ? Formulas::leastOpening : Formulas::leastRun))
            return false;
        const QStringList run = m_words.mid(first, end - first);
        if (std::all_of(run.begin(), run.end(), [&](const QString &word) { return m_stopWords.contains(word); }))
            return false;
        const qsizetype quotes = holders(first, end, opening).size();
        return !holders(first, end, opening, true).isEmpty() &&
               (opening || holders(first - 1, end, false).size() < quotes) &&
               holders(first, end + 1, opening).size() < quotes;
    }

    QSet<QString> m_stopWords;
    Quote m_asked;
    QStringList m_words;
    QList<Other> m_others;
};

} // namespace

class TestFormulas : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void followsChanges();
    void agreesWithAPlainSearch();
    void agreesOnWhatManyShare();
    void looksAtAThousandWords();
};

/// The text is asked about as tool 1 through the builder's lens, by reviewer 1; tools 1 and 2 are compared.
void TestFormulas::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Quote>>("quotes");
    QTest::addColumn<QString>("formulas");
    const auto row = [](const char *name, const char *text, const QList<Quote> &quotes, const char *formulas) {
        QTest::newRow(name) << QString::fromUtf8(text) << quotes << QString::fromUtf8(formulas);
    };
    const auto neighbour = [](const char *text) { return quoteOf(20, 2, builder, 2, QString::fromUtf8(text)); };
    const char *text = "Well, at the end of the day it sorts files.";
    row("empty", "", {neighbour("Words of others stand here alone.")}, "");
    row("alone", text, {}, "");
    row("neighbour", text, {neighbour("I say: at the end of the day, nothing.")}, "1 at the end of the day [20]");
    row("case, punctuation and space", text, {neighbour("At the END — of\nthe “day”!")},
        "1 at the end of the day [20]");
    row("apostrophes", "It doesn't know when it’s wrong", {neighbour("Who doesn’t know when it's wrong?")},
        "1 doesn't know when it’s wrong [20]");
    row("four words", text, {neighbour("Then the end of the week it sorts.")}, "");
    row("five words", text, {neighbour("Then the end of the day.")}, "1 the end of the day [20]");
    row("stop words alone", "Or it is what it is to me, yes.", {neighbour("and it is what it is to me too")}, "");
    row("an opening of four", "Press a key, talk.", {neighbour("Press a key, talk: done.")},
        "1^ Press a key, talk [20]");
    row("an opening of three", "Press a key, talk.", {neighbour("Press a key, sing.")}, "");
    row("four words that only one begins with", "Press a key, talk.", {neighbour("I press a key, talk.")}, "");
    row("a longer opening", "Press a key, talk, release it.", {neighbour("Press a key, talk, release him.")},
        "1^ Press a key, talk, release [20]");
    row("another lens of the tool", text, {quoteOf(10, 1, buyer, 2, QStringLiteral("at the end of the day"))},
        "1 at the end of the day [10]");
    row("the reviewer elsewhere", text, {quoteOf(30, 3, buyer, 1, QStringLiteral("at the end of the day"))},
        "1 at the end of the day [30]");
    row("another round of the same review", text,
        {quoteOf(11, 1, builder, 1, QStringLiteral("at the end of the day it sorts files"))}, "");
    row("a neighbour through another lens", text, {quoteOf(21, 2, buyer, 2, QStringLiteral("at the end of the day"))},
        "");
    row("a tool that is not compared", text, {quoteOf(31, 3, builder, 2, QStringLiteral("at the end of the day"))}, "");
    row("counts everybody once it is near", text,
        {quoteOf(31, 3, builder, 2, QStringLiteral("at the end of the day, at the end of the day")),
         quoteOf(32, 4, buyer, 3, QStringLiteral("so at the end of the day")), neighbour("at the end of the day")},
        "3 at the end of the day [20 31 32]");
    row("the nearest first", text,
        {quoteOf(10, 1, buyer, 2, QStringLiteral("at the end of the day")),
         quoteOf(5, 9, buyer, 1, QStringLiteral("at the end of the day")), neighbour("at the end of the day")},
        "3 at the end of the day [20 10 5]");
    row("the most worn first", "It sorts every file by its own date. In the long run we all pay rent.",
        {neighbour("sorts every file by its own date"),
         quoteOf(22, 2, builder, 3, QStringLiteral("in the long run we all pay")),
         quoteOf(23, 2, builder, 4, QStringLiteral("in the long run we all pay"))},
        "2 In the long run we all pay [22 23]|1 sorts every file by its own date [20]");
    row("a little more is not said twice", text,
        {neighbour("at the end of the day"), quoteOf(22, 2, builder, 3, QStringLiteral("the end of the day it sorts"))},
        "2 the end of the day [20 22]");
    row("much more is", "Now at the end of the day it sorts files into neat folders.",
        {neighbour("at the end of the day"),
         quoteOf(22, 2, builder, 3, QStringLiteral("at the end of the day it sorts files into neat rows"))},
        "2 at the end of the day [20 22]|1 at the end of the day it sorts files into neat [22]");
}

void TestFormulas::finds()
{
    QFETCH(QString, text);
    QFETCH(QList<Quote>, quotes);
    const Quote asked = quoteOf(1, 1, builder, 1, text);
    const QList<QList<ToolId>> comparisons{{ToolId{1}, ToolId{2}}};
    Formulas stocked;
    stocked.setStopWords(stopWords(QStringLiteral("en")));
    stocked.setComparisons(comparisons);
    auto stock = std::make_shared<FormulaStock>();
    stock->add(asked);
    for (const Quote &quote : quotes)
        stock->add(quote);
    stock->finish();
    stocked.setStock(stock);
    QTEST(written(text, stocked.in(asked)), "formulas");
    Formulas put;
    put.setStopWords(stopWords(QStringLiteral("en")));
    put.setComparisons(comparisons);
    for (const Quote &quote : quotes)
        put.put(quote);
    QTEST(written(text, put.in(asked)), "formulas");
}

void TestFormulas::followsChanges()
{
    const QString text = QStringLiteral("So at the end of the day");
    const Quote asked = quoteOf(1, 1, builder, 1, text);
    Formulas formulas;
    auto stock = std::make_shared<FormulaStock>();
    stock->add(quoteOf(2, 1, buyer, 2, QStringLiteral("at the end of the day")));
    stock->finish();
    formulas.setStock(stock);
    QCOMPARE(written(text, formulas.in(asked)), QStringLiteral("1 at the end of the day [2]"));
    formulas.put(quoteOf(2, 1, buyer, 2, QStringLiteral("the end of the day")));
    QCOMPARE(written(text, formulas.in(asked)), QStringLiteral("1 the end of the day [2]"));
    formulas.put(quoteOf(3, 1, buyer, 3, QStringLiteral("the end of the day")));
    QCOMPARE(written(text, formulas.in(asked)), QStringLiteral("2 the end of the day [2 3]"));
    QCOMPARE(formulas.changedQuotes(), 2);
    formulas.remove(ReviewId{2});
    formulas.remove(ReviewId{3});
    QCOMPARE(written(text, formulas.in(asked)), QString());
    formulas.forgetChanges();
    QCOMPARE(written(text, formulas.in(asked)), QStringLiteral("1 at the end of the day [2]"));
}

void TestFormulas::agreesWithAPlainSearch()
{
    QRandomGenerator random(7);
    const QStringList vocabulary{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")};
    const QSet<QString> stopped{QStringLiteral("a")};
    const auto phrase = [&](int words, int alphabet) {
        QStringList text;
        for (int i = 0; i < words; ++i)
            text << vocabulary.at(random.bounded(alphabet));
        return text.join(u' ');
    };
    int found = 0;
    for (int round = 0; round < 600; ++round) {
        const int alphabet = 2 + random.bounded(3);
        QList<Quote> quotes;
        for (int i = 0, count = random.bounded(12); i < count; ++i)
            quotes << quoteOf(i + 2, 1 + random.bounded(4), LensId{1 + random.bounded(2)}, 1 + random.bounded(3),
                              phrase(random.bounded(24), alphabet));
        const QList<QList<ToolId>> comparisons{{ToolId{1}, ToolId{2}}, {ToolId{3}, ToolId{4}}};
        const Quote asked = quoteOf(1, 1, builder, 1, phrase(random.bounded(24), alphabet));

        Formulas formulas;
        formulas.setStopWords(stopped);
        formulas.setComparisons(comparisons);
        auto stock = std::make_shared<FormulaStock>();
        for (const Quote &quote : std::as_const(quotes))
            if (random.bounded(3) > 0)
                stock->add(random.bounded(4) > 0 ? quote
                                                 : quoteOf(quote.review.value, 1, buyer, 1, phrase(20, alphabet)));
            else
                formulas.put(quote);
        stock->finish();
        formulas.setStock(stock);
        for (const Quote &quote : std::as_const(quotes)) // what the stock has otherwise, or not at all
            formulas.put(quote);
        if (round % 3 == 0) {
            formulas.forgetChanges();
            auto whole = std::make_shared<FormulaStock>();
            for (const Quote &quote : std::as_const(quotes))
                whole->add(quote);
            whole->finish();
            formulas.setStock(whole);
        }

        QMap<std::pair<qsizetype, qsizetype>, std::pair<qsizetype, bool>> runs =
            PlainSearch(quotes, comparisons, stopped, asked).answer();
        // Listed by rank, each unless it adds too little.
        QList<std::tuple<qsizetype, qsizetype, qsizetype>> ranked;
        for (auto it = runs.begin(); it != runs.end(); ++it)
            ranked.append({-it->first, it.key().first - it.key().second, it.key().first});
        std::sort(ranked.begin(), ranked.end());
        QStringList expected;
        QList<std::pair<qsizetype, qsizetype>> listed;
        for (const auto &[quotesMinus, lengthMinus, first] : std::as_const(ranked)) {
            const qsizetype end = first - lengthMinus;
            const bool little = std::any_of(listed.begin(), listed.end(), [&, start = first](const auto &more) {
                return start <= more.first && end >= more.second &&
                       (end - start) - (more.second - more.first) < Formulas::leastRun;
            });
            if (little || listed.size() == Formulas::mostFormulas)
                continue;
            listed.append({first, end});
            expected << QStringLiteral("%1–%2: %3 %4")
                            .arg(first)
                            .arg(end)
                            .arg(-quotesMinus)
                            .arg(int(runs.value({first, end}).second));
        }
        QStringList actual;
        for (const Formula &formula : formulas.in(asked)) {
            // One letter and a space per word.
            actual << QStringLiteral("%1–%2: %3 %4")
                          .arg(formula.range.start / 2)
                          .arg((formula.range.end() + 1) / 2)
                          .arg(formula.quotes)
                          .arg(int(formula.opening));
            QCOMPARE(formula.words, int(formula.range.length + 1) / 2);
            QCOMPARE(formula.where.size(), qMin<qsizetype>(formula.quotes, Formulas::mostWhere));
            ++found;
        }
        QCOMPARE(actual, expected);
    }
    QVERIFY2(found > 500, qPrintable(QString::number(found)));
}

void TestFormulas::agreesOnWhatManyShare()
{
    auto stock = std::make_shared<FormulaStock>();
    for (int i = 0; i < 2000; ++i)
        stock->add(quoteOf(i + 2, 1 + i % 5, builder, 2, QStringLiteral("one%1 two three four five six").arg(i % 10)));
    stock->finish();
    QCOMPARE(stock->size(), 2000);
    Formulas formulas;
    formulas.setStock(stock);
    const QString text = QStringLiteral("one3 two three four five six");
    const QList<Formula> found = formulas.in(quoteOf(1, 1, builder, 1, text));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().quotes, 2000);
    QCOMPARE(found.first().range, (TextRange{5, 23}));
    QCOMPARE(found.first().where.size(), Formulas::mostWhere);
    QCOMPARE(found.first().where.first(), ReviewId{2});
}

void TestFormulas::looksAtAThousandWords()
{
    const QString run = QStringLiteral("at the end of the day");
    QString text;
    for (int i = 0; i < Formulas::mostWords; ++i)
        text += QStringLiteral("w%1 ").arg(i);
    Formulas formulas;
    formulas.put(quoteOf(2, 1, buyer, 2, run));
    QCOMPARE(formulas.in(quoteOf(1, 1, builder, 1, text + run)).size(), 0);
    QCOMPARE(formulas.in(quoteOf(1, 1, builder, 1, run + u' ' + text)).size(), 1);
}

QTEST_GUILESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
