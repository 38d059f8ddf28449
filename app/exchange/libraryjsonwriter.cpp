#include "libraryjsonwriter.h"

#include "codec.h"
#include "historystore.h"
#include "jsonwriter.h"
#include "slugnames.h"

#include <algorithm>

namespace vd {

namespace {

/// Reading in one transaction, so that a dump is not torn by what is written meanwhile.
class Snapshot
{
public:
    explicit Snapshot(Connection &connection) : m_connection(connection)
    {
        m_begun = connection.run(QStringLiteral("BEGIN"));
    }
    ~Snapshot()
    {
        if (m_begun)
            static_cast<void>(m_connection.run(QStringLiteral("ROLLBACK")).ok());
    }
    Q_DISABLE_COPY_MOVE(Snapshot)
    [[nodiscard]] const Result<void> &begun() const { return m_begun; }

private:
    Connection &m_connection;
    Result<void> m_begun;
};

class Dump
{
public:
    Dump(Library &library, QIODevice &device, const Progress &progress)
        : m_library(library), m_writer(device), m_progress(progress), m_names(library)
    {
    }

    Result<void> write(bool isMarked);

private:
    template <class Record>
    void fields(const Record &record);
    template <class Record>
    void always(const Record &record, QLatin1String name);
    void parts(const auto &items);
    Result<void> madeFrom();
    Result<void> publication();
    Result<void> lenses();
    Result<void> reviewers();
    Result<void> tools();
    Result<void> reviews(ToolId tool);
    Result<void> comparisons();
    Result<void> digests();
    Result<void> tombstones();
    [[nodiscard]] QString pickOf(const Comparison &comparison) const;
    [[nodiscard]] bool goOn() { return !m_progress || m_progress(m_done++, m_total); }

    Library &m_library;
    JsonWriter m_writer;
    const Progress &m_progress;
    SlugNames m_names;
    QList<LensId> m_lensOrder;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

/// What identifies a record or makes it readable is written even when it is empty.
bool isAlwaysWritten(const char *name)
{
    for (const char *always :
         {"uid", "key", "slug", "name", "title", "question", "prompts", "reviewer", "lens", "tools"})
        if (qstrcmp(name, always) == 0)
            return true;
    return false;
}

template <class Record>
void Dump::fields(const Record &record)
{
    static const Record defaults{};
    const Encoder encoder(m_names);
    forEachField<Record>([&](const auto &field) {
        const auto &value = record.*field.member;
        if (field.kind == FieldKind::Internal || (value == defaults.*field.member && !isAlwaysWritten(field.name)))
            return;
        m_writer.key(QString::fromLatin1(field.name));
        using Member = std::remove_cvref_t<decltype(value)>;
        if constexpr (HasFields<Member>)
            m_writer.object([&] { fields(value); });
        else if constexpr (requires { requires HasFields<typename Member::value_type>; })
            parts(value);
        else
            m_writer.value(encoder.encode(value));
    });
}

void Dump::parts(const auto &items)
{
    m_writer.array([&] {
        for (const auto &item : items) {
            m_writer.element();
            m_writer.object([&] { fields(item); });
        }
    });
}

Result<void> Dump::publication()
{
    const auto publication = m_library.publication();
    if (!publication)
        return publication.error();
    m_writer.key(QStringLiteral("publication"));
    m_writer.object([&] { fields(*publication); });
    return {};
}

Result<void> Dump::lenses()
{
    const auto lenses = m_library.lenses();
    if (!lenses)
        return lenses.error();
    for (const Lens &lens : *lenses) {
        m_lensOrder << lens.id;
        m_names.remember(lens.id, lens.key);
    }
    m_writer.key(QStringLiteral("lenses"));
    parts(*lenses);
    return {};
}

Result<void> Dump::reviewers()
{
    const auto reviewers = m_library.reviewers();
    if (!reviewers)
        return reviewers.error();
    for (const Reviewer &reviewer : *reviewers)
        m_names.remember(reviewer.id, reviewer.slug);
    m_writer.key(QStringLiteral("reviewers"));
    parts(*reviewers);
    return {};
}

Result<void> Dump::tools()
{
    const auto ids = m_library.toolIds();
    if (!ids)
        return ids.error();
    m_total = ids->size();
    Result<void> done;
    m_writer.key(QStringLiteral("tools"));
    m_writer.array([&] {
        for (const ToolId id : *ids) {
            const auto tool = m_library.get(id);
            if (!tool)
                done = tool.error();
            else if (!goOn())
                done = cancelled();
            if (!done)
                return;
            m_names.remember(id, tool->slug);
            m_writer.element();
            m_writer.object([&] {
                fields(*tool);
                done = reviews(id);
            });
            if (!done)
                return;
        }
    });
    return done;
}

Result<void> Dump::reviews(ToolId tool)
{
    auto reviews = m_library.reviewsOf(tool);
    if (!reviews)
        return reviews.error();
    if (reviews->isEmpty())
        return {};
    // By what a new library keeps, not by row numbers: a dump of an imported dump is the same text.
    const auto place = [&](const Review &review) {
        return std::tuple(m_lensOrder.indexOf(review.lens), review.round, m_names.slug(review.reviewer));
    };
    std::sort(reviews->begin(), reviews->end(), [&](const Review &a, const Review &b) { return place(a) < place(b); });
    m_writer.key(QStringLiteral("reviews"));
    parts(*reviews);
    return {};
}

QString Dump::pickOf(const Comparison &comparison) const
{
    if (comparison.pick != PickKind::Tool)
        return toText(comparison.pick);
    const QString slug = m_names.slug(comparison.pickTool);
    const bool isWord = slug == toText(PickKind::Depends) || slug == toText(PickKind::Neither);
    return isWord ? m_names.uid(comparison.pickTool) : slug;
}

Result<void> Dump::comparisons()
{
    const auto ids = m_library.comparisonIds();
    if (!ids)
        return ids.error();
    Result<void> done;
    m_writer.key(QStringLiteral("comparisons"));
    m_writer.array([&] {
        for (const ComparisonId id : *ids) {
            const auto comparison = m_library.get(id);
            if (!comparison) {
                done = comparison.error();
                return;
            }
            m_writer.element();
            m_writer.object([&] {
                fields(*comparison);
                if (comparison->pick != PickKind::None) {
                    m_writer.key(QStringLiteral("pick"));
                    m_writer.value(pickOf(*comparison));
                }
            });
        }
    });
    return done;
}

Result<void> Dump::digests()
{
    const auto digests = m_library.digests();
    if (!digests)
        return digests.error();
    if (digests->isEmpty())
        return {};
    m_writer.key(QStringLiteral("digests"));
    parts(*digests);
    return {};
}

Result<void> Dump::tombstones()
{
    const auto tombstones = HistoryStore(m_library.connection()).tombstones();
    if (!tombstones)
        return tombstones.error();
    if (tombstones->isEmpty())
        return {};
    m_writer.key(QStringLiteral("deleted"));
    m_writer.array([&] {
        for (const Tombstone &tombstone : *tombstones) {
            m_writer.element();
            m_writer.value(QJsonObject{{QStringLiteral("noun"), toText(tombstone.noun)},
                                       {QStringLiteral("uid"), tombstone.uid.toString(QUuid::WithoutBraces)},
                                       {QStringLiteral("at"), tombstone.at.toString(Qt::ISODateWithMs)}});
        }
    });
    return {};
}

Result<void> Dump::madeFrom()
{
    const auto last = HistoryStore(m_library.connection()).lastDone();
    if (!last)
        return last.error();
    if (!*last)
        return {};
    m_writer.key(QStringLiteral("made_from"));
    m_writer.value(QJsonObject{{QStringLiteral("change"), (*last)->seq},
                               {QStringLiteral("at"), (*last)->at.toUTC().toString(Qt::ISODateWithMs)}});
    return {};
}

Result<void> Dump::write(bool isMarked)
{
    const Snapshot snapshot(m_library.connection());
    if (!snapshot.begun())
        return snapshot.begun();
    Result<void> done;
    m_writer.object([&] {
        m_writer.key(QStringLiteral("format"));
        m_writer.value(QStringLiteral("verdict-library"));
        m_writer.key(QStringLiteral("version"));
        m_writer.value(1);
        if (isMarked)
            done = madeFrom();
        if (!done)
            return;
        for (const auto part : {&Dump::publication, &Dump::lenses, &Dump::reviewers, &Dump::tools, &Dump::comparisons,
                                &Dump::digests, &Dump::tombstones})
            if (done = (this->*part)(); !done)
                return;
    });
    m_writer.finish();
    return done;
}

} // namespace

Result<void> LibraryJsonWriter::write(Library &library, QIODevice &device, const Progress &progress)
{
    return Dump(library, device, progress).write(false);
}

Result<void> LibraryJsonWriter::writeMarked(Library &library, QIODevice &device, const Progress &progress)
{
    return Dump(library, device, progress).write(true);
}

} // namespace vd
