#include "contentfolder.h"

#include "columncells.h"
#include "logofile.h"
#include "text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>

namespace vd {

namespace {

const QString slugColumn = QStringLiteral("slug");
const QString bodyColumn = QStringLiteral("body");

const QStringList &namePatterns()
{
    static const QStringList patterns{QStringLiteral("*.md"),   QStringLiteral("*.markdown"), QStringLiteral("*.yml"),
                                      QStringLiteral("*.yaml"), QStringLiteral("*.toml"),     QStringLiteral("*.json")};
    return patterns;
}

std::optional<DataSyntax> syntaxOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("yml") || suffix == QLatin1String("yaml"))
        return DataSyntax::Yaml;
    if (suffix == QLatin1String("toml"))
        return DataSyntax::Toml;
    if (suffix == QLatin1String("json"))
        return DataSyntax::Json;
    return std::nullopt;
}

/// By the file's name without a day in front, or the folder's of an index file; of a path without a language.
QString slugByPath(const QString &path)
{
    static const QRegularExpression day(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}-(?=.)"));
    const QFileInfo info(path);
    const QString base = info.completeBaseName();
    return slugOf(base.compare(QLatin1String("index"), Qt::CaseInsensitive) == 0 ? info.dir().dirName()
                                                                                 : QString(base).remove(day));
}

/// A file and what its name says of its language: "tern.md" and "de" of "tern.de.md".
struct Translation
{
    QString path;
    QString plain;    ///< the path without the language
    QString language; ///< empty when none is named

    explicit Translation(const QString &path) : path(path), plain(path)
    {
        static const QRegularExpression pattern(QStringLiteral("\\.([a-z]{2})(-[A-Za-z]{2,4})?(?=\\.\\w+$)"));
        const auto match = pattern.match(path);
        if (!match.hasMatch() || QLocale(match.captured(1)).language() == QLocale::C) // not "tern.ai.md"
            return;
        language = match.captured().mid(1).toLower();
        plain.remove(match.capturedStart(), match.capturedLength());
    }
    /// How little a publication in `wanted` is served by this one. What names no language is the site's own.
    [[nodiscard]] int distance(const QString &wanted) const
    {
        const QString code = wanted.toLower();
        return language.isEmpty()                                         ? 2
               : language == code                                         ? 0
               : language.section(u'-', 0, 0) == code.section(u'-', 0, 0) ? 1
                                                                          : 3;
    }
};

/// One file of each text: in the wanted language if it is there, else the site's own, else the first.
QList<Translation> inOneLanguage(const QStringList &paths, const QString &wanted)
{
    QList<Translation> kept;
    QHash<QString, qsizetype> places;
    for (const QString &path : paths) {
        const Translation file(path);
        const auto place = places.constFind(file.plain);
        if (place == places.constEnd()) {
            places.insert(file.plain, kept.size());
            kept << file;
        } else if (file.distance(wanted) < kept.at(*place).distance(wanted)) {
            kept[*place] = file;
        }
    }
    return kept;
}

bool isTrue(const FrontMatter::Entry *entry)
{
    const QString word = entry ? entry->cell.trimmed().toLower() : QString();
    return word == QLatin1String("true") || word == QLatin1String("yes") || word == QLatin1String("on");
}

Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(
            ContentFolder::tr("the file cannot be read (%1); check its permissions").arg(file.errorString()));
    const QByteArray bytes = file.read(ContentFolder::mostBytes + 1);
    if (bytes.size() > ContentFolder::mostBytes)
        return refused(
            ContentFolder::tr("the file is larger than %1 MB, which no article is; leave it out or shorten it")
                .arg(ContentFolder::mostBytes / 1024 / 1024));
    return bytes;
}

/// What keys are called in content folders, in the words of tables.
QString inTables(const QString &key, bool hasBodies)
{
    // Of the text about the tool, which Hugo's archetypes write into every file, not of the tool.
    static const QRegularExpression dates(QStringLiteral("^(params\\.)?(date|publish_?date|published)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression summaries(QStringLiteral("^(params\\.)?(description|summary|excerpt)$"),
                                              QRegularExpression::CaseInsensitiveOption);
    if (key.compare(bodyColumn, Qt::CaseInsensitive) == 0)
        return hasBodies ? QStringLiteral("description") : QString();
    if (dates.match(key).hasMatch())
        return {};
    if (hasBodies && summaries.match(key).hasMatch())
        return QStringLiteral("short description");
    return key;
}

} // namespace

Result<ContentFolder> ContentFolder::read(const QString &path, const QString &language, const Progress &progress)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return Error{ErrorKind::File, tr("there is no such folder; check the name"), {}, path};
    ContentFolder folder;
    folder.m_headerLine = 0;
    folder.m_root = info.canonicalFilePath();
    QStringList paths;
    LeftOut left;
    // Folders behind links are not entered, so that no circle is walked for ever.
    QDirIterator files(path, namePatterns(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        const bool isInside = file.canonicalFilePath().startsWith(folder.m_root + u'/');
        if (file.isFile() && isInside)
            paths << QDir::cleanPath(file.filePath());
        else
            ++left.links;
    }
    if (paths.isEmpty())
        return refused(tr("this folder holds no tools; name one with files such as tern.md or tern.yml")).in(path);
    paths.sort();
    const QList<Translation> texts = inOneLanguage(paths, language);
    left.translations = int(paths.size() - texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (progress && !progress(i, texts.size()))
            return cancelled();
        folder.take(texts.at(i).path, texts.at(i).plain, left);
    }
    for (Row &row : folder.m_rows) // what turned up later
        while (row.cells.size() < folder.m_header.size())
            row.cells << QString();
    folder.note(left);
    if (!folder.m_rows.isEmpty())
        return folder;
    if (!folder.m_problems.isEmpty())
        return folder.m_problems.first();
    return refused(
               tr("no file of this folder is a tool to bring in (%1)").arg(folder.m_notes.join(QStringLiteral(", "))))
        .in(path);
}

void ContentFolder::take(const QString &path, const QString &plainPath, LeftOut &left)
{
    if (QFileInfo(plainPath).completeBaseName() == QLatin1String("_index"))
        return void(++left.sections);
    const auto fail = [&](const Error &error) { m_problems << error.in(path, error.line); };
    const auto bytes = contentsOf(path);
    if (!bytes)
        return fail(bytes.error());
    const QString slug = slugByPath(plainPath);
    if (const auto syntax = syntaxOf(path)) {
        const auto records = FrontMatter::ofData(*bytes, *syntax);
        if (!records)
            return fail(records.error());
        for (const FrontMatter &matter : *records)
            add(matter, path, records->size() == 1 ? slug : QString(), left);
        return;
    }
    const auto matter = FrontMatter::ofText(*bytes);
    if (!matter)
        return fail(matter.error());
    if (*matter)
        add(**matter, path, slug, left);
    else
        ++left.plain;
}

qsizetype ContentFolder::column(const QString &name)
{
    const QString key = name.toLower();
    const auto known = m_columns.constFind(key);
    if (known != m_columns.constEnd())
        return *known;
    m_columns.insert(key, m_header.size());
    m_header << name;
    return m_header.size() - 1;
}

void ContentFolder::add(const FrontMatter &matter, const QString &path, const QString &slug, LeftOut &left)
{
    if (isTrue(matter.find(QStringLiteral("draft"))))
        return void(++left.drafts);
    Row row;
    row.file = path;
    row.line = matter.line;
    const auto put = [&](const QString &name, const QString &cell, int line) {
        const qsizetype at = column(name);
        row.cells.resize(std::max(row.cells.size(), at + 1));
        row.cellLines.resize(row.cells.size());
        if (row.cells.at(at).trimmed().isEmpty()) {
            row.cells[at] = cell;
            row.cellLines[at] = line;
        }
    };
    for (const FrontMatter::Entry &entry : matter.entries) {
        const bool isSlug = entry.column.compare(slugColumn, Qt::CaseInsensitive) == 0;
        if (entry.column.compare(QLatin1String("draft"), Qt::CaseInsensitive) != 0)
            put(isSlug ? slugColumn : entry.column,
                isSlug && !entry.cell.trimmed().isEmpty() ? slugOf(entry.cell) : entry.cell, entry.line);
    }
    if (!slug.isEmpty())
        put(slugColumn, slug, matter.line);
    if (!matter.body.isEmpty())
        put(bodyColumn, matter.body, matter.line);
    m_rows << row;
}

void ContentFolder::note(const LeftOut &left)
{
    for (const auto &[count, sentence] :
         {std::pair{left.drafts, tr("drafts left out: %1")},
          {left.plain, tr("texts without front matter left out: %1")},
          {left.sections, tr("section pages (_index) left out: %1")},
          {left.translations, tr("translations left out: %1")},
          {left.links, tr("links that lead nowhere or out of the folder left out: %1")}})
        if (count > 0)
            m_notes << sentence.arg(count);
}

bool ContentFolder::fits(qsizetype column, ColumnField field) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row &row) {
        const QString cell = row.cells.at(column).trimmed();
        if (cell.isEmpty())
            return false;
        const QString first = cell.section(u'\n', 0, 0);
        switch (field) {
        case ColumnField::Website:
        case ColumnField::PlanSource:
            return ColumnCells::address(first).ok();
        case ColumnField::Released:
        case ColumnField::PlanAsOf:
            return ColumnCells::date(first).ok();
        case ColumnField::PlanAmount:
            return ColumnCells::amount(first).ok();
        case ColumnField::PlanPeriod:
            return ColumnCells::period(first).ok();
        case ColumnField::Logo:
            return LogoFile::find(first, row.file, m_root).ok();
        default:
            return true;
        }
    });
}

ColumnMapping ContentFolder::suggestion() const
{
    const auto body = m_columns.constFind(bodyColumn);
    const bool hasBodies = body != m_columns.constEnd();
    QStringList names;
    for (const QString &key : m_header)
        names << inTables(key, hasBodies);
    for (;;) {
        ColumnMapping mapping = ColumnMapping::suggest(names);
        bool isSound = true;
        for (qsizetype i = 0; i < names.size(); ++i)
            if (mapping.field(i) != ColumnField::Ignore && mapping.field(i) != ColumnField::Fact &&
                !fits(i, mapping.field(i))) {
                names[i].clear(); // Hugo's "url" is a path of its site, no website
                isSound = false;
            }
        if (isSound)
            return mapping;
    }
}

QString ContentFolder::explained(const ColumnMapping &mapping) const
{
    QStringList parts;
    for (qsizetype i = 0; i < m_header.size(); ++i)
        if (mapping.field(i) == ColumnField::Fact)
            parts << tr("%1 is the fact \"%2\"").arg(m_header.at(i), ColumnMapping::factName(m_header.at(i)));
        else if (mapping.field(i) != ColumnField::Ignore)
            parts << tr("%1 is %2").arg(m_header.at(i), ColumnMapping::title(mapping.field(i)));
    return parts.join(QStringLiteral(", "));
}

} // namespace vd
