#pragma once

#include "historystore.h"
#include "importing.h"
#include "library.h"
#include "slugnames.h"

#include <QJsonObject>
#include <QSet>

namespace vd {

/// One library JSON document being brought into one change. Errors carry the path of what is wrong as their field.
class JsonImport
{
    Q_DECLARE_TR_FUNCTIONS(vd::JsonImport)

public:
    /// `living` takes the deletions whose records are in the library and not in the file; without it they are noted.
    JsonImport(Library &library, Change &change, const Progress &progress, QList<Tombstone> *living = nullptr);

    /// Fails at the first thing that is wrong, or with cancelled(); the change is to be given up then.
    Result<void> run(const QJsonObject &document);
    [[nodiscard]] ImportReport report() const;

private:
    /// An object of the file and where it stands.
    struct Source
    {
        QJsonObject json;
        QString path;
    };
    template <class Record>
    struct Target
    {
        Record record; ///< the file's keys over what the library has
        Record before; ///< as it is in the library; without a valid id when it is new
        [[nodiscard]] bool isNew() const { return !before.id.isValid(); }
    };

    Result<void> publication(const Source &source);
    Result<void> lens(const Source &source);
    Result<void> reviewer(const Source &source);
    Result<void> tool(const Source &source);
    Result<void> review(const Source &source, ToolId tool, bool toolIsNew);
    Result<void> comparison(const Source &source);
    Result<void> digest(const Source &source);
    Result<void> tombstone(const Source &source);
    /// The record of this uid in the library; an invalid one when there is none.
    Result<RecordRef> recordOf(const Tombstone &tombstone);
    /// What becomes of a record that the file says was deleted; false when it goes.
    Result<bool> stays(const Tombstone &tombstone, RecordRef record);
    Result<void> pick(const QJsonValue &json, const QString &path, Comparison &comparison);

    Result<void> each(const Source &parent, const char *key, const std::function<Result<void>(const Source &)> &visit);
    Result<void> orderLenses();
    /// Decodes the keys of `source` over what the library has of this record, found by uid, then by `slug`.
    template <class Record>
    Result<Target<Record>> target(const Source &source, const QString &slug);
    template <class Record>
    Result<Id<Record>> find(const QJsonObject &json, const QString &slug);
    /// Puts a target into the change; its former slugs and its uid are kept as the class description says.
    template <class Record>
    Result<Id<Record>> store(Target<Record> target, const Source &source);
    template <class Record>
    Result<void> claim(Id<Record> id, const QString &path);

    Library &m_library;
    Change &m_change;
    const Progress &m_progress;
    QList<Tombstone> *m_living;
    SlugNames m_names;
    ImportReport m_report;
    QHash<RecordRef, QString> m_claims; ///< records that the file has named, and where
    QSet<QUuid> m_buried;               ///< what the library knows as deleted
    int m_alive = 0;                    ///< records that the file says are deleted, and that stay
    QList<LensId> m_lenses;             ///< in the order of the file
    QSet<LensId> m_countedLenses;       ///< as added or updated
    bool m_hadReviews = true;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace vd
