#pragma once

#include "deskcontext.h"
#include "library.h"

#include <QObject>

class QWidget;

namespace vd {

class PageFeed;
class PreviewPane;

/// What leaves the desk: the page of the comparison that is shown, as a file, as PDF, on paper, on the clipboard; a
/// reviewer's forms.
class ExportFlow : public QObject
{
    Q_OBJECT

public:
    ExportFlow(const DeskContext &context, MessageBar &bar, PageFeed &feed, PreviewPane &preview, QWidget *window);
    void setLibrary(Library *library) { m_library = library; }

    void exportPage();
    void savePdf();
    void print();
    void copySource();
    /// Writes what this reviewer has to fill in as a text file.
    void sendForms(ReviewerId reviewer);

signals:
    void aboutToRead(); ///< what is typed must be stored now

private:
    [[nodiscard]] QString askPageTarget(const QString &title, const QString &extension, const QString &filter);
    [[nodiscard]] QString askTarget(const QString &title, const QString &name, const QString &filter);
    void written(const QString &path);
    void fail(const QString &sentence);

    DeskContext m_context;
    MessageBar &m_bar;
    PageFeed &m_feed;
    PreviewPane &m_preview;
    QWidget *m_window;
    Library *m_library = nullptr;
};

} // namespace vd
