#pragma once

#include "formlines.h"
#include "reviewforms.h"

namespace vd {

/// A file of forms being filled in. What is set goes into its place; every other line, also what could not be
/// understood, stays as it came, and a field that is set back to what it was gives its old lines back.
class FormFile
{
public:
    /// Refused, with the line, for what is no file of forms.
    [[nodiscard]] static Result<FormFile> parse(const QByteArray &bytes);

    /// As the file came.
    [[nodiscard]] const ReviewForms &forms() const { return m_forms; }
    /// A field of the form at an index of forms(); one that the file does not have is added at the form's end.
    void set(qsizetype form, const QString &field, const QString &text);
    /// Words that the spelling check knows; those that the file does not have are added at its head.
    void setDictionary(const QStringList &words);
    [[nodiscard]] QByteArray bytes() const;

private:
    FormFile(const QByteArray &bytes, ReviewForms forms) : m_lines(bytes), m_forms(std::move(forms)) {}
    void putField(QStringList &lines, qsizetype &at, const QString &text) const;
    [[nodiscard]] QStringList added(const ReviewForm &form, const QMap<QString, QString> &texts) const;

    FormLines m_lines;
    ReviewForms m_forms;
    QMap<qsizetype, QMap<QString, QString>> m_texts; ///< by form and field, those that differ from the file
    QStringList m_words;                             ///< that the file does not have
};

} // namespace vd
