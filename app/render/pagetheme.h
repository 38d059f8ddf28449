#pragma once

#include "labels.h"
#include "pagetemplate.h"
#include "result.h"
#include "themefile.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <array>
#include <map>
#include <memory>
#include <string>

namespace vd {

/// The kinds of pages, each with a template of its own.
enum class PageKind { Comparison, Tool, Category, Reviewer, Front, List, Changes, Digest, Embed, Missing, Moved };
inline constexpr std::array pageKindNames{"comparison", "tool",   "category", "reviewer", "front", "list",
                                          "changes",    "digest", "embed",    "missing",  "moved"};

/// A theme: a folder with theme.json, style.css, a template per kind of page, and their partials; read and parsed once,
/// with the page's words in every language. resources/themes/README.md is for those who write one. Changes nothing
/// afterwards and may be used by several threads at once.
class PageTheme
{
    Q_DECLARE_TR_FUNCTIONS(vd::PageTheme)

public:
    /// A language's words, and the templates with those words in them.
    struct Language
    {
        QString code;
        Labels labels;
        std::array<PageTemplate, pageKindNames.size()> pages;

        [[nodiscard]] const PageTemplate &page(PageKind kind) const { return pages.at(std::size_t(kind)); }
    };

    /// Fails with ErrorKind::File when the folder or one of its files cannot be read, and as ThemeFile::parse() and
    /// PageTemplate::parse() do; the error names the file.
    [[nodiscard]] static Result<std::shared_ptr<const PageTheme>> load(const QString &folder);
    /// The standard theme, which an empty Publication::theme means.
    [[nodiscard]] static std::shared_ptr<const PageTheme> standard();
    /// The keys of the themes that come with the program, the standard one first.
    [[nodiscard]] static QStringList builtIn();
    /// The folder that a Publication::theme means: a built-in theme's, or a path, which may be relative to `beside`.
    [[nodiscard]] static QString folderOf(const QString &theme, const QString &beside);
    /// What the theme of a folder says of itself; fails as load() does.
    [[nodiscard]] static Result<ThemeFile> fileOf(const QString &folder);

    /// The nearest language there is: "de-AT" finds "de", anything unknown English.
    [[nodiscard]] const Language &language(const QString &code) const;
    [[nodiscard]] const ThemeFile &file() const { return m_file; }
    /// Another for every difference in any of its files or words.
    [[nodiscard]] const QByteArray &fingerprint() const { return m_fingerprint; }
    [[nodiscard]] const std::string &css() const { return m_css; }
    /// As a content security policy names the style sheet.
    [[nodiscard]] const std::string &cssHash() const { return m_cssHash; }

private:
    PageTheme() = default;
    Result<void> addLanguage(const QString &folder, const QString &code);

    ThemeFile m_file;
    std::map<QString, Language> m_languages;
    std::string m_css;
    std::string m_cssHash;
    QByteArray m_fingerprint;
};

} // namespace vd
