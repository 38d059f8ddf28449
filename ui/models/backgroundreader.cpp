#include "backgroundreader.h"

#include "libraryfile.h"

namespace vd {

namespace {

constexpr auto cacheSize = "PRAGMA cache_size = -8192"; // KiB; the interface's own connection holds the large cache

} // namespace

/// Lives on the reader's thread and owns its connection there.
class BackgroundReader::Worker : public QObject
{
public:
    Result<Connection *> connection(const QString &path)
    {
        if (!m_file.isOpen()) {
            m_file = LibraryFile::open(path, true);
            if (!m_file.isOpen())
                return Error{ErrorKind::Library, m_file.message, {}, path};
            static_cast<void>(m_file.connection->run(QLatin1String(cacheSize)).ok());
        }
        return m_file.connection.get();
    }

private:
    LibraryFile::Opened m_file;
};

BackgroundReader::BackgroundReader(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_thread.setObjectName(QStringLiteral("library reader"));
}

BackgroundReader::~BackgroundReader()
{
    forget();
    m_thread.quit();
    m_thread.wait();
}

void BackgroundReader::run(Question question)
{
    if (!m_worker) {
        m_worker = new Worker;
        m_worker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    const quint64 number = ++m_newest;
    const Stale stale = [this, number] { return m_newest != number; };
    QMetaObject::invokeMethod(m_worker, [this, question = std::move(question), stale] {
        if (stale())
            return;
        Answer answer = question(m_worker->connection(m_path), stale);
        QMetaObject::invokeMethod(this, [answer = std::move(answer), stale] {
            if (!stale())
                answer();
        });
    });
}

} // namespace vd
