#include "fileimport.h"

#include "columnreader.h"
#include "contentfolder.h"
#include "libraryfile.h"
#include "libraryjsonreader.h"
#include "reviewformreader.h"

#include <QFile>
#include <QFileInfo>

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::ImportFile", text);
}

Error aLibrary(const QString &path)
{
    return refused(tr("this is a library, not an exchange file; open it, and dump what you need from it")).in(path);
}

Result<void> openForReading(QFile &file)
{
    const QFileInfo info(file.fileName());
    const auto failure = [&](const QString &what) { return Error{ErrorKind::File, what, {}, file.fileName()}; };
    if (!info.exists())
        return failure(tr("there is no such file; check the name"));
    if (info.isDir())
        return failure(tr("this is a folder; name a file"));
    if (LibraryFile::seemsToBe(file.fileName())) // it may be open in this process: see LibraryFile::open()
        return aLibrary(file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return failure(tr("the file cannot be read (%1); check its permissions").arg(file.errorString()));
    return {};
}

Result<ImportReport> importFolder(Library &library, const QString &path, const Progress &progress)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    const auto folder = ContentFolder::read(path, publication->language, progress);
    if (!folder)
        return folder.error();
    const ColumnMapping mapping = folder->suggestion();
    auto report = ColumnReader::read(library, *folder, mapping, path, progress);
    if (report)
        report->notes.prepend(tr("taken as: %1").arg(folder->explained(mapping)));
    return report;
}

} // namespace

Result<ImportFormat> importFormatOf(const QString &path)
{
    QFile file(path);
    if (auto opened = openForReading(file); !opened)
        return opened.error();
    constexpr qint64 enough = 65536; // forms may stand below the head of a mail
    const QByteArray head = file.peek(enough);
    if (head.startsWith("SQLite format 3"))
        return aLibrary(path);
    const QByteArray text = (head.startsWith("\xEF\xBB\xBF") ? head.mid(3) : head).trimmed();
    const bool looksLikeJson = text.startsWith('{') || text.startsWith('[');
    if (looksLikeJson || path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return ImportFormat::LibraryJson;
    const bool looksLikeForms = ReviewForms::begin(head) || head.contains("@@ field "); // also without their first line
    return looksLikeForms ? ImportFormat::ReviewForms : ImportFormat::Csv;
}

Result<QByteArray> readExchangeFile(const QString &path)
{
    QFile file(path);
    if (auto opened = openForReading(file); !opened)
        return opened.error();
    return file.readAll();
}

Result<CsvTable> readCsv(const QString &path)
{
    const auto bytes = readExchangeFile(path);
    if (!bytes)
        return bytes.error();
    auto table = CsvTable::parse(*bytes);
    return table ? table : table.error().in(path);
}

Result<ImportReport> importFile(Library &library, const QString &path, const Progress &progress)
{
    if (QFileInfo(path).isDir())
        return importFolder(library, path, progress);
    const auto format = importFormatOf(path);
    if (!format)
        return format.error();
    if (*format == ImportFormat::LibraryJson) {
        QFile file(path);
        if (auto opened = openForReading(file); !opened)
            return opened.error();
        return LibraryJsonReader::read(library, file, path, progress);
    }
    if (*format == ImportFormat::ReviewForms) {
        const auto bytes = readExchangeFile(path);
        if (!bytes)
            return bytes.error();
        const auto forms = ReviewForms::parse(*bytes);
        return forms ? ReviewFormReader::read(library, *forms, path, progress) : forms.error().in(path);
    }
    const auto table = readCsv(path);
    if (!table)
        return table.error();
    return ColumnReader::read(library, *table, ColumnMapping::suggest(table->header()), path, progress);
}

} // namespace vd
