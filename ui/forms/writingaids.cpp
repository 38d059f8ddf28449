#include "writingaids.h"

#include "lists.h"
#include "stopwords.h"
#include "writingrows.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace vd {

WritingAids::WritingAids(Library &library, QObject *parent)
    : QObject(parent), m_library(library), m_reader(library.path())
{
}

void WritingAids::wake()
{
    if (std::exchange(m_awake, true))
        return;
    connect(&m_library, &Library::changed, this, qOverload<const Changes &>(&WritingAids::take));
    takePublication();
    want(Names | Compared | Quotes);
}

void WritingAids::takePublication()
{
    const auto publication = m_library.publication();
    if (!publication)
        return;
    if (m_dictionary != publication->dictionary) {
        m_dictionary = publication->dictionary;
        m_spelling.setKnown(m_names + m_dictionary);
        emit spellingChanged();
    }
    if (std::exchange(m_language, publication->language) == m_language)
        return;
    m_formulas.setStopWords(stopWords(m_language));
    m_beats = BeatCover(stopWords(m_language));
    emit formulasChanged();
    openDictionary();
}

/// A watcher, not QFuture::then(): that one answers into what may be gone by then.
void WritingAids::openDictionary()
{
    using Opened = Result<std::shared_ptr<SpellingDictionary>>;
    auto *watcher = new QFutureWatcher<Opened>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, language = m_language] {
        const Opened opened = watcher->result();
        watcher->deleteLater();
        if (language != m_language)
            return;
        m_spelling.setDictionary(opened ? *opened : nullptr);
        m_spellingRemark = opened ? QString() : opened.error().what;
        emit spellingChanged();
    });
    watcher->setFuture(QtConcurrent::run([language = m_language] { return SpellingDictionary::open(language); }));
}

Result<void> WritingAids::addToDictionary(const QString &word)
{
    auto publication = m_library.publication();
    if (!publication)
        return publication.error();
    publication->dictionary << word;
    m_library.endBurst();
    auto done = m_library.update(*publication, tr("new word in the dictionary"));
    m_library.endBurst();
    return done;
}

QString WritingAids::nameOf(ReviewId review) const
{
    const auto row = Lists(m_library.connection()).row(review);
    return row ? tr("%1 through %2", "tool, lens").arg(row->toolName, row->lensTitle) : QString();
}

void WritingAids::take(const Changes &changes)
{
    if (changes.everything) {
        takePublication();
        return want(Names | Compared | Quotes);
    }
    if (changes.touches(Noun::Publication))
        takePublication();
    if (changes.touches(Noun::Comparison))
        want(Compared);
    takeNames(changes);
    if (changes.touches(Noun::Review))
        takeQuotes(changes);
}

/// Former names stay known until everything is read again.
void WritingAids::takeNames(const Changes &changes)
{
    QStringList names;
    const QSet<RecordRef> records = changes.added + changes.updated;
    if (records.size() + changes.removed.size() > fewChanges &&
        (changes.touches(Noun::Tool) || changes.touches(Noun::Reviewer)))
        return want(Names);
    for (const RecordRef record : records) {
        if (record.noun == Noun::Tool) {
            if (const auto tool = m_library.get(record.as<Tool>()))
                names << tool->name << tool->vendor;
        } else if (record.noun == Noun::Reviewer) {
            if (const auto reviewer = m_library.get(record.as<Reviewer>()))
                names << reviewer->name;
        } else if (record.noun == Noun::Lens) {
            if (const auto lens = m_library.get(record.as<Lens>()))
                names << lens->title;
        }
    }
    names.removeIf([this](const QString &name) { return m_names.contains(name); });
    if (names.isEmpty())
        return;
    m_names << names;
    m_spelling.addKnown(names);
    emit spellingChanged();
}

void WritingAids::takeQuotes(const Changes &changes)
{
    QSet<ReviewId> reviews;
    for (const QSet<RecordRef> &records : {changes.added, changes.updated, changes.removed})
        for (const RecordRef record : records)
            if (record.noun == Noun::Review)
                reviews.insert(record.as<Review>());
    if (reviews.size() + m_formulas.changedQuotes() > fewChanges)
        want(Quotes);
    if (m_reading & Quotes)
        m_changedMeanwhile += reviews;
    if (reviews.size() > fewChanges)
        return;
    for (const ReviewId review : std::as_const(reviews))
        putQuote(review);
    emit formulasChanged();
}

void WritingAids::putQuote(ReviewId id)
{
    if (const auto review = m_library.get(id))
        m_formulas.put({id, review->tool, review->lens, review->reviewer, review->quote});
    else
        m_formulas.remove(id);
}

void WritingAids::want(int parts)
{
    m_wanted |= parts;
    if (m_reading == None)
        read();
}

/// Names first: spelling waits for them, and they are read in a moment.
void WritingAids::read()
{
    m_reading = m_wanted & ~Quotes ? m_wanted & ~Quotes : m_wanted;
    m_wanted &= ~m_reading;
    if (m_reading == None)
        return;
    m_reader.ask<Reading>(
        [parts = m_reading](Connection &connection, const BackgroundReader::Stale &stale) {
            return readParts(connection, parts, stale);
        },
        [this](const Result<Reading> &reading) {
            m_reading = None;
            if (reading) // otherwise the aids stay as they are: the library itself says what is wrong with it
                take(*reading);
            read();
        });
}

Result<WritingAids::Reading> WritingAids::readParts(Connection &connection, int parts,
                                                    const BackgroundReader::Stale &stale)
{
    Reading reading;
    reading.parts = parts;
    WritingRows rows(connection);
    if (parts & Names) {
        auto names = rows.names();
        if (!names)
            return names.error();
        reading.names = *names;
    }
    if (parts & Compared) {
        auto compared = rows.comparedTools();
        if (!compared)
            return compared.error();
        reading.compared = *compared;
    }
    if (parts & Quotes) {
        reading.stock = std::make_shared<FormulaStock>();
        const auto done = rows.quotes([&](const WritingRows::QuoteRow &row) {
            reading.stock->add({row.review, row.tool, row.lens, row.reviewer, row.quote});
            return !stale() && reading.stock->words() < mostWords;
        });
        if (!done)
            return done.error();
        reading.stock->finish(stale);
    }
    return reading;
}

void WritingAids::take(const Reading &reading)
{
    if (reading.parts & Names) {
        m_names = reading.names;
        m_spelling.setKnown(m_names + m_dictionary);
        emit spellingChanged();
    }
    if (reading.parts & Compared)
        m_formulas.setComparisons(reading.compared);
    if (reading.parts & Quotes) {
        m_formulas.forgetChanges();
        m_formulas.setStock(reading.stock);
        for (const ReviewId review : std::exchange(m_changedMeanwhile, {}))
            putQuote(review);
    }
    if (reading.parts & (Compared | Quotes))
        emit formulasChanged();
}

} // namespace vd
