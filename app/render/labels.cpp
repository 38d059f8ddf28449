#include "labels.h"

namespace vd {

using namespace Qt::StringLiterals;

Labels::Labels(const QString &language, QHash<QString, QString> texts) : m_texts(std::move(texts)), m_locale(language) {}

QString Labels::text(QLatin1String key, std::initializer_list<Argument> arguments) const
{
    const QString name(key);
    const QString words = m_texts.value(name, name);
    if (arguments.size() == 0)
        return words;
    // In one pass, so that braces in an argument stay what they are.
    QString filled;
    qsizetype at = 0;
    while (at < words.size()) {
        const qsizetype open = words.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : words.indexOf(u'}', open);
        if (close < 0)
            break;
        filled += QStringView(words).mid(at, open - at);
        const QStringView wanted = QStringView(words).mid(open + 1, close - open - 1);
        for (const auto &[argument, value] : arguments)
            if (wanted == argument)
                filled += value;
        at = close + 1;
    }
    return filled + QStringView(words).mid(at);
}

QString Labels::counted(QLatin1String key, qint64 number) const
{
    const QString form = key + (number == 1 ? ".one"_L1 : ".other"_L1);
    return text(QLatin1String(form.toLatin1()), {{"n"_L1, m_locale.toString(number)}});
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
