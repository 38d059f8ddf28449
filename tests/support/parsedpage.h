#pragma once

#include <QByteArray>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QXmlStreamReader>

namespace vd {

/// A page read strictly: as XML, after closing the elements that HTML leaves open. Anything of an author's that became
/// markup, or broke some, shows here.
struct ParsedPage
{
    ParsedPage() = default;
    explicit ParsedPage(const QByteArray &html)
    {
        using namespace Qt::StringLiterals;
        QString source = QString::fromUtf8(html);
        static const QRegularExpression style(u"<style>.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression open(u"<((?:meta|link|input|br|hr|wbr)\\b(?:\"[^\"]*\"|[^\">])*?)/?>"_s);
        static const QRegularExpression data(u"(<script [^>]*>).*?</script>"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
        source.replace(data, u"\\1</script>"_s);
        source.remove(style).replace(open, u"<\\1/>"_s).replace(u" required/>"_s, u" required=\"\"/>"_s);
        source.replace(u"<!doctype html>"_s, QString());
        QXmlStreamReader reader(source);
        QString block;
        while (!reader.atEnd()) {
            const auto token = reader.readNext();
            if (token == QXmlStreamReader::Characters)
                text += reader.text();
            if (token != QXmlStreamReader::StartElement)
                continue;
            elements << reader.name().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                const QString name = attribute.qualifiedName().toString();
                attributes << name;
                values[name] << attribute.value().toString();
            }
        }
        if (reader.hasError())
            error = u"%1 at %2: …%3…"_s.arg(reader.errorString(), QString::number(reader.characterOffset()),
                                            source.mid(qMax<qint64>(0, reader.characterOffset() - 80), 120));
    }

    [[nodiscard]] QStringList ids() const { return values.value(QStringLiteral("id")); }
    [[nodiscard]] QStringList links() const { return values.value(QStringLiteral("href")); }
    [[nodiscard]] bool has(const char *id) const { return ids().contains(QLatin1String(id)); }

    QString error; ///< empty when the page is well formed
    QString text;
    QSet<QString> elements;
    QSet<QString> attributes;
    QMap<QString, QStringList> values; ///< by the attribute's name
};

} // namespace vd
