#include "formsession.h"

#include "atomicwrite.h"
#include "libraryfile.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

Result<QByteArray> readFile(const QString &path)
{
    const auto failure = [&](const QString &what) { return Error{ErrorKind::File, what, {}, path}; };
    const QFileInfo info(path);
    if (!info.exists())
        return failure(FormSession::tr("there is no such file; check the name"));
    if (info.isDir())
        return failure(FormSession::tr("this is a folder; name a file of review forms"));
    if (LibraryFile::seemsToBe(path))
        return failure(FormSession::tr("this is a library, not a file of review forms; the desk opens it"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(FormSession::tr("the file cannot be read (%1); check its permissions").arg(file.errorString()));
    return file.readAll();
}

} // namespace

Result<std::unique_ptr<FormSession>> FormSession::open(const QString &path, const Clock &clock)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    auto file = FormFile::parse(*bytes);
    if (!file)
        return file.error().in(path, file.error().line);
    if (file->forms().forms.isEmpty())
        return refused(tr("there is no form in this file; ask the editor to send it again")).in(path, 1);
    auto content = FormLibrary::make(file->forms(), clock);
    if (!content)
        return content.error().in(path);
    return std::unique_ptr<FormSession>(new FormSession(path, *bytes, *std::move(file), *std::move(content)));
}

FormSession::FormSession(QString path, const QByteArray &bytes, FormFile file, std::unique_ptr<FormLibrary> content)
    : m_path(std::move(path)), m_known(bytes), m_file(std::move(file)), m_content(std::move(content))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &FormSession::write);
    connect(&library(), &Library::changed, this, &FormSession::take);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FormSession::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FormSession::look);
    watch();
}

Review FormSession::review(qsizetype form)
{
    const auto review = library().get(m_content->review(form));
    return review ? *review : Review();
}

QList<Error> FormSession::problems() const
{
    QList<Error> problems = forms().problems + m_content->problems();
    std::stable_sort(problems.begin(), problems.end(), [](auto &a, auto &b) { return a.line < b.line; });
    return problems;
}

/// Only what differs from what was taken over goes into the file: words that make no sense here stay in it.
void FormSession::take(const Changes &changes)
{
    if (changes.touches(Noun::Publication))
        if (const auto publication = library().publication())
            m_file.setDictionary(publication->dictionary);
    for (const RecordRef record : changes.updated) {
        const qsizetype form = record.noun == Noun::Review ? m_content->formOf(record.as<Review>()) : -1;
        if (form < 0)
            continue;
        const QMap<QString, QString> now = ReviewForms::textsOf(review(form));
        const QMap<QString, QString> before = m_content->taken(form);
        const QMap<QString, QString> inFile = forms().forms.at(form).texts;
        QSet<QString> fields(now.keyBegin(), now.keyEnd());
        fields.unite(QSet<QString>(before.keyBegin(), before.keyEnd()));
        for (const QString &field : std::as_const(fields)) {
            const bool isOld = now.value(field) == before.value(field);
            m_file.set(form, field, isOld ? inFile.value(field) : now.value(field));
        }
    }
    write();
}

void FormSession::write()
{
    m_retry.stop();
    const QByteArray wanted = bytes();
    const auto onDisk = readFile(m_path);
    if (onDisk && *onDisk != m_known && *onDisk != wanted)
        return part();
    if (wanted != m_known || !onDisk || !isWritten()) {
        if (const auto done = AtomicWrite::write(m_path, wanted); !done) {
            m_retry.start();
            return setFailure(done.error().text());
        }
        m_known = wanted;
        watch();
    }
    setFailure({});
    emit written();
}

void FormSession::part()
{
    const QString theirs = m_path;
    m_path = freePath();
    if (const auto done = AtomicWrite::write(m_path, bytes()); !done) {
        m_path = theirs;
        m_retry.start();
        return setFailure(done.error().text());
    }
    m_known = bytes();
    watch();
    setFailure({});
    emit parted(theirs);
    emit written();
}

void FormSession::look()
{
    watch();
    const auto onDisk = readFile(m_path);
    if (!onDisk || *onDisk == m_known)
        return;
    if (m_known == bytes() && isWritten())
        emit outdated();
    else
        part();
}

Result<void> FormSession::moveTo(const QString &path)
{
    if (auto done = AtomicWrite::write(path, bytes()); !done)
        return done;
    m_path = path;
    m_known = bytes();
    watch();
    setFailure({});
    emit written();
    return {};
}

/// A file that is renamed over another is no longer the one that was watched.
void FormSession::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    const QStringList wanted{m_path, QFileInfo(m_path).absolutePath()};
    for (const QString &path : watched)
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    for (const QString &path : wanted)
        if (!watched.contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
}

void FormSession::setFailure(const QString &sentence)
{
    m_failure = sentence;
    if (!sentence.isEmpty())
        emit failed(sentence);
}

/// "ilka (2).txt" beside "ilka.txt".
QString FormSession::freePath() const
{
    const QFileInfo info(m_path);
    const QString ending = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    for (int number = 2;; ++number) {
        QString path = info.absolutePath() + u"/%1 (%2)%3"_s.arg(info.completeBaseName()).arg(number).arg(ending);
        if (!QFileInfo::exists(path))
            return path;
    }
}

} // namespace vd
