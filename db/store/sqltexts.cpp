#include "sqltexts.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace vd {

namespace {

QString read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program is incomplete: %s is missing", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QHash<QString, QString> readStatements()
{
    static const QRegularExpression commentLine(QStringLiteral("^--.*$"), QRegularExpression::MultilineOption);
    QHash<QString, QString> statements;
    const QDir folder(QStringLiteral(":/sql"));
    for (const QString &fileName : folder.entryList({QStringLiteral("*.sql")})) {
        const QString noun = fileName.chopped(4);
        for (const QString &part :
             read(folder.filePath(fileName)).split(QStringLiteral("-- name: "), Qt::SkipEmptyParts)) {
            const qsizetype end = part.indexOf(u'\n');
            const QString sql = part.mid(end + 1).remove(commentLine).trimmed();
            if (!sql.isEmpty())
                statements.insert(noun + u'.' + part.left(end).trimmed(), sql);
        }
    }
    return statements;
}

} // namespace

const QHash<QString, QString> &sqlTexts()
{
    static const QHash<QString, QString> statements = readStatements();
    return statements;
}

QStringList schemaMigrations()
{
    QStringList scripts;
    const QDir folder(QStringLiteral(":/sql/schema"));
    for (const QString &fileName : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        scripts << read(folder.filePath(fileName));
    return scripts;
}

QStringList splitScript(const QString &script)
{
    static const QRegularExpression comment(QStringLiteral("^\\s*--.*$"), QRegularExpression::MultilineOption);
    static const QRegularExpression end(QStringLiteral(";\\s*(?:\\n|$)"));
    QStringList statements;
    QString pending;
    for (const QString &part : QString(script).remove(comment).split(end)) {
        if (part.trimmed().isEmpty())
            continue;
        pending += pending.isEmpty() ? part.trimmed() : QStringLiteral(";\n") + part;
        const bool insideTrigger =
            pending.startsWith(QLatin1String("CREATE TRIGGER")) && part.trimmed() != QLatin1String("END");
        if (!insideTrigger)
            statements << std::exchange(pending, {});
    }
    return statements;
}

} // namespace vd
