#pragma once

#include "library.h"
#include "reviewforms.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <memory>

namespace vd {

/// What a file of forms says, as a library of its own in a temporary folder, so that the scorecard's forms, undo and
/// writing aids work on it as they do at the editor's. It goes with the object.
class FormLibrary
{
    Q_DECLARE_TR_FUNCTIONS(vd::FormLibrary)

public:
    /// Fails when the temporary folder cannot be written.
    static Result<std::unique_ptr<FormLibrary>> make(const ReviewForms &forms, const Clock &clock);

    [[nodiscard]] Library &library() { return *m_library; }
    /// By the index of the form; invalid where a form cannot be shown, which problems() tells.
    [[nodiscard]] ReviewId review(qsizetype form) const { return m_reviews.at(form); }
    [[nodiscard]] qsizetype formOf(ReviewId review) const { return m_reviews.indexOf(review); }
    /// The texts of a form as they were taken over; what made no sense is empty.
    [[nodiscard]] QMap<QString, QString> taken(qsizetype form) const { return m_taken.at(form); }
    /// What could not be taken over, with its line.
    [[nodiscard]] const QList<Error> &problems() const { return m_problems; }
    /// Whether there is something to undo: the making of the library is not.
    [[nodiscard]] bool canUndo();

private:
    FormLibrary() = default;
    Result<void> fill(const ReviewForms &forms);
    Result<void> addPanel(const ReviewForms &forms);
    Result<void> addTools(const ReviewForms &forms);
    Result<void> addForm(const ReviewForm &form);
    Result<void> addEarlier(const EarlierQuote &quote);
    Result<ToolId> tool(const QString &slug, const QString &name, const QString &about = {});
    [[nodiscard]] Result<qint64> lastDone();

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Change> m_change; ///< while it is filled
    QHash<QString, ToolId> m_tools;   ///< by the slug in the file
    QHash<QString, LensId> m_lenses;
    ReviewerId m_reviewer;
    QList<ReviewId> m_reviews;
    QList<QMap<QString, QString>> m_taken;
    QSet<QString> m_places; ///< taken: "TOOL LENS ROUND"
    QList<Error> m_problems;
    qint64 m_made = 0; ///< the last step of history that is not the reviewer's
};

} // namespace vd
