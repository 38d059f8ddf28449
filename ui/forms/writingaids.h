#pragma once

#include "backgroundreader.h"
#include "beatcover.h"
#include "formulas.h"
#include "library.h"
#include "spelling.h"

#include <QObject>

namespace vd {

/// What the quote fields of one library know together: its dictionary and names, and the formulas in its quotes.
/// Reads everything off the interface thread once wake() is called, and follows the library from then on. Until then,
/// and where there is no dictionary, every word is right and no phrase is worn. The library outlives it.
class WritingAids : public QObject
{
    Q_OBJECT

public:
    explicit WritingAids(Library &library, QObject *parent = nullptr);

    /// Called when the first quote field is shown; later calls do nothing.
    void wake();
    [[nodiscard]] const Spelling &spelling() const { return m_spelling; }
    [[nodiscard]] const Formulas &formulas() const { return m_formulas; }
    [[nodiscard]] const BeatCover &beats() const { return m_beats; }
    /// Why spelling is not checked, as a sentence; empty when it is, or is not known yet.
    [[nodiscard]] QString spellingRemark() const { return m_spellingRemark; }
    /// As one change of the publication.
    Result<void> addToDictionary(const QString &word);
    [[nodiscard]] bool canAddWords() const { return !m_library.isReadOnly(); }
    /// "Tern Coder through Buyer"; empty when it is not there any more.
    [[nodiscard]] QString nameOf(ReviewId review) const;

    /// Quotes are compared with the newest ones of so many words in all: 64 MB, 60,000 quotes.
    static constexpr qsizetype mostWords = 8'000'000;

signals:
    void spellingChanged();
    void formulasChanged();

private:
    enum Part { None = 0, Names = 1, Compared = 2, Quotes = 4 };
    struct Reading
    {
        int parts = None;
        QStringList names;
        QList<QList<ToolId>> compared;
        std::shared_ptr<FormulaStock> stock;
    };
    static Result<Reading> readParts(Connection &connection, int parts, const BackgroundReader::Stale &stale);

    void takePublication();
    void openDictionary();
    void take(const Changes &changes);
    void takeQuotes(const Changes &changes);
    void takeNames(const Changes &changes);
    void putQuote(ReviewId review);
    void want(int parts);
    void read();
    void take(const Reading &reading);

    static constexpr qsizetype fewChanges = 200; ///< are followed one by one; of more everything is read again

    Library &m_library;
    bool m_awake = false;
    QString m_language;
    QStringList m_names;
    QStringList m_dictionary;
    Spelling m_spelling;
    QString m_spellingRemark;
    Formulas m_formulas;
    BeatCover m_beats{{}};

    int m_wanted = None;
    int m_reading = None;
    QSet<ReviewId> m_changedMeanwhile; ///< while quotes are read
    BackgroundReader m_reader;
};

} // namespace vd
