#pragma once

#include "labels.h"
#include "pagetemplate.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <map>
#include <string>

namespace vd {

/// The templates, words and style sheet of resources/pages, read and parsed once.
class PageTheme
{
public:
    /// A language's words, and the templates with those words in them.
    struct Language
    {
        QString code;
        Labels labels;
        PageTemplate page;
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

    std::map<QString, Language> m_languages;
    std::string m_css;
    std::string m_cssHash;
    QStringList m_faults;
};

} // namespace vd
