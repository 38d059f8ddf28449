// File › Theme, and a theme's folder being edited while the desk is open.
#include "deskactions.h"
#include "deskfixture.h"
#include "files.h"
#include "pageexport.h"

#include <QAction>
#include <QDir>
#include <QMenu>

using namespace vd;
using namespace Qt::StringLiterals;

class TestThemes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void picksABuiltInTheme();
    void picksAnOption();
    void followsAFolderThatIsEdited_data();
    void followsAFolderThatIsEdited();
    void exportsInNoBrokenTheme();
    void choosesNoBrokenTheme();
    void folderBesideTheLibraryTravelsWithIt();
    void opensALibraryWhoseThemeIsGone();

private:
    /// The menu as it is when it is opened.
    QMenu *menu()
    {
        QMenu *menu = m_desk->window->actions()->theme;
        emit menu->aboutToShow();
        return menu;
    }
    void trigger(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions())
            if (action->text() == text)
                return action->trigger();
        QFAIL(qPrintable(u"the menu does not offer "_s + text));
    }
    QString checked(QMenu *menu)
    {
        for (const QAction *action : menu->actions())
            if (action->isChecked())
                return action->text();
        return {};
    }
    void chooseFolder(const QString &folder)
    {
        m_desk->prompts.foldersToOpen << folder;
        trigger(menu(), u"&Folder…"_s);
    }
    QString copyOfLedger(const QString &name)
    {
        const QString folder = m_desk->file(name);
        QDir().mkpath(folder);
        for (const QFileInfo &file : QDir(u":/verdict/themes/ledger"_s).entryInfoList(QDir::Files))
            QFile::copy(file.filePath(), folder + u'/' + file.fileName());
        for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
            QFile::setPermissions(file.filePath(), QFile::ReadOwner | QFile::WriteOwner);
        return folder;
    }
    QString notice()
    {
        const auto *label = m_desk->window->preview()->findChild<QLabel *>(u"notice"_s);
        return label ? label->text() : QString();
    }
    QString theme() { return m_desk->library().publication()->theme; }

    std::unique_ptr<DeskFixture> m_desk;
};

void TestThemes::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->openSample();
}

void TestThemes::cleanup()
{
    QVERIFY(m_desk->prompts.isOver());
    m_desk.reset();
}

void TestThemes::picksABuiltInTheme()
{
    const QByteArray before = m_desk->page();
    QVERIFY(!before.isEmpty());
    QCOMPARE(checked(menu()), u"Broadsheet"_s);
    trigger(menu(), u"Ledger"_s);
    QCOMPARE(theme(), u"ledger"_s);
    QCOMPARE(checked(menu()), u"Ledger"_s);
    const QByteArray ledger = m_desk->page();
    QVERIFY(ledger != before);
    QVERIFY(ledger.contains("class=\"sheet account\""));
    // What is exported is what is seen.
    const QString path = m_desk->file(u"page.html"_s);
    QVERIFY(exportComparison(m_desk->library(), m_desk->firstComparison(), path));
    QCOMPARE(contents(path), ledger);
    // One choice, one undo.
    QCOMPARE(m_desk->undoText(), u"Undo: edit of Theme"_s);
    m_desk->window->actions()->undo->trigger();
    QCOMPARE(m_desk->page(), before);
    QCOMPARE(checked(menu()), u"Broadsheet"_s);
}

void TestThemes::picksAnOption()
{
    const auto options = [this] {
        QList<QMenu *> menus;
        for (const QAction *action : menu()->actions())
            if (action->menu())
                menus << action->menu();
        return menus;
    };
    QCOMPARE(checked(options().first()), u"Serif"_s);
    trigger(menu(), u"Ledger"_s);
    QCOMPARE(options().size(), 2);
    QCOMPARE(checked(options().first()), u"Ruled"_s);
    QVERIFY(m_desk->page().contains(" rows-ruled quotes-below\""));
    trigger(options().first(), u"Shaded"_s);
    QCOMPARE(checked(options().first()), u"Shaded"_s);
    QVERIFY(m_desk->page().contains(" rows-shaded quotes-below\""));
}

void TestThemes::followsAFolderThatIsEdited_data()
{
    QTest::addColumn<bool>("replaced"); // as editors do that write a new file and put it in the old one's place
    QTest::newRow("written in place") << false;
    QTest::newRow("replaced") << true;
}

void TestThemes::followsAFolderThatIsEdited()
{
    QFETCH(bool, replaced);
    const QString folder = copyOfLedger(u"mine"_s);
    const QString file = folder + u"/verdict.mustache"_s;
    const QByteArray whole = contents(file);
    const auto write = [&](const QByteArray &text) {
        if (!replaced)
            return vd::write(file, text);
        vd::write(file + u'~', text);
        QFile::remove(file);
        QFile::rename(file + u'~', file);
    };
    chooseFolder(folder);
    QVERIFY2(m_desk->message().contains(u"follows what is edited"_s), qPrintable(m_desk->message()));
    const QByteArray good = m_desk->page();
    QVERIFY(good.contains("id=\"verdict\""));

    write("<p>Edited</p>\n");
    QTRY_VERIFY(m_desk->page().contains("<p>Edited</p>"));
    write("<p>Again</p>\n");
    QTRY_VERIFY(m_desk->page().contains("<p>Again</p>"));
    const QByteArray last = m_desk->page();

    // Half an edit: the page stays, the message says where.
    write("<p>Again</p>\n{{#summary}}\n");
    QTRY_COMPARE(notice(), folder + u"/verdict.mustache:2: the section {{#summary}} is not closed; add {{/summary}}"_s);
    QCOMPARE(m_desk->page(), last);
    // It goes on with what is typed, too.
    QVERIFY(m_desk->type(u"headline"_s, u"A new headline"_s, true));
    QTRY_VERIFY(m_desk->page().contains("A new headline"));
    QVERIFY(m_desk->page().contains("<p>Again</p>"));

    write(whole);
    QTRY_VERIFY(m_desk->page().contains("id=\"verdict\""));
    QCOMPARE(notice(), QString());
    // The style sheet is part of it.
    vd::write(folder + u"/style.css"_s, "body { color: teal; }\n");
    QTRY_VERIFY(m_desk->page().contains("body { color: teal; }"));
}

void TestThemes::exportsInNoBrokenTheme()
{
    const QString folder = copyOfLedger(u"mine"_s);
    chooseFolder(folder);
    m_desk->page();
    vd::write(folder + u"/footer.mustache"_s, "{{> footer}}\n");
    QTRY_VERIFY(!notice().isEmpty());
    QVERIFY2(notice().endsWith(u"/footer.mustache:1: footer.mustache includes itself"_s), qPrintable(notice()));
    for (QAction *action : {m_desk->window->actions()->exportPage, m_desk->window->actions()->savePdf,
                            m_desk->window->actions()->print, m_desk->window->actions()->copySource}) {
        m_desk->window->messages()->dismiss();
        action->trigger(); // without asking for a file
        QCOMPARE(m_desk->message(), notice());
    }
    const auto written = exportComparison(m_desk->library(), m_desk->firstComparison(), m_desk->file(u"page.html"_s));
    QVERIFY(!written);
    QCOMPARE(written.error().text(), notice());
    QVERIFY(!QFile::exists(m_desk->file(u"page.html"_s)));
}

void TestThemes::choosesNoBrokenTheme()
{
    const QString folder = copyOfLedger(u"mine"_s);
    QVERIFY(QFile::remove(folder + u"/split.mustache"_s));
    const QByteArray before = m_desk->page();
    chooseFolder(folder);
    QVERIFY2(m_desk->message().contains(u"comparison.mustache:"_s) &&
                 m_desk->message().contains(u"there is no template split.mustache"_s),
             qPrintable(m_desk->message()));
    QCOMPARE(theme(), QString());
    QCOMPARE(m_desk->page(), before);
    m_desk->prompts.foldersToOpen << QString(); // cancelled
    trigger(menu(), u"&Folder…"_s);
    QCOMPARE(theme(), QString());
}

void TestThemes::folderBesideTheLibraryTravelsWithIt()
{
    // A folder is a folder, although a theme of that name comes with the program.
    const QString folder = copyOfLedger(u"ledger"_s);
    vd::write(folder + u"/verdict.mustache"_s, "<p>Mine</p>\n");
    chooseFolder(folder);
    QCOMPARE(theme(), u"./ledger"_s);
    QVERIFY(m_desk->page().contains("<p>Mine</p>"));
    QCOMPARE(checked(menu()), u"Ledger (ledger)"_s);

    const QTemporaryDir empty;
    chooseFolder(empty.path());
    QVERIFY2(m_desk->message().contains(u"theme.json: a theme needs this file"_s), qPrintable(m_desk->message()));
    QCOMPARE(theme(), u"./ledger"_s);

    // To another place, both of them.
    const QByteArray page = m_desk->page();
    m_desk->window->actions()->closeLibrary->trigger();
    const QString elsewhere = m_desk->file(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(QFile::rename(m_desk->file(u"sample.verdict"_s), elsewhere + u"/sample.verdict"_s));
    QVERIFY(QDir().rename(folder, elsewhere + u"/ledger"_s));
    m_desk->window->openLibrary(elsewhere + u"/sample.verdict"_s);
    QCOMPARE(m_desk->page(), page);
}

void TestThemes::opensALibraryWhoseThemeIsGone()
{
    const QString folder = copyOfLedger(u"mine"_s);
    chooseFolder(folder);
    const QByteArray page = m_desk->page();
    m_desk->window->actions()->closeLibrary->trigger();
    QVERIFY(QDir().rename(folder, folder + u"-moved"_s));
    m_desk->window->openLibrary(m_desk->file(u"sample.verdict"_s));
    QCOMPARE(m_desk->page(), QByteArray());
    QStringList sentences;
    for (const QLabel *label : m_desk->window->preview()->findChildren<QLabel *>())
        sentences << label->text();
    QVERIFY2(sentences.filter(folder + u": there is no such theme"_s).size() == 1, qPrintable(sentences.join(u'\n')));
    QVERIFY(QDir().rename(folder + u"-moved"_s, folder));
    QTRY_COMPARE(m_desk->page(), page);
}

int main(int argc, char **argv)
{
    return runDeskTest<TestThemes>(argc, argv);
}
#include "tst_themes.moc"
