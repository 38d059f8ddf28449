#pragma once

#include "columnmapping.h"
#include "columntable.h"
#include "frontmatter.h"
#include "importing.h"

#include <QCoreApplication>

namespace vd {

/// The tools of a content folder, as Hugo and Decap keep them: a file per tool, text with front matter (.md,
/// .markdown) or data (.yml, .yaml, .toml, .json), also in folders below. A row per tool, a column per key, and "slug"
/// (by the file's or, of an index file, the folder's name, where no key says it) and "body".
///
/// Left out with a note: drafts, texts without front matter, sections (_index.md), translations (of tern.md, tern.de.md
/// and tern.fr.md all but one), links out of the folder. A file that cannot be read is a problem of the table, which
/// holds the rest.
class ContentFolder : public ColumnTable
{
    Q_DECLARE_TR_FUNCTIONS(vd::ContentFolder)

public:
    /// Of translations takes the one in `language`, the publication's, if there is one. Fails when there is no such
    /// folder, no such file in it, none of them can be used, or with cancelled().
    static Result<ContentFolder> read(const QString &path, const QString &language, const Progress &progress = {});

    /// What the columns' names and what stands in them suggest.
    [[nodiscard]] ColumnMapping suggestion() const;
    /// "title is Name, body is Description".
    [[nodiscard]] QString explained(const ColumnMapping &mapping) const;

    static constexpr qint64 mostBytes = 4LL * 1024 * 1024; ///< of a file; an article has some thousand

private:
    struct LeftOut
    {
        int drafts = 0;
        int plain = 0;
        int sections = 0;
        int translations = 0;
        int links = 0;
    };
    /// `plainPath`: the path without a language.
    void take(const QString &path, const QString &plainPath, LeftOut &left);
    void add(const FrontMatter &matter, const QString &path, const QString &slug, LeftOut &left);
    void note(const LeftOut &left);
    /// Whether any cell of the column can be what the field wants.
    [[nodiscard]] bool fits(qsizetype column, ColumnField field) const;
    qsizetype column(const QString &name);

    QHash<QString, qsizetype> m_columns; ///< by lower-case name
    QString m_root;
};

} // namespace vd
