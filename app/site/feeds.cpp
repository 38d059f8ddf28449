#include "feeds.h"

#include "htmltext.h"

#include <QTimeZone>
#include <QXmlStreamWriter>
#include <algorithm>
#include <tuple>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// Every feed and entry needs a time; one without says the beginning of 1970.
QString timeText(const QDateTime &time)
{
    return (time.isValid() ? time : QDateTime::fromSecsSinceEpoch(0, QTimeZone::utc()))
        .toUTC()
        .toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
}

/// Without what XML forbids.
QString feedText(const QString &text)
{
    return QString::fromStdString(pageText(text));
}

/// Atom has no empty names: a reader would show nothing.
QString titleText(const QString &title, const QString &address)
{
    const QString text = feedText(title).trimmed();
    return text.isEmpty() ? address : text;
}

void writeLink(QXmlStreamWriter &xml, const QString &relation, const QString &type, const QString &address)
{
    if (address.isEmpty())
        return;
    xml.writeEmptyElement(u"link"_s);
    xml.writeAttribute(u"rel"_s, relation);
    xml.writeAttribute(u"type"_s, type);
    xml.writeAttribute(u"href"_s, address);
}

void writeEntry(QXmlStreamWriter &xml, const FeedEntry &entry)
{
    xml.writeStartElement(u"entry"_s);
    xml.writeTextElement(u"id"_s, entry.id);
    xml.writeTextElement(u"title"_s, titleText(entry.title, entry.address));
    writeLink(xml, u"alternate"_s, u"text/html"_s, entry.address);
    if (entry.published.isValid())
        xml.writeTextElement(u"published"_s, timeText(entry.published));
    xml.writeTextElement(u"updated"_s, timeText(entry.updated));
    if (const QString summary = feedText(entry.summary).trimmed(); !summary.isEmpty())
        xml.writeTextElement(u"summary"_s, summary);
    xml.writeEndElement();
}

QList<FeedEntry> newest(QList<FeedEntry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const FeedEntry &one, const FeedEntry &other) {
        return std::tie(other.updated, other.published, one.address, one.id) <
               std::tie(one.updated, one.published, other.address, other.id);
    });
    entries.resize(std::min(entries.size(), longestFeed));
    return entries;
}

} // namespace

QString feedId(const QUuid &uid, const QString &part)
{
    const QUuid id = part.isEmpty() ? uid : QUuid::createUuidV5(uid, part);
    return u"urn:uuid:"_s + id.toString(QUuid::WithoutBraces);
}

QByteArray atomFeed(const Feed &feed)
{
    const QList<FeedEntry> entries = newest(feed.entries);
    const QString title = titleText(feed.title, feed.page);

    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(u"feed"_s);
    xml.writeDefaultNamespace(u"http://www.w3.org/2005/Atom"_s);
    if (!feed.language.isEmpty())
        xml.writeAttribute(u"xml:lang"_s, feed.language);
    xml.writeTextElement(u"id"_s, feed.id);
    xml.writeTextElement(u"title"_s, title);
    xml.writeTextElement(u"updated"_s, timeText(entries.isEmpty() ? QDateTime() : entries.first().updated));
    writeLink(xml, u"self"_s, u"application/atom+xml"_s, feed.address);
    writeLink(xml, u"alternate"_s, u"text/html"_s, feed.page);
    xml.writeStartElement(u"author"_s);
    xml.writeTextElement(u"name"_s, titleText(feed.author, title));
    xml.writeEndElement();
    for (const FeedEntry &entry : entries)
        writeEntry(xml, entry);
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace vd
