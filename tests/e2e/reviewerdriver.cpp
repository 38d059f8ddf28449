// A reviewer's window that is typed into, for the e2e tests.
// reviewerdriver FILE (FORM FIELD TEXT)...   fills fields in as a person would, "press" as the field presses the
//                                            button TEXT of the form; prints what the window says; closes it
// reviewerdriver FILE FORM FIELD             types without end; after each key prints how many there were and the time
//                                            in ms since 1970
#include "emptystate.h"
#include "prompts.h"
#include "reviewerwindow.h"
#include "scorecardtab.h"
#include "typist.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <cstdio>

namespace {

int complain(const QString &what)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(what));
    return 1;
}

bool fillIn(const vd::ReviewerWindow &window, const QString &field, const QString &text)
{
    if (field == QStringLiteral("press")) {
        auto *button = window.page()->findChild<QPushButton *>(text);
        if (button)
            QTest::mouseClick(button, Qt::LeftButton);
        return button;
    }
    if (!window.page()->focusField(field) || !window.focusWidget())
        return false;
    QTest::keyClick(window.focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(window.focusWidget(), text);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 4)
        return 2;
    QSettings settings(arguments.at(1) + QStringLiteral(".ini"), QSettings::IniFormat);
    vd::DialogPrompts prompts;
    vd::ReviewerWindow window(vd::DeskContext{prompts, settings});
    window.openForms(arguments.at(1));
    window.show();
    (void)QTest::qWaitForWindowActive(&window);
    if (!window.session())
        return complain(window.findChild<vd::EmptyState *>()->accessibleDescription());
    if (arguments.size() == 4) {
        window.showForm(arguments.at(2).toInt());
        if (!window.page()->focusField(arguments.at(3)))
            return complain(QStringLiteral("no field to type into"));
        return typeWithoutEnd(window);
    }
    for (qsizetype i = 2; i + 2 < arguments.size(); i += 3) {
        window.showForm(arguments.at(i).toInt());
        if (!fillIn(window, arguments.at(i + 1), arguments.at(i + 2)))
            return complain(QStringLiteral("no field \"%1\"").arg(arguments.at(i + 1)));
    }
    std::printf("%s\n", qUtf8Printable(window.findChild<QLabel *>(QStringLiteral("count"))->text()));
    window.close();
    return 0;
}
