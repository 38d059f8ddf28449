#include "labels.h"

#include "pagedata.h"

#include <mutex>

namespace vd {

using namespace Qt::StringLiterals;

/// Days that pages have shown, from any thread: a site shows few, and often.
struct Labels::Days
{
    std::mutex mutex;
    QHash<QDate, TemplateValue> made;
};

Labels::Labels() : m_days(std::make_shared<Days>()) {}

Labels::Labels(const QString &language, const QHash<QString, QString> &texts)
    : m_locale(language), m_days(std::make_shared<Days>())
{
    m_words.reserve(texts.size());
    for (auto text = texts.begin(); text != texts.end(); ++text)
        m_words.insert(Name::hashOf(text.key().toStdString()), *text);
}

namespace {

/// In one pass, so that braces in an argument stay what they are.
QString filled(const QString &words, std::initializer_list<Labels::Argument> arguments)
{
    QString text;
    qsizetype room = words.size();
    for (const auto &[name, value] : arguments)
        room += value.size();
    text.reserve(room);
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
    return text += QStringView(words).mid(at);
}

} // namespace

const QString *Labels::find(std::string_view key) const
{
    const auto found = m_words.constFind(Name::hashOf(key));
    return found == m_words.constEnd() ? nullptr : &*found;
}

QString Labels::text(QLatin1String key, std::initializer_list<Argument> arguments) const
{
    const QString *words = find({key.data(), std::size_t(key.size())});
    if (!words)
        return key;
    return arguments.size() == 0 ? *words : filled(*words, arguments);
}

QString Labels::counted(QLatin1String key, qint64 number) const
{
    const QByteArray form = QByteArray(key.data(), key.size()) + (number == 1 ? ".one" : ".other");
    return text(QLatin1String(form), {{"n"_L1, m_locale.toString(number)}});
}

QString Labels::date(QDate date) const
{
    return date.isValid() ? m_locale.toString(date, text("date"_L1)) : QString();
}

TemplateValue Labels::day(QDate date) const
{
    if (!date.isValid())
        return {};
    const std::lock_guard guard(m_days->mutex);
    TemplateValue &made = m_days->made[date];
    if (!made.isTrue()) {
        PageData data;
        data.html("iso", isoDay(date));
        data.text("text", this->date(date));
        made = data.take();
    }
    return made;
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
