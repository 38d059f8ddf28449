#pragma once

#include "parsedpage.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

namespace vd {

/// A site's folder as readers find it: every page read, every link followed.
class SiteCrawler
{
public:
    explicit SiteCrawler(const QString &folder) : m_root(folder)
    {
        for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QString path = m_root.relativeFilePath(it.next());
            QFile file(m_root.filePath(path));
            if (file.open(QIODevice::ReadOnly))
                files.insert(path, file.readAll());
        }
        files.removeIf([](const auto &file) { return file.key().startsWith(QLatin1String(".verdict-site/")); });
        for (auto file = files.begin(); file != files.end(); ++file)
            if (file.key().endsWith(QLatin1String(".html")))
                pages.insert(file.key(), ParsedPage(*file));
    }

    /// What is wrong: pages that cannot be read, links that lead nowhere, pages that nothing leads to; a line each.
    [[nodiscard]] QStringList faults() const
    {
        QStringList found;
        QSet<QString> reached{QStringLiteral("index.html"), QStringLiteral("404.html")};
        for (auto page = pages.begin(); page != pages.end(); ++page) {
            if (!page->error.isEmpty())
                found << page.key() + QStringLiteral(": ") + page->error;
            for (const QString &link : targets(*page))
                if (const QString fault = follow(page.key(), link, reached); !fault.isEmpty())
                    found << page.key() + QStringLiteral(": ") + fault;
        }
        for (auto page = pages.begin(); page != pages.end(); ++page)
            if (!reached.contains(page.key()) && !isEntrance(page.key()))
                found << page.key() + QStringLiteral(": no page leads here");
        return found;
    }

    QMap<QString, QByteArray> files; ///< by path from the root, without what the desk keeps for itself
    QMap<QString, ParsedPage> pages;

private:
    static QStringList targets(const ParsedPage &page)
    {
        QStringList links = page.links();
        static const QRegularExpression refresh(QStringLiteral("^0; url=(.+)$"));
        for (const QString &content : page.values.value(QStringLiteral("content")))
            if (const auto match = refresh.match(content); match.hasMatch())
                links << match.captured(1);
        return links;
    }

    QString follow(const QString &from, const QString &link, QSet<QString> &reached) const
    {
        const QUrl url(link);
        if (!url.scheme().isEmpty())
            return {};
        const QString path =
            url.path().isEmpty()
                ? from
                : QDir::cleanPath(QStringLiteral("/") + from + QStringLiteral("/../") + url.path()).mid(1);
        if (!files.contains(path))
            return QStringLiteral("%1 leads nowhere").arg(link);
        if (path != from)
            reached << path;
        if (!url.fragment().isEmpty() && !pages.value(path, ParsedPage()).ids().contains(url.fragment()))
            return QStringLiteral("%1 leads to no block").arg(link);
        return {};
    }

    /// Pages that other sites lead to, or hosts.
    static bool isEntrance(const QString &path)
    {
        return path.startsWith(QLatin1String("embed/")) || path.contains(QLatin1String("/former-"));
    }

    QDir m_root;
};

} // namespace vd
