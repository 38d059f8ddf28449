#pragma once

#include "labels.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <kainjow/mustache.hpp>
#include <map>
#include <memory>
#include <string>

namespace vd {

/// The templates, words and style sheet of resources/pages, read and parsed once. Partials and labels are put in their
/// places before parsing, because the engine would parse partials again for every page.
class PageTheme
{
public:
    /// A language's words, and the templates with those words in them.
    struct Language
    {
        QString code;
        Labels labels;
        /// Rendering leaves it as it is: it has neither lambdas nor partials left, so threads may share it.
        std::unique_ptr<kainjow::mustache::mustache> page;
    };

    PageTheme();

    /// The nearest language there is: "de-AT" finds "de", anything unknown English.
    [[nodiscard]] const Language &language(const QString &code) const;
    [[nodiscard]] const std::string &css() const { return m_css; }
    /// As a content security policy names the style sheet.
    [[nodiscard]] const std::string &cssHash() const { return m_cssHash; }
    /// What is wrong with the files, a line each; empty in a program that passed its tests.
    [[nodiscard]] QStringList faults() const { return m_faults; }

private:
    void addLanguage(const QString &code, const QHash<QString, QString> &english);
    [[nodiscard]] QString withPartials(const QString &name, int depth);
    [[nodiscard]] QString withLabels(const QString &source, const Labels &labels);

    std::map<QString, Language> m_languages;
    QString m_source;
    std::string m_css;
    std::string m_cssHash;
    QStringList m_faults;
};

/// The source expression of a content security policy that allows this inline text.
[[nodiscard]] std::string policyHash(const std::string &text);

} // namespace vd
