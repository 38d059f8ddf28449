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
#include <utility>

namespace vd {

/// The page's own words in one language, from resources/labels/LANGUAGE.json.
class Labels
{
public:
    using Argument = std::pair<QLatin1String, QString>;

    Labels();
    Labels(const QString &language, QHash<QString, QString> texts);

    /// The words under a key; arguments stand in for {name} in them. The key itself when there are none, for a test to
    /// find.
    [[nodiscard]] QString text(QLatin1String key, std::initializer_list<Argument> arguments = {}) const;
    /// The words under KEY.one or KEY.other, with {n} the number.
    [[nodiscard]] QString counted(QLatin1String key, qint64 number) const;
    /// "A, B and C".
    [[nodiscard]] QString listed(const QStringList &names) const;
    [[nodiscard]] QString percent(int value) const;
    /// Empty for no date.
    [[nodiscard]] QString date(QDate date) const;
    /// The same as page data, with its ISO form; made once for each date. False for no date.
    [[nodiscard]] TemplateValue day(QDate date) const;

    [[nodiscard]] const QHash<QString, QString> &texts() const { return m_texts; }
    [[nodiscard]] const QLocale &locale() const { return m_locale; }

private:
    struct Days;

    /// The key itself where there are none. Lives as long as both.
    [[nodiscard]] const QString &words(const QString &key) const;

    QHash<QString, QString> m_texts;
    QLocale m_locale = QLocale::c();
    std::shared_ptr<Days> m_days;
};

} // namespace vd
