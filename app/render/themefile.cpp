#include "themefile.h"

#include "codec.h"
#include "jsontext.h"
#include "text.h"

#include <QSet>
#include <QStringList>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

QString ThemeOption::choice(const QMap<QString, QString> &chosen) const
{
    const QString key = chosen.value(this->key);
    const bool isOffered =
        std::any_of(choices.begin(), choices.end(), [&key](const Choice &choice) { return choice.key == key; });
    return isOffered ? key : choices.first().key;
}

Result<ThemeFile> ThemeFile::parse(const QByteArray &json)
{
    const auto document = JsonText::parse(json);
    if (!document)
        return document.error();
    ThemeFile theme;
    const RowNumbers numbers;
    Decoder decoder(numbers);
    decoder.decode(document->isObject() ? QJsonValue(document->object()) : QJsonValue(document->array()), theme);
    const auto sound = decoder.failed() ? decoder.result() : theme.check();
    if (!sound)
        return sound.error().in({}, JsonText::lineOf(json, sound.error().field));
    return theme;
}

Papers ThemeFile::papers() const
{
    return {*parseRgb(paper.light), *parseRgb(paper.dark)};
}

QString ThemeFile::classes(const QMap<QString, QString> &chosen) const
{
    QStringList names;
    for (const ThemeOption &option : options)
        names << option.key + u'-' + option.choice(chosen);
    return names.join(u' ');
}

Result<void> ThemeFile::check() const
{
    if (name.trimmed().isEmpty())
        return refused(tr("a theme needs a name"), u"name"_s);
    const auto light = parseRgb(paper.light), dark = parseRgb(paper.dark);
    if (!light || contrast(*light, {0, 0, 0}) < paperContrast)
        return refused(tr("the light paper must be a colour like #ffffff, light enough for text on it"),
                       u"paper.light"_s);
    if (!dark || contrast(*dark, {255, 255, 255}) < paperContrast)
        return refused(tr("the dark paper must be a colour like #141518, dark enough for text on it"), u"paper.dark"_s);

    // Keys become classes.
    const auto checkKey = [](const QString &key, QSet<QString> &before, const QString &path) -> Result<void> {
        if (!isSlug(key))
            return refused(tr("a key is made of small letters, digits and single hyphens"), path);
        if (before.contains(key))
            return refused(tr("the key \"%1\" is there twice; give one of them another").arg(key), path);
        before.insert(key);
        return {};
    };
    QSet<QString> keys;
    for (qsizetype i = 0; i < options.size(); ++i) {
        const ThemeOption &option = options.at(i);
        const QString path = u"options[%1]"_s.arg(i);
        if (auto done = checkKey(option.key, keys, path + u".key"_s); !done)
            return done;
        if (option.label.trimmed().isEmpty())
            return refused(tr("an option needs a label"), path);
        if (option.choices.size() < 2)
            return refused(tr("an option needs two choices or more"), path);
        QSet<QString> choiceKeys;
        for (qsizetype j = 0; j < option.choices.size(); ++j) {
            const QString choicePath = path + u".choices[%1]"_s.arg(j);
            if (auto done = checkKey(option.choices.at(j).key, choiceKeys, choicePath + u".key"_s); !done)
                return done;
            if (option.choices.at(j).label.trimmed().isEmpty())
                return refused(tr("a choice needs a label"), choicePath);
        }
    }
    return {};
}

} // namespace vd
