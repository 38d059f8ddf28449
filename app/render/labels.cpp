#include "labels.h"

namespace vd {

using namespace Qt::StringLiterals;

Labels::Labels(const QString &language, QHash<QString, QString> texts) : m_texts(std::move(texts)), m_locale(language)
{
}

namespace {

/// In one pass, so that braces in an argument stay what they are.
QString filled(const QString &words, std::initializer_list<Labels::Argument> arguments)
{
    QString text;
    qsizetype at = 0;
    while (at < words.size()) {
        const qsizetype open = words.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : words.indexOf(u'}', open);
        if (close < 0)
            break;
        text += QStringView(words).mid(at, open - at);
        const QStringView wanted = QStringView(words).mid(open + 1, close - open - 1);
        for (const auto &[name, value] : arguments)
            if (wanted == name)
                text += value;
        at = close + 1;
    }
    return text + QStringView(words).mid(at);
}

} // namespace

QString Labels::words(const QString &key) const
{
    return m_texts.value(key, key);
}

QString Labels::text(QLatin1String key, std::initializer_list<Argument> arguments) const
{
    return arguments.size() == 0 ? words(key) : filled(words(key), arguments);
}

QString Labels::counted(QLatin1String key, qint64 number) const
{
    return filled(words(key + (number == 1 ? ".one"_L1 : ".other"_L1)), {{"n"_L1, m_locale.toString(number)}});
}

QString Labels::date(QDate date) const
{
    return date.isValid() ? m_locale.toString(date, words(u"date"_s)) : QString();
}

QString Labels::listed(const QStringList &names) const
{
    if (names.size() < 2)
        return names.value(0);
    return names.first(names.size() - 1).join(text("list.comma"_L1)) + text("list.and"_L1) + names.last();
}

QString Labels::percent(int value) const
{
    return text("percent"_L1, {{"n"_L1, m_locale.toString(value)}});
}

} // namespace vd
