#pragma once

#include "accent.h"
#include "fields.h"
#include "result.h"

#include <QCoreApplication>
#include <QList>
#include <QMap>
#include <QString>

namespace vd {

/// One of the things that a theme leaves to the publication, and what can be chosen; the first choice stands unless
/// another one is chosen.
struct ThemeOption
{
    struct Choice
    {
        QString key;
        QString label;

        static constexpr auto fields()
        {
            return std::tuple{column("key", &Choice::key), column("label", &Choice::label)};
        }
    };

    QString key;
    QString label;
    QList<Choice> choices;

    static constexpr auto fields()
    {
        return std::tuple{column("key", &ThemeOption::key), column("label", &ThemeOption::label),
                          column("choices", &ThemeOption::choices)};
    }
    /// The chosen one, by option key.
    [[nodiscard]] QString choice(const QMap<QString, QString> &chosen) const;
};

/// What a theme says of itself in theme.json: its name for people, its papers, its options.
struct ThemeFile
{
    Q_DECLARE_TR_FUNCTIONS(vd::ThemeFile)

public:
    /// The file as it stands; colours are #rrggbb.
    struct Paper
    {
        QString light;
        QString dark;

        static constexpr auto fields()
        {
            return std::tuple{column("light", &Paper::light), column("dark", &Paper::dark)};
        }
    };

    QString name;
    Paper paper;
    QList<ThemeOption> options;

    static constexpr auto fields()
    {
        return std::tuple{column("name", &ThemeFile::name), column("paper", &ThemeFile::paper),
                          column("options", &ThemeFile::options)};
    }

    /// Strict: refuses unknown keys, a theme without a name, papers without room for text, options without choices.
    /// The error has the line.
    [[nodiscard]] static Result<ThemeFile> parse(const QByteArray &json);
    [[nodiscard]] Papers papers() const;
    /// Classes for the page's body, OPTION-CHOICE for every option: "rows-ruled quotes-below".
    [[nodiscard]] QString classes(const QMap<QString, QString> &chosen) const;

private:
    [[nodiscard]] Result<void> check() const;
};

} // namespace vd
