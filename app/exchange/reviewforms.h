#pragma once

#include "lens.h"
#include "library.h"
#include "review.h"

#include <QMap>

namespace vd {

/// One review as it travels in a form.
struct ReviewForm
{
    QString tool;          ///< slug
    QString toolName = {}; ///< for help
    QString lens;          ///< key
    int round = 1;
    QUuid uid; ///< the review's; null for one that is not begun yet
    /// Texts by field: "verdict", "confidence", "quote", "remarks", and "answers.KEY" per beat.
    QMap<QString, QString> texts;
    /// What a field held when the form was sent, as a fingerprint; a field that is not in it was empty.
    QMap<QString, QString> sent;
    int line = 0; ///< where it begins in its file
    QDate due = {};
    ReviewStatus status = ReviewStatus::Draft;
    QString note = {};              ///< the editor's, of a review that was returned
    QMap<QString, int> fields = {}; ///< the line that begins each field
    int endLine = 0;                ///< its "@@ end", or where that is missing the line after it
    QString cut = {};               ///< the field in which the file ends, when it ends in the middle of this form

    /// Whether any text is not what was sent.
    [[nodiscard]] bool isTouched() const;
};

/// What a reviewer wrote before, for them to read beside a form.
struct EarlierQuote
{
    QString tool; ///< slug
    QString toolName;
    QString lens; ///< key
    int round = 1;
    std::optional<Verdict> verdict;
    QString quote;
    bool operator==(const EarlierQuote &) const = default;
};

/// What a reviewer should know of a tool: nobody's opinion, no figures.
struct FormTool
{
    QString slug;
    QString name;
    QString about; ///< CommonMark
    bool operator==(const FormTool &) const = default;
};

/// A file of forms for one reviewer: plain text to be filled in with any editor and sent back by mail. The format is
/// described in resources/forms/format.md. Blind: it says nothing that came from another reviewer.
struct ReviewForms
{
    QUuid publication; ///< whose forms these are
    QString publicationName;
    QString reviewer; ///< slug; of an anonymous panel the uid
    QList<ReviewForm> forms;
    QList<Error> problems;     ///< what could not be understood; it spoils its own section only
    QList<Lens> lenses = {};   ///< those of the forms, with the beats that the forms ask for
    QString reviewerName = {}; ///< of an anonymous panel the persona
    bool anonymous = false;
    QString language = {}; ///< of the publication, BCP 47
    QStringList dictionary = {};
    QStringList bannedPhrases = {};
    QList<FormTool> tools = {};
    QList<EarlierQuote> earlier = {}; ///< the reviewer's own, newest first per lens

    /// How many earlier quotes per lens travel along, besides those on the tools of the forms.
    static constexpr int mostEarlier = 3;

    /// Forms for what this reviewer has to write: their reviews that are not approved, on any tool, and the lenses they
    /// write of compared tools that nobody has a review of yet; not of vendors they have a conflict with. By due date,
    /// then as compared. Errors of the library as they come.
    [[nodiscard]] static Result<ReviewForms> forReviewer(Library &library, ReviewerId reviewer);
    [[nodiscard]] QByteArray toText() const;
    /// "ines-marlowe.txt"; of an anonymous panel "the-builder.txt".
    [[nodiscard]] QString fileName() const;

    /// Whether a text is a file of forms: one of its lines, quoted or not, is the mark that each begins with.
    [[nodiscard]] static bool begin(const QByteArray &bytes);
    /// Refused, with the line, for what is no file of forms at all.
    [[nodiscard]] static Result<ReviewForms> parse(const QByteArray &bytes);

    /// A value that differs whenever the text does.
    [[nodiscard]] static QString fingerprint(const QString &text);
    [[nodiscard]] static QMap<QString, QString> textsOf(const Review &review);
    /// The way back, for one field: refused for what the field cannot hold.
    static Result<void> put(const QString &field, const QString &text, Review &review);
};

} // namespace vd
