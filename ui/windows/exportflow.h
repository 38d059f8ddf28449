#pragma once

#include "checks.h"
#include "deskcontext.h"
#include "library.h"

#include <QObject>
#include <functional>

class QWidget;

namespace vd {

class PageFeed;
class PreviewPane;

/// What leaves the desk: the page of the comparison that is shown, as a file (HTML, Markdown, PDF, card to embed), on
/// paper, on the clipboard; a reviewer's forms. What would give an anonymous reviewer away is said first, and leaves
/// only when insisted on.
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
    void openRequested(vd::RecordRef record, const QString &field);

private:
    using Deed = std::function<void()>;
    /// Does it, or says what would be given away and does it when insisted on.
    void unlessGivenAway(const Result<QList<Finding>> &findings, const QString &insistence, const Deed &deed);
    void unlessPageGivesAway(const QString &insistence, const Deed &deed);
    void writePage();
    void writePdf();
    void writePdfTo(const QString &path);
    void printPage();
    void copyPage();
    void writeForms(const Reviewer &reviewer);
    [[nodiscard]] QString askPageTarget(const QString &title, const QString &extension, const QString &filter);
    [[nodiscard]] QString askTarget(const QString &title, const QString &name, const QString &filter);
    void written(const QString &path);
    void cardWritten(const QString &path);
    void copyCode(const QString &code);
    void fail(const QString &sentence);

    DeskContext m_context;
    MessageBar &m_bar;
    PageFeed &m_feed;
    PreviewPane &m_preview;
    QWidget *m_window;
    Library *m_library = nullptr;
};

} // namespace vd
