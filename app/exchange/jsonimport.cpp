#include "jsonimport.h"

#include "partuids.h"
#include "recordslug.h"
#include "text.h"

#include <QJsonArray>
#include <algorithm>

namespace vd {

namespace {

Error at(const QString &path, const QString &what)
{
    return refused(path + QStringLiteral(": ") + what, path);
}

/// A refusal of the library's rules, which knows the record's field, as one of the file, which knows the path.
Error at(const QString &path, const Error &error)
{
    if (error.kind != ErrorKind::Refused)
        return error;
    return at(error.field.isEmpty() ? path : path + u'.' + error.field, error.what);
}

} // namespace

JsonImport::JsonImport(Library &library, Change &change, const Progress &progress, QList<Tombstone> *living)
    : m_library(library), m_change(change), m_progress(progress), m_living(living), m_names(library)
{
    if (const auto any = library.connection().value(QStringLiteral("SELECT 1 FROM review LIMIT 1")))
        m_hadReviews = any->isValid();
}

Result<void> JsonImport::each(const Source &parent, const char *key,
                              const std::function<Result<void>(const Source &)> &visit)
{
    const QJsonValue value = parent.json.value(QLatin1String(key));
    const QString path = parent.path.isEmpty() ? QString::fromLatin1(key) : parent.path + u'.' + QLatin1String(key);
    if (value.isUndefined())
        return {};
    if (!value.isArray())
        return at(path, tr("must be a list"));
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString here = QStringLiteral("%1[%2]").arg(path).arg(i);
        if (!array.at(i).isObject())
            return at(here, tr("must be an object"));
        if (m_progress && !m_progress(m_done, m_total))
            return cancelled();
        if (auto done = visit({array.at(i).toObject(), here}); !done)
            return done;
        ++m_done;
    }
    return {};
}

template <class Record>
Result<Id<Record>> JsonImport::find(const QJsonObject &json, const QString &slug)
{
    const QUuid uid = QUuid::fromString(json.value(QLatin1String("uid")).toString());
    if (!uid.isNull()) {
        auto found = RecordStore<Record>(m_library.connection()).findUid(uid);
        if (!found || found->isValid())
            return found;
    }
    return m_library.find<Record>(slug);
}

template <class Record>
Result<void> JsonImport::claim(Id<Record> id, const QString &path)
{
    const auto earlier = m_claims.constFind(id);
    if (earlier != m_claims.constEnd())
        return at(path, tr("is the same %1 as %2; leave one of them out or give it another slug")
                            .arg(toText(nounOf<Record>), *earlier));
    m_claims.insert(id, path);
    return {};
}

template <class Record>
Result<JsonImport::Target<Record>> JsonImport::target(const Source &source, const QString &slug)
{
    Target<Record> target;
    const auto id = find<Record>(source.json, slug);
    if (!id)
        return id.error();
    if (id->isValid()) {
        if (auto free = claim(*id, source.path); !free)
            return free.error();
        auto before = m_library.get(*id);
        if (!before)
            return before.error();
        target.before = *before;
        target.record = std::move(*before);
    }
    Decoder decoder(m_names, source.path);
    if (!decoder.decode(source.json, target.record))
        return decoder.result().error();
    if (slugIn(target.record).isEmpty())
        slugIn(target.record) = target.isNew() ? slug : slugIn(target.before);
    return target;
}

template <class Record>
Result<Id<Record>> JsonImport::store(Target<Record> target, const Source &source)
{
    Record &record = target.record;
    if constexpr (requires { record.aliases; })
        for (const QString &former : target.before.aliases)
            if (!record.aliases.contains(former))
                record.aliases << former;
    if constexpr (std::is_same_v<Record, Tool>)
        keepPartUids(target.before, record);
    if (target.isNew()) {
        const auto added = m_change.add(record);
        if (!added)
            return at(source.path, added.error());
        ++m_report.counts[nounOf<Record>].added;
        record.id = *added;
        m_claims.insert(record.id, source.path);
    } else {
        if constexpr (!std::is_same_v<Record, Lens>)
            record.uid = target.before.uid;
        if (record != target.before) {
            if (auto done = m_change.update(record); !done)
                return at(source.path, done.error());
            ++m_report.counts[nounOf<Record>].updated;
        }
    }
    if constexpr (!std::is_same_v<Record, Review>) {
        m_names.remember(record.id, slugIn(record));
        m_names.alsoCall(record.id,
                         source.json.value(QLatin1String("uid")).toString()); // also where the library has another
    }
    return record.id;
}

Result<void> JsonImport::publication(const Source &source)
{
    auto before = m_library.publication();
    if (!before)
        return before.error();
    Publication publication = *before;
    Decoder decoder(m_names, source.path);
    if (!decoder.decode(source.json, publication))
        return decoder.result();
    if (publication.uid.isNull())
        publication.uid = before->uid;
    if (publication == *before)
        return {};
    if (auto done = m_change.update(publication); !done)
        return at(source.path, done.error());
    ++m_report.counts[Noun::Publication].updated;
    return {};
}

Result<void> JsonImport::lens(const Source &source)
{
    const QString key = source.json.value(QLatin1String("key")).toString();
    if (key.isEmpty())
        return at(source.path + QStringLiteral(".key"), tr("is missing; every lens needs its key"));
    auto found = target<Lens>(source, key);
    if (!found)
        return found.error();
    if (found->isNew()) {
        const auto lenses = m_library.lenses();
        if (!lenses)
            return lenses.error();
        for (const Lens &lens : *lenses)
            found->record.position = std::max(found->record.position, lens.position + 1);
    }
    const ImportReport::Count before = m_report.counts.value(Noun::Lens);
    const auto id = store(std::move(*found), source);
    if (!id)
        return id.error();
    m_lenses << *id;
    if (m_report.counts.value(Noun::Lens) != before)
        m_countedLenses << *id;
    return {};
}

/// The lenses that the file lists share their places in the order of the file; the others stay where they are.
Result<void> JsonImport::orderLenses()
{
    QList<Lens> listed;
    QList<int> places;
    for (const LensId id : m_lenses) {
        const auto lens = m_library.get(id);
        if (!lens)
            return lens.error();
        listed << *lens;
        places << lens->position;
    }
    std::sort(places.begin(), places.end());
    for (qsizetype i = 0; i < listed.size(); ++i) {
        if (listed.at(i).position == places.at(i))
            continue;
        listed[i].position = places.at(i);
        if (auto done = m_change.update(listed.at(i)); !done)
            return done;
        if (!m_countedLenses.contains(listed.at(i).id))
            ++m_report.counts[Noun::Lens].updated;
    }
    return {};
}

Result<void> JsonImport::reviewer(const Source &source)
{
    const QString name = source.json.value(QLatin1String("name")).toString();
    if (name.isEmpty())
        return at(source.path + QStringLiteral(".name"), tr("is missing; every reviewer needs a name"));
    const QString slug = source.json.value(QLatin1String("slug")).toString();
    auto found = target<Reviewer>(source, slug.isEmpty() ? slugOf(name) : slug);
    if (!found)
        return found.error();
    const auto id = store(std::move(*found), source);
    return id ? Result<void>() : id.error();
}

Result<void> JsonImport::tool(const Source &source)
{
    const QString name = source.json.value(QLatin1String("name")).toString();
    if (name.isEmpty())
        return at(source.path + QStringLiteral(".name"), tr("is missing; every tool needs a name"));
    const QString slug = source.json.value(QLatin1String("slug")).toString();
    Source own = source;
    own.json.remove(QLatin1String("reviews"));
    auto found = target<Tool>(own, slug.isEmpty() ? slugOf(name) : slug);
    if (!found)
        return found.error();
    const bool isNew = found->isNew();
    const auto id = store(std::move(*found), source);
    if (!id)
        return id.error();
    return each(source, "reviews", [&](const Source &review) { return this->review(review, *id, isNew); });
}

Result<void> JsonImport::review(const Source &source, ToolId tool, bool toolIsNew)
{
    Target<Review> target;
    Decoder decoder(m_names, source.path);
    if (!decoder.decode(source.json, target.record)) // what it says; decoded again over what the library has
        return decoder.result();
    for (const char *key : {"reviewer", "lens"})
        if (source.json.value(QLatin1String(key)).isUndefined())
            return at(source.path + u'.' + QLatin1String(key),
                      tr("is missing; a review names its reviewer and its lens"));
    ReviewId id;
    if (m_hadReviews && !target.record.uid.isNull()) {
        const auto found = RecordStore<Review>(m_library.connection()).findUid(target.record.uid);
        if (!found)
            return found.error();
        id = *found;
    }
    if (!id.isValid() && !toolIsNew) {
        const auto found =
            findReview(m_library.connection(), tool, target.record.reviewer, target.record.lens, target.record.round);
        if (!found)
            return found.error();
        id = *found;
    }
    if (id.isValid()) {
        if (auto free = claim(id, source.path); !free)
            return free;
        const auto before = m_library.get(id);
        if (!before)
            return before.error();
        target.before = target.record = *before;
        Decoder(m_names, source.path).decode(source.json, target.record);
    }
    target.record.tool = tool;
    const auto stored = store(std::move(target), source);
    return stored ? Result<void>() : stored.error();
}

Result<void> JsonImport::comparison(const Source &source)
{
    Source own = source;
    const QJsonValue picked = own.json.take(QLatin1String("pick"));
    if (!own.json.value(QLatin1String("tools")).isArray())
        return at(source.path + QStringLiteral(".tools"), tr("is missing; a comparison lists its tools by slug"));
    Comparison said;
    Decoder decoder(m_names, source.path);
    if (!decoder.decode(own.json, said))
        return decoder.result();
    QStringList names;
    for (const ToolId tool : said.tools)
        names << m_names.slug(tool);
    const QString slug = !said.slug.isEmpty()       ? said.slug
                         : !said.headline.isEmpty() ? slugOf(said.headline)
                                                    : slugOf(versus(names));
    auto found = target<Comparison>(own, slug);
    if (!found)
        return found.error();
    if (!picked.isUndefined())
        if (auto done = pick(picked, source.path + QStringLiteral(".pick"), found->record); !done)
            return done;
    const auto id = store(std::move(*found), source);
    return id ? Result<void>() : id.error();
}

Result<void> JsonImport::digest(const Source &source)
{
    const QString title = source.json.value(QLatin1String("title")).toString();
    if (title.isEmpty())
        return at(source.path + QStringLiteral(".title"), tr("is missing; every digest needs a title"));
    const QString slug = source.json.value(QLatin1String("slug")).toString();
    auto found = target<Digest>(source, slug.isEmpty() ? slugOf(title) : slug);
    if (!found)
        return found.error();
    const auto id = store(std::move(*found), source);
    return id ? Result<void>() : id.error();
}

Result<void> JsonImport::pick(const QJsonValue &json, const QString &path, Comparison &comparison)
{
    const QString text = json.toString();
    comparison.pickTool = {};
    if (json.isNull() || (json.isString() && text.isEmpty())) {
        comparison.pick = PickKind::None;
    } else if (text == toText(PickKind::Depends)) {
        comparison.pick = PickKind::Depends;
    } else if (text == toText(PickKind::Neither)) {
        comparison.pick = PickKind::Neither;
    } else {
        const auto tool = m_names.find(Noun::Tool, json);
        if (!tool)
            return at(path, tr("must be one of the comparison's tools, \"depends\" or \"neither\""));
        comparison.pick = PickKind::Tool;
        comparison.pickTool.value = *tool;
    }
    return {};
}

Result<RecordRef> JsonImport::recordOf(const Tombstone &tombstone)
{
    const auto find = [&](auto record) -> Result<RecordRef> {
        const auto id = RecordStore<decltype(record)>(m_library.connection()).findUid(tombstone.uid);
        return id ? Result<RecordRef>(*id) : id.error();
    };
    return tombstone.noun == Noun::Lens       ? find(Lens{})
           : tombstone.noun == Noun::Reviewer ? find(Reviewer{})
           : tombstone.noun == Noun::Tool     ? find(Tool{})
           : tombstone.noun == Noun::Review   ? find(Review{})
           : tombstone.noun == Noun::Digest   ? find(Digest{})
                                              : find(Comparison{});
}

Result<bool> JsonImport::stays(const Tombstone &tombstone, RecordRef record)
{
    if (m_living && !m_claims.contains(record)) {
        m_living->append(tombstone);
        return true;
    }
    if (tombstone.noun == Noun::Lens && !m_living) {
        const auto users = m_library.usersOf(record);
        if (!users)
            return users.error();
        if (users->isEmpty()) {
            if (auto done = m_change.remove(record); !done)
                return done.error();
            ++m_report.counts[Noun::Lens].removed;
            return false;
        }
    }
    ++m_alive;
    return true;
}

Result<void> JsonImport::tombstone(const Source &source)
{
    Tombstone tombstone;
    QString at;
    Decoder decoder(m_names, source.path);
    for (auto it = source.json.begin(); it != source.json.end(); ++it) {
        const Decoder::Step step(decoder, it.key(), Decoder::Step::Key);
        const bool sound = it.key() == QLatin1String("noun")  ? decoder.decode(it.value(), tombstone.noun)
                           : it.key() == QLatin1String("uid") ? decoder.decode(it.value(), tombstone.uid)
                           : it.key() == QLatin1String("at")  ? decoder.decode(it.value(), at)
                                                              : decoder.fail(tr("unknown key"));
        if (!sound)
            return decoder.result();
    }
    if (tombstone.uid.isNull())
        return vd::at(source.path + QStringLiteral(".uid"), tr("is missing; say which record was deleted"));
    tombstone.at = QDateTime::fromString(at, Qt::ISODateWithMs).toUTC();
    if (!tombstone.at.isValid())
        return vd::at(source.path + QStringLiteral(".at"), tr("must be a time such as 2026-05-15T12:00:00Z"));
    const auto record = recordOf(tombstone);
    if (!record)
        return record.error();
    if (record->isValid()) {
        const auto stays = this->stays(tombstone, *record);
        if (!stays || *stays)
            return stays ? Result<void>() : stays.error();
    }
    return m_buried.contains(tombstone.uid) ? Result<void>() : m_change.bury(tombstone);
}

ImportReport JsonImport::report() const
{
    ImportReport report = m_report;
    if (m_alive > 0)
        report.notes
            << tr("records that the file says were deleted and that stay here: %1; delete them yourself if you "
                  "want to")
                   .arg(m_alive);
    return report;
}

Result<void> JsonImport::run(const QJsonObject &document)
{
    const Source root{document, {}};
    for (const char *key : {"lenses", "reviewers", "tools", "comparisons", "digests"})
        m_total += document.value(QLatin1String(key)).toArray().size();
    for (const auto &tool : document.value(QLatin1String("tools")).toArray())
        m_total += tool[QLatin1String("reviews")].toArray().size();

    const QJsonValue publication = document.value(QLatin1String("publication"));
    if (!publication.isUndefined()) {
        if (!publication.isObject())
            return at(QStringLiteral("publication"), tr("must be an object"));
        if (auto done = this->publication({publication.toObject(), QStringLiteral("publication")}); !done)
            return done;
    }
    if (auto done = each(root, "lenses", [this](const Source &source) { return lens(source); }); !done)
        return done;
    if (auto done = orderLenses(); !done)
        return done;
    if (auto done = each(root, "reviewers", [this](const Source &source) { return reviewer(source); }); !done)
        return done;
    if (auto done = each(root, "tools", [this](const Source &source) { return tool(source); }); !done)
        return done;
    if (auto done = each(root, "comparisons", [this](const Source &source) { return comparison(source); }); !done)
        return done;
    if (auto done = each(root, "digests", [this](const Source &source) { return digest(source); }); !done)
        return done;
    const auto buried = HistoryStore(m_library.connection()).tombstones();
    if (!buried)
        return buried.error();
    for (const Tombstone &known : *buried)
        m_buried.insert(known.uid);
    return each(root, "deleted", [this](const Source &source) { return tombstone(source); });
}

} // namespace vd
