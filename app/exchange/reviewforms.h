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
    QString toolName = {}; ///< for help; not read back
    QString lens;          ///< key
    int round = 1;
    QUuid uid; ///< the review's; null for one that is not begun yet
    /// Texts by field: "verdict", "confidence", "quote", and "answers.KEY" per beat.
    QMap<QString, QString> texts;
    /// What a field held when the form was sent, as a fingerprint; a field that is not in it was empty.
    QMap<QString, QString> sent;
    int line = 0; ///< where it begins in its file
};

/// A file of forms for one reviewer: plain text to be filled in with any editor and sent back by mail. The format is
/// described in resources/forms/format.md.
struct ReviewForms
{
    QUuid publication; ///< whose forms these are
    QString publicationName;
    QString reviewer; ///< slug
    QList<ReviewForm> forms;
    QList<Error> problems;   ///< what could not be understood; it spoils its own section only
    QList<Lens> lenses = {}; ///< what help is written from; not read back

    /// Forms for what this reviewer has to write: reviews begun and not approved, and the lenses this reviewer writes
    /// of every compared tool that has no approved review. Errors of the library as they come.
    [[nodiscard]] static Result<ReviewForms> forReviewer(Library &library, ReviewerId reviewer);
    [[nodiscard]] QByteArray toText() const;

    /// Whether a text is a file of forms: one of its lines, quoted or not, is the mark that each begins with.
    [[nodiscard]] static bool begin(const QString &text);
    /// Refused, with the line, for what is no file of forms at all.
    [[nodiscard]] static Result<ReviewForms> parse(const QByteArray &bytes);

    /// A value that differs whenever the text does.
    [[nodiscard]] static QString fingerprint(const QString &text);
    [[nodiscard]] static QMap<QString, QString> textsOf(const Review &review);
};

} // namespace vd
