// The writing aids at a keystroke: formulas of a 160-word quote against 10,000 others and its spelling, beside what Qt
// needs to lay the same quote out and a plain scan of the others; building the index; its memory.

#include "biglibrary.h"
#include "formulas.h"
#include "measuring.h"
#include "scenarios.h"
#include "spelling.h"
#include "stopwords.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>

namespace vd::bench {

namespace {

constexpr int quotes = 10000;
constexpr int wordsPerQuote = 160;
constexpr int tools = 2500;
constexpr int reviewers = 8;

/// Sentences of ten words, one in `rarity` of them among fifty that the whole panel likes.
QString quoteText(Texts &texts, quint32 rarity)
{
    QString text;
    for (int sentence = 0; sentence < wordsPerQuote / 10; ++sentence)
        text += (texts.next() % rarity == 0 ? Texts(texts.next() % 50).words(10) : texts.words(10)) + u' ';
    return text.trimmed();
}

Quote quoteOf(int number, Texts &texts, quint32 rarity)
{
    return {ReviewId{number + 1}, ToolId{number / 4 % tools + 1}, LensId{number % 4 + 1},
            ReviewerId{number % reviewers + 1}, quoteText(texts, rarity)};
}

/// What the index saves: every other quote's words against this one's, run by run.
int plainScan(const QStringList &asked, const QList<QStringList> &others)
{
    QSet<QString> runs;
    for (qsizetype i = 0; i + Formulas::leastRun <= asked.size(); ++i)
        runs.insert(asked.mid(i, Formulas::leastRun).join(u' '));
    int found = 0;
    for (const QStringList &words : others)
        for (qsizetype i = 0; i + Formulas::leastRun <= words.size(); ++i)
            found += runs.contains(words.mid(i, Formulas::leastRun).join(u' ')) ? 1 : 0;
    return found;
}

void measureQuotes(const char *what, quint32 rarity)
{
    Texts texts(rarity + 7);
    QList<Quote> all;
    for (int number = 0; number < quotes; ++number)
        all.append(quoteOf(number, texts, rarity));
    auto stock = std::make_shared<FormulaStock>();
    const double building = millisecondsOf([&] {
        for (const Quote &quote : all)
            stock->add(quote);
        stock->finish();
    });
    QList<QStringList> split;
    const double splitting = millisecondsOf([&] {
        for (const Quote &quote : all)
            split.append(quote.text.split(u' '));
    });

    Formulas formulas;
    formulas.setStopWords(stopWords(QStringLiteral("en")));
    QList<QList<ToolId>> compared;
    for (int tool = 1; tool < tools; tool += 2)
        compared.append({ToolId{tool}, ToolId{tool + 1}});
    formulas.setComparisons(compared);
    formulas.setStock(stock);
    for (int number = 0; number < 200; ++number) // as many as are kept beside the index
        formulas.put(quoteOf(number * 17, texts, rarity));

    Quote asked = quoteOf(quotes, texts, rarity);
    asked.tool = ToolId{1};
    const QString whole = asked.text;
    qsizetype found = formulas.in(asked).size(); // the changed quotes are taken in once, not at each keystroke
    Times ours;
    Times layouts;
    for (qsizetype length = whole.size() - 300; length <= whole.size(); ++length) {
        asked.text = whole.left(length);
        ours.add(millisecondsOf([&] { found += formulas.in(asked).size(); }));
        layouts.add(millisecondsOf([&] {
            QTextDocument document;
            document.setTextWidth(480);
            document.setPlainText(asked.text);
            found += qsizetype(document.documentLayout()->documentSize().height() < 0);
        }));
    }
    const double scan = millisecondsOf([&] { found += plainScan(whole.split(u' '), split); });
    const auto line = [&](const char *figure) { return std::string(what) + figure; };
    report(line("a keystroke, median").c_str(), ours.median(), layouts.median(), "laying the quote out", "<= 16 ms");
    report(line("a keystroke, worst of 301").c_str(), ours.worst(), scan, "a plain scan of the quotes", "<= 16 ms");
    report(line("building the index").c_str(), building, splitting, "splitting the quotes at spaces", "-");
    std::printf("%-46s %9.2f MB for %d quotes of %d words; %d found in the whole quote\n",
                line("memory of the index").c_str(), double(stock->bytes()) / 1e6, quotes, wordsPerQuote,
                int(formulas.in(asked).size()));
    std::fflush(stdout);
}

void measureSpelling()
{
    std::shared_ptr<SpellingDictionary> dictionary;
    const double opening = millisecondsOf([&] {
        if (const auto opened = SpellingDictionary::open(QStringLiteral("en")))
            dictionary = *opened;
    });
    if (!dictionary)
        return void(std::printf("spelling: no English dictionary here; left out\n"));
    Spelling spelling;
    spelling.setDictionary(dictionary);
    Texts texts(3);
    const QString whole = texts.words(wordsPerQuote);
    qsizetype found = spelling.misspelt(whole).size();
    Times ours;
    Times layouts;
    for (qsizetype length = whole.size() - 300; length <= whole.size(); ++length) {
        const QString typed = whole.left(length);
        ours.add(millisecondsOf([&] { found += spelling.misspelt(typed).size(); }));
        layouts.add(millisecondsOf([&] {
            QTextDocument document;
            document.setTextWidth(480);
            document.setPlainText(typed);
            found += qsizetype(document.documentLayout()->documentSize().height() < 0);
        }));
    }
    report("spelling: a keystroke, median", ours.median(), layouts.median(), "laying the quote out", "<= 16 ms");
    report("spelling: a keystroke, worst of 301", ours.worst(), layouts.worst(), "laying the quote out", "<= 16 ms");
    report("spelling: opening the dictionary", opening, layouts.median(), "laying the quote out", "off the thread");
}

} // namespace

void measureFormulas()
{
    measureQuotes("formulas: ", 10);
    measureQuotes("nothing but formulas: ", 1);
    measureSpelling();
}

} // namespace vd::bench
