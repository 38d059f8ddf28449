#pragma once

#include "templatedata.h"

#include <QDate>
#include <QHash>
#include <QLatin1String>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

namespace vd {

/// The page's own words in one language, from resources/labels/LANGUAGE.json.
class Labels
{
public:
    using Argument = std::pair<QLatin1String, QString>;

    Labels();
    Labels(const QString &language, const QHash<QString, QString> &texts);

    /// The words under a key; arguments stand in for {name} in them. The key itself when there are none, for a test to
    /// find.
    [[nodiscard]] QString text(QLatin1String key, std::initializer_list<Argument> arguments = {}) const;
    /// Null when there are no words under a key. Lives as long as the labels.
    [[nodiscard]] const QString *find(std::string_view key) const;
    /// The words under KEY.one or KEY.other, with {n} the number.
    [[nodiscard]] QString counted(QLatin1String key, qint64 number) const;
    /// "A, B and C".
    [[nodiscard]] QString listed(const QStringList &names) const;
    [[nodiscard]] QString percent(int value) const;
    /// Empty for no date.
    [[nodiscard]] QString date(QDate date) const;
    /// The same as page data, with its ISO form; made once for each date. False for no date.
    [[nodiscard]] TemplateValue day(QDate date) const;

    [[nodiscard]] const QLocale &locale() const { return m_locale; }

private:
    struct Days;

    QHash<quint64, QString> m_words; ///< by the hash of their keys, so that a key in the code costs nothing to look up
    QLocale m_locale = QLocale::c();
    std::shared_ptr<Days> m_days;
};

} // namespace vd
