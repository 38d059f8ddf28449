#pragma once

#include "editorpane.h"
#include "fileimport.h"
#include "mainwindow.h"
#include "messagebar.h"
#include "previewengine.h"
#include "previewpane.h"
#include "scriptedprompts.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace vd {

/// A desk in a temporary folder: its settings, its script of answers, its window. The preview is not started, what it
/// is given can be read all the same.
class DeskFixture
{
public:
    DeskFixture()
    {
        settings.setValue(QStringLiteral("user/name"), QStringLiteral("Tester"));
        settings.setValue(QStringLiteral("window/preview"), false);
        start();
    }

    /// The window is on screen before anything is opened, as when a person opens a library from it.
    void start()
    {
        makeWindow();
        showWindow();
    }
    void makeWindow() { window = std::make_unique<MainWindow>(DeskContext{prompts, settings}); }
    void showWindow()
    {
        QSignalSpy painted(window.get(), &MainWindow::firstPainted);
        window->show();
        if (!painted.wait())
            qFatal("the window was not painted");
    }
    /// As after a restart of the program.
    void restart()
    {
        const QString path = window->library()->path();
        window->close();
        window.reset();
        start();
        window->openLibrary(path);
    }

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    /// The sample library, made once per fixture and opened.
    void openSample(const QString &name = QStringLiteral("sample.verdict"))
    {
        makeSample(name);
        window->openLibrary(file(name));
        QVERIFY2(window->library(), qPrintable(window->messages()->text()));
    }
    void makeSample(const QString &name)
    {
        auto created = Library::create(file(name), {});
        QVERIFY2(created.library, qPrintable(created.message));
        const auto imported = importFile(*created.library, QStringLiteral(":/verdict/sample.json"));
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().text()));
    }

    Library &library() { return *window->library(); }
    ToolId tool(const QString &slug) { return *library().find<Tool>(slug); }
    ComparisonId firstComparison() { return library().comparisonIds()->first(); }
    /// What the preview is given, once pending rendering is done.
    QByteArray page()
    {
        QCoreApplication::processEvents();
        return window->preview()->source();
    }
    QString message() { return window->messages()->text(); }
    QString state() { return window->findChild<QLabel *>(QStringLiteral("state"))->text(); }
    QString undoText() { return window->findChild<QLabel *>(QStringLiteral("undoText"))->text(); }

    /// Types into a field of the record that is shown, at its end; with `replace`, over what is there. False without
    /// such a field.
    [[nodiscard]] bool type(const QString &field, const QString &text, bool replace = false)
    {
        QWidget *widget = window->editor()->focusField(field) ? window->focusWidget() : nullptr;
        if (!widget)
            return false;
        if (replace)
            QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        else
            QTest::keyClick(widget, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(widget, text);
        return true;
    }
    /// Presses a button of the message bar.
    void press(const QString &text)
    {
        for (QPushButton *button : window->messages()->findChildren<QPushButton *>())
            if (!button->isHidden() && button->text() == text)
                return button->click();
        QFAIL(qPrintable(QStringLiteral("the message bar has no button ") + text));
    }

private:
    QTemporaryDir m_folder;

public:
    QSettings settings{m_folder.filePath(QStringLiteral("desk.ini")), QSettings::IniFormat};
    ScriptedPrompts prompts;
    std::unique_ptr<MainWindow> window; // last: it uses the others
};

/// Runs a test class in an application as main() sets it up.
template <class Test>
int runDeskTest(int argc, char **argv)
{
    preparePreview();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("verdictdesk-test"));
    QStandardPaths::setTestModeEnabled(true);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace vd
