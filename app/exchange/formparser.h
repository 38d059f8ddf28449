#pragma once

#include "reviewforms.h"

#include <QCoreApplication>
#include <QSet>

namespace vd {

/// Reads the lines of a file of forms one by one; what it cannot understand becomes a problem with its line, and spoils
/// its own section only.
class FormParser
{
    Q_DECLARE_TR_FUNCTIONS(vd::ReviewForms)

public:
    explicit FormParser(ReviewForms &forms) : m_forms(forms) {}

    void take(const QString &content, int number);
    void finish(int lastLine);
    void problem(const QString &what, int number) { m_forms.problems << refused(what).in({}, number); }

private:
    bool takeHead(const QString &what, QStringList words);
    bool takeMatter(const QString &what, const QStringList &words, int number);
    void publication(QStringList words);
    void lens(QStringList words);
    void form(const QStringList &words, int number);
    void field(const QStringList &words, int number);
    void earlier(const QStringList &words, int number);
    void endSection();
    void endForm();
    void takeHelp(const QString &help);
    void takeBeat(const QString &label, const QString &help);
    void leaveTwins();
    [[nodiscard]] ReviewForm *current();

    /// What help lines explain.
    enum class Matter { Nothing, Lens, Tool, Note, Earlier, Field };

    ReviewForms &m_forms;
    bool m_inForm = false;
    int m_number = 0; ///< of the line last taken
    Matter m_matter = Matter::Nothing;
    QString m_field;
    QStringList m_body;
    QStringList m_help;
    QSet<QString> m_beats; ///< "LENS BEAT" of those known
    QHash<QString, qsizetype> m_lensAt;
};

} // namespace vd
