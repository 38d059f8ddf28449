#include "library.h"

#include "allrecords.h"
#include "changestate.h"
#include "text.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace vd {

Library::Library(std::unique_ptr<Connection> connection, const Options &options) : m(new State)
{
    m->connection = std::move(connection);
    m->connection->setPatience(options.patience);
    m->options = options;
    if (const auto version = m->connection->value(QStringLiteral("PRAGMA data_version")))
        m->dataVersion = version->toLongLong();
}

Library::~Library() = default;

Library::Opened Library::open(const QString &path, const Options &options)
{
    LibraryFile::Opened file = LibraryFile::open(path, options.readOnly);
    if (!file.isOpen())
        return {file.outcome, nullptr, file.message};
    return {file.outcome, std::unique_ptr<Library>(new Library(std::move(file.connection), options)), file.message};
}

Library::Opened Library::create(const QString &path, const Options &options)
{
    auto connection = LibraryFile::create(path);
    if (!connection)
        return {Opening::Unreachable, nullptr, connection.error().what};
    std::unique_ptr<Library> library(new Library(std::move(*connection), options));
    if (auto seeded = library->seed(); !seeded) {
        library.reset();
        QFile::remove(path);
        return {Opening::Unreachable, nullptr, seeded.error().what};
    }
    return {Opening::Current, std::move(library), {}};
}

/// The publication's row and the four lenses are the start, not a change: they cannot be undone.
Result<void> Library::seed()
{
    QFile file(QStringLiteral(":/verdict/lenses.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program is incomplete: %s is missing", qPrintable(file.fileName()));
    QList<Lens> lenses;
    Decoder decoder(rowNumbers());
    decoder.decode(QJsonDocument::fromJson(file.readAll())[QLatin1String("lenses")], lenses);
    if (auto sound = decoder.result(); !sound)
        return sound;

    auto transaction = Transaction::begin(*m->connection);
    if (!transaction)
        return transaction.error();
    Publication publication;
    publication.uid = QUuid::createUuid();
    if (auto done = RecordStore<Publication>(*m->connection).insert(publication); !done)
        return done.error();
    for (int position = 0; position < lenses.size(); ++position) {
        Lens lens = lenses.at(position);
        lens.position = position;
        if (lens.uid.isNull())
            lens.uid = QUuid::createUuid();
        if (auto done = RecordStore<Lens>(*m->connection).insert(lens); !done)
            return done.error();
    }
    return (*transaction)->commit();
}

QString Library::path() const
{
    return m->connection->path();
}

bool Library::isReadOnly() const
{
    return m->connection->isReadOnly();
}

Connection &Library::connection()
{
    return *m->connection;
}

QDateTime Library::now() const
{
    return m->options.clock().toUTC();
}

QDate Library::today() const
{
    return m->options.clock().toLocalTime().date();
}

QString Library::user() const
{
    return m->options.user;
}

void Library::setUser(const QString &name)
{
    m->options.user = name;
}

Result<Publication> Library::publication()
{
    return RecordStore<Publication>(connection()).get(PublicationId{1});
}

Result<Lens> Library::get(LensId id)
{
    return RecordStore<Lens>(connection()).get(id);
}

Result<Reviewer> Library::get(ReviewerId id)
{
    return RecordStore<Reviewer>(connection()).get(id);
}

Result<Tool> Library::get(ToolId id)
{
    return RecordStore<Tool>(connection()).get(id);
}

Result<Review> Library::get(ReviewId id)
{
    return RecordStore<Review>(connection()).get(id);
}

Result<Comparison> Library::get(ComparisonId id)
{
    return RecordStore<Comparison>(connection()).get(id);
}

Result<Digest> Library::get(DigestId id)
{
    return RecordStore<Digest>(connection()).get(id);
}

Result<QList<Lens>> Library::lenses()
{
    return allRecords<Lens>(connection());
}

Result<QList<Reviewer>> Library::reviewers()
{
    return allRecords<Reviewer>(connection());
}

Result<QList<ToolId>> Library::toolIds()
{
    return RecordStore<Tool>(connection()).ids();
}

Result<QList<ComparisonId>> Library::comparisonIds()
{
    return RecordStore<Comparison>(connection()).ids();
}

Result<QList<Digest>> Library::digests()
{
    return allRecords<Digest>(connection());
}

Result<QList<Review>> Library::reviewsOf(ToolId tool)
{
    return vd::reviewsOf(connection(), tool);
}

template <class Record>
Result<QString> Library::freeSlug(const QString &name, Id<Record> self)
{
    const QString base = slugOf(name);
    QString slug = base;
    for (int number = 2;; ++number) {
        const auto owner = find<Record>(slug);
        if (!owner)
            return owner.error();
        if (!owner->isValid() || *owner == self)
            return slug;
        slug = base + u'-' + QString::number(number);
    }
}

template Result<QString> Library::freeSlug(const QString &, ToolId);
template Result<QString> Library::freeSlug(const QString &, ReviewerId);
template Result<QString> Library::freeSlug(const QString &, ComparisonId);
template Result<QString> Library::freeSlug(const QString &, LensId);
template Result<QString> Library::freeSlug(const QString &, DigestId);

Result<QStringList> Library::usersOf(RecordRef record)
{
    QStringList users;
    const auto countReviews = [&](const char *statement) -> Result<void> {
        const auto reviews =
            RecordStore<Review>(connection()).idsBy(QLatin1String(statement), QStringLiteral(":id"), record.id);
        if (!reviews)
            return reviews.error();
        if (!reviews->isEmpty())
            users << (reviews->size() == 1 ? tr("1 review") : tr("%1 reviews").arg(reviews->size()));
        return {};
    };
    if (record.noun == Noun::Tool) {
        if (auto done = countReviews("review.idsOfTool"); !done)
            return done.error();
        RecordStore<Comparison> store(connection());
        const auto comparisons = store.idsBy(QStringLiteral("comparison.ofTool"), QStringLiteral(":tool"), record.id);
        if (!comparisons)
            return comparisons.error();
        for (const ComparisonId id : *comparisons) {
            const auto comparison = store.get(id);
            if (!comparison)
                return comparison.error();
            QStringList names;
            for (const ToolId tool : comparison->tools)
                if (const auto found = get(tool))
                    names << found->name;
            users << tr("the comparison %1").arg(comparison->headline.isEmpty() ? versus(names) : comparison->headline);
        }
    } else if (record.noun == Noun::Reviewer) {
        if (auto done = countReviews("review.idsOfReviewer"); !done)
            return done.error();
    } else if (record.noun == Noun::Lens) {
        if (auto done = countReviews("review.idsOfLens"); !done)
            return done.error();
        const auto panel = reviewers();
        if (!panel)
            return panel.error();
        for (const Reviewer &reviewer : *panel)
            if (reviewer.lenses.contains(LensId{record.id}))
                users << tr("the reviewer %1").arg(reviewer.name);
    }
    return users;
}

Result<QList<HistoryEntry>> Library::history(int limit)
{
    return HistoryStore(connection()).newest(limit);
}

Result<std::unique_ptr<Change>> Library::change(const QString &action)
{
    if (isReadOnly())
        return Error{ErrorKind::Library, tr("the library is open for reading only"), {}, path()};
    auto transaction = Transaction::begin(connection());
    if (!transaction)
        return transaction.error();
    auto state = std::make_unique<Change::State>(*this, std::move(*transaction));
    state->row.action = action;
    return std::unique_ptr<Change>(new Change(std::move(state)));
}

template <class Record>
Result<void> Library::update(const Record &record, const QString &action)
{
    auto begun = change(action);
    if (!begun)
        return begun.error();
    Change::State &state = *(*begun)->m;
    state.mayJoin = true;
    const bool typesOn = m->burst.seq && m->burst.record == RecordRef(record.id) &&
                         m->burst.fields.contains(QStringLiteral("slug")) && m->burst.at.msecsTo(now()) < burstMs;
    state.keepsAliases = !typesOn;
    if (auto done = (*begun)->update(record); !done)
        return done;
    return (*begun)->commit();
}

template Result<void> Library::update(const Publication &, const QString &);
template Result<void> Library::update(const Lens &, const QString &);
template Result<void> Library::update(const Reviewer &, const QString &);
template Result<void> Library::update(const Tool &, const QString &);
template Result<void> Library::update(const Review &, const QString &);
template Result<void> Library::update(const Comparison &, const QString &);
template Result<void> Library::update(const Digest &, const QString &);

template <class Record>
Result<Id<Record>> Library::add(const Record &record, const QString &action)
{
    auto begun = change(action);
    if (!begun)
        return begun.error();
    const auto id = (*begun)->add(record);
    if (!id)
        return id.error();
    if (auto done = (*begun)->commit(); !done)
        return done.error();
    return *id;
}

template Result<LensId> Library::add(const Lens &, const QString &);
template Result<ReviewerId> Library::add(const Reviewer &, const QString &);
template Result<ToolId> Library::add(const Tool &, const QString &);
template Result<ReviewId> Library::add(const Review &, const QString &);
template Result<ComparisonId> Library::add(const Comparison &, const QString &);
template Result<DigestId> Library::add(const Digest &, const QString &);

Result<void> Library::remove(RecordRef record, const QString &action)
{
    auto begun = change(action);
    if (!begun)
        return begun.error();
    if (auto done = (*begun)->remove(record); !done)
        return done;
    return (*begun)->commit();
}

void Library::endBurst()
{
    m->burst = {};
}

void Library::lookForOutsideChanges()
{
    const auto version = connection().value(QStringLiteral("PRAGMA data_version"));
    if (!version || version->toLongLong() == m->dataVersion)
        return;
    m->dataVersion = version->toLongLong();
    endBurst();
    Changes changes;
    changes.everything = true;
    emit changed(changes);
}

} // namespace vd
