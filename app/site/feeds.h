#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

namespace vd {

/// One published page in a feed.
struct FeedEntry
{
    QString address; ///< of the page, absolute
    QString title;
    QString summary;
    QDateTime published; ///< none: left out
    QDateTime updated;
    QString id; ///< see feedId(); no two entries of a feed share one
};

/// An Atom feed (RFC 4287).
struct Feed
{
    QString title;
    QString author;   ///< empty: the title
    QString language; ///< BCP 47
    QString address;  ///< of the feed itself, absolute
    QString page;     ///< of the page that lists the same, absolute
    QString id;
    QList<FeedEntry> entries; ///< in any order
};

/// A feed is as long as this at most: the newest entries.
inline constexpr qsizetype longestFeed = 50;

/// An address for ever, whatever becomes of slugs and of the base URL: made of a record's uid, and of what it is about
/// where one record has several, e.g. the feed of a category or a change on a day.
[[nodiscard]] QString feedId(const QUuid &uid, const QString &part = {});

/// The newest entry first. The feed is as old as its newest entry; what has no time says the beginning of 1970. The
/// same feed gives the same bytes.
[[nodiscard]] QByteArray atomFeed(const Feed &feed);

} // namespace vd
