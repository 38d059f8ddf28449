#include "libraryjsonreader.h"

#include "jsonimport.h"
#include "jsontext.h"

#include <QFileInfo>
#include <QIODevice>

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::LibraryJsonReader", text);
}

constexpr int formatVersion = 1;

/// The document says what it is, and has no key that this version does not know.
Result<void> checkEnvelope(const QJsonObject &document)
{
    const auto complain = [](const QString &key, const QString &what) {
        return refused(key + QStringLiteral(": ") + what, key);
    };
    if (document.value(QLatin1String("format")) != QStringLiteral("verdict-library"))
        return complain(QStringLiteral("format"),
                        tr("must be \"verdict-library\"; this JSON is something else than a library"));
    const QJsonValue version = document.value(QLatin1String("version"));
    if (!version.isDouble() || version.toDouble() != double(version.toInt()) || version.toInt() < 1)
        return complain(QStringLiteral("version"), tr("must be the number %1").arg(formatVersion));
    if (version.toInt() > formatVersion)
        return complain(
            QStringLiteral("version"),
            tr("%1 is newer than this Verdict Desk, which reads version %2; update it, or export an older version")
                .arg(version.toInt())
                .arg(formatVersion));
    static const QStringList known{QStringLiteral("format"),      QStringLiteral("version"),
                                   QStringLiteral("publication"), QStringLiteral("lenses"),
                                   QStringLiteral("reviewers"),   QStringLiteral("tools"),
                                   QStringLiteral("comparisons"), QStringLiteral("digests"),
                                   QStringLiteral("deleted"),     QStringLiteral("made_from")};
    for (auto it = document.begin(); it != document.end(); ++it)
        if (!known.contains(it.key()))
            return complain(it.key(), tr("unknown key"));
    return {};
}

Result<ImportReport> import(Library &library, Change &change, const QJsonObject &document, const Progress &progress,
                            QList<Tombstone> *living)
{
    if (auto sound = checkEnvelope(document); !sound)
        return sound.error();
    JsonImport import(library, change, progress, living);
    if (auto done = import.run(document); !done)
        return done.error();
    return import.report();
}

} // namespace

Result<ImportReport> LibraryJsonReader::read(Library &library, QIODevice &device, const QString &fileName,
                                             const Progress &progress)
{
    auto change = library.change(tr("Import of %1").arg(QFileInfo(fileName).fileName()));
    if (!change)
        return change.error();
    auto report = bring(library, **change, device, fileName, progress);
    if (!report)
        return report;
    if (auto done = (*change)->commit(); !done)
        return done.error();
    return report;
}

Result<ImportReport> LibraryJsonReader::bring(Library &library, Change &change, QIODevice &device,
                                              const QString &fileName, const Progress &progress,
                                              QList<Tombstone> *living)
{
    const QByteArray text = device.readAll();
    const auto document = JsonText::parse(text);
    if (!document)
        return document.error().in(fileName);
    if (!document->isObject())
        return refused(tr("this JSON is a list; library JSON is an object with \"format\": \"verdict-library\""))
            .in(fileName, 1);
    auto report = import(library, change, document->object(), progress, living);
    if (report || report.error().kind != ErrorKind::Refused || isCancelled(report.error()))
        return report;
    return report.error().in(fileName, JsonText::lineOf(text, report.error().field));
}

} // namespace vd
