#pragma once

#include "library.h"
#include "pagerenderer.h"
#include "recordform.h"
#include "themesource.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

namespace vd {

/// Which comparison's page stands beside what is selected, and its bytes. A tool keeps the comparison that was shown
/// last when that has it; a reviewer, lens or the publication keeps it anyway. A theme that is being edited is broken
/// at times: then the page goes on in the last one that was whole.
class PageFeed : public QObject
{
    Q_OBJECT

public:
    /// `typed` tells what stands in the form now: the page runs ahead of the library.
    using Typed = std::function<TypedRecord()>;

    PageFeed(const Typed &typed, QObject *parent);

    void setLibrary(Library *library);
    void follow(RecordRef selected);
    /// Something changed: the page is made again soon, once for many changes.
    void refresh();
    /// The comparison whose page is shown; invalid when none is.
    [[nodiscard]] ComparisonId comparison() const { return m_comparison; }
    /// The page with what is typed, which is what the library has once that is stored; refused where its theme is
    /// broken.
    [[nodiscard]] Result<QByteArray> page();

signals:
    /// `subject` tells pages of different comparisons apart.
    void pageMade(const QByteArray &html, const QString &subject);
    void noPage(const QString &sentence);
    void comparisonChanged();
    /// Why the page stays as it was made with the last whole theme; empty when its theme is whole.
    void themeBroken(const QString &sentence);

private:
    using Theme = std::shared_ptr<const PageTheme>;
    [[nodiscard]] Result<PageInput> input();
    [[nodiscard]] const Result<Theme> &themeOf(const Publication &publication);
    [[nodiscard]] QByteArray pageOf(const PageInput &input, const Theme &theme);
    void make();
    /// Chooses the comparison anew; without one, the sentence says why.
    QString settle();
    [[nodiscard]] ComparisonId choose(RecordRef selected, QString *sentence);

    Typed m_typed;
    Library *m_library = nullptr;
    RecordRef m_selected;
    ComparisonId m_comparison;
    QTimer m_soon;
    ThemeSource m_themes;
    Theme m_theme; ///< the last one that was whole
};

} // namespace vd
