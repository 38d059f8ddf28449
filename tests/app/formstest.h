#pragma once

#include "fileimport.h"
#include "files.h"
#include "reviewforms.h"
#include "temporarylibrary.h"

#include <QTest>
#include <memory>

namespace vd {

/// Tests of forms in a library in which Ilka has to write about Heron and Stork through one lens.
class FormsTest : public QObject
{
protected:
    void makeLibrary()
    {
        m_library = std::make_unique<TemporaryLibrary>();
        Comparison comparison;
        for (const char *name : {"Heron", "Stork"}) {
            Tool tool;
            tool.name = QLatin1String(name);
            tool.slug = tool.name.toLower();
            comparison.tools << *library().add(tool, QStringLiteral("new tool"));
        }
        m_tool = comparison.tools.first();
        comparison.slug = QStringLiteral("heron-vs-stork");
        QVERIFY(library().add(comparison, QStringLiteral("new comparison")));
        Reviewer reviewer;
        reviewer.name = QStringLiteral("Ilka");
        reviewer.slug = QStringLiteral("ilka");
        reviewer.lenses = {*library().find<Lens>(QStringLiteral("primitive"))};
        m_reviewer = *library().add(reviewer, QStringLiteral("new reviewer"));
    }
    [[nodiscard]] Library &library() { return **m_library; }
    /// Ilka's forms.
    [[nodiscard]] QByteArray sent()
    {
        const auto forms = ReviewForms::forReviewer(library(), m_reviewer);
        return forms ? forms->toText() : QByteArray();
    }
    [[nodiscard]] QString path() const { return m_library->file(QStringLiteral("ilka.txt")); }
    [[nodiscard]] Result<ImportReport> bring(const QByteArray &bytes)
    {
        write(path(), bytes);
        return importFile(library(), path());
    }
    /// As a mail program quotes lines.
    [[nodiscard]] static QByteArray quoted(const QByteArray &bytes, const QByteArray &mark)
    {
        return mark + QByteArray(bytes).replace("\n", QByteArray("\n" + mark));
    }

    ToolId m_tool; ///< Heron
    ReviewerId m_reviewer;

private:
    std::unique_ptr<TemporaryLibrary> m_library;
};

} // namespace vd
