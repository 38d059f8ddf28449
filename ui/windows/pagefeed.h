#pragma once

#include "library.h"
#include "pagerenderer.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace vd {

/// Which comparison's page stands beside what is selected, and its bytes. A tool keeps the comparison that was shown
/// last when that has it; a reviewer, lens or the publication keeps it anyway.
class PageFeed : public QObject
{
    Q_OBJECT

public:
    explicit PageFeed(QObject *parent);

    void setLibrary(Library *library);
    void follow(RecordRef selected);
    /// Something changed: the page is made again soon, once for many changes.
    void refresh();
    /// The comparison whose page is shown; invalid when none is.
    [[nodiscard]] ComparisonId comparison() const { return m_comparison; }
    /// The page as the library has it now.
    [[nodiscard]] Result<QByteArray> page();

signals:
    /// `subject` tells pages of different comparisons apart.
    void pageMade(const QByteArray &html, const QString &subject);
    void noPage(const QString &sentence);
    void comparisonChanged();

private:
    void make();
    [[nodiscard]] ComparisonId choose(RecordRef selected, QString *sentence);

    Library *m_library = nullptr;
    RecordRef m_selected;
    ComparisonId m_comparison;
    QTimer m_soon;
    PageRenderer m_renderer;
};

} // namespace vd
