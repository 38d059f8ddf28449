// The sample library, which everybody sees first: its texts have nothing that the desk itself would underline.

#include "libraryjsonreader.h"
#include "spelling.h"
#include "temporarylibrary.h"

#include <QFile>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

class TestSample : public QObject
{
    Q_OBJECT

private slots:
    void isSpeltRight();
};

void TestSample::isSpeltRight()
{
    TemporaryLibrary library;
    QFile sample(u":/verdict/sample.json"_s);
    QVERIFY(sample.open(QIODevice::ReadOnly));
    QVERIFY(LibraryJsonReader::read(*library, sample, u"sample.json"_s));
    const Publication publication = *library->publication();
    const auto dictionary = SpellingDictionary::open(publication.language);
    QVERIFY2(dictionary, qPrintable(dictionary ? QString() : dictionary.error().text()));
    Spelling spelling;
    spelling.setDictionary(*dictionary);
    spelling.setKnown(publication.dictionary);
    QStringList texts;
    for (const ToolId id : *library->toolIds()) {
        const Tool tool = *library->get(id);
        spelling.addKnown({tool.name, tool.vendor});
        texts << tool.tagline << tool.description << tool.bestFor << tool.notFor << tool.pros << tool.cons;
        for (const Review &review : *library->reviewsOf(id))
            texts << review.quote << review.answers.values();
    }
    for (const ComparisonId id : *library->comparisonIds()) {
        const Comparison comparison = *library->get(id);
        texts << comparison.dek << comparison.pricingRead << comparison.summary;
    }
    QVERIFY(texts.size() > 100);
    QStringList wrong;
    for (const QString &text : std::as_const(texts))
        for (const TextRange &word : spelling.misspelt(text))
            wrong << text.mid(word.start, word.length);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
