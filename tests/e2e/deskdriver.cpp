// A desk that is typed into, for tst_deskkill: deskdriver LIBRARY FIELD
// Opens the real window without a screen, puts the cursor into a field of the first comparison and types without end.
// After each key it prints how many there were, and the time in ms since 1970.
#include "editorpane.h"
#include "mainwindow.h"
#include "messagebar.h"
#include "previewengine.h"
#include "prompts.h"
#include "typist.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <cstdio>

int main(int argc, char **argv)
{
    vd::preparePreview();
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    QSettings settings(arguments.at(1) + QStringLiteral(".ini"), QSettings::IniFormat);
    settings.setValue(QStringLiteral("window/preview"), false); // the web engine is not what is tested
    settings.setValue(QStringLiteral("user/name"), QStringLiteral("Driver"));
    vd::DialogPrompts prompts;
    vd::MainWindow window(vd::DeskContext{prompts, settings});
    QSignalSpy painted(&window, &vd::MainWindow::firstPainted);
    window.show();
    (void)painted.wait();
    window.openLibrary(arguments.at(1));
    if (!window.library() || !window.editor()->focusField(arguments.at(2))) {
        std::fprintf(stderr, "no field to type into; the desk says: %s\n", qUtf8Printable(window.messages()->text()));
        return 1;
    }
    return typeWithoutEnd(window);
}
