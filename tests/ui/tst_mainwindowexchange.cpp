// What goes out of the desk and what comes in: export, copies, import of JSON and CSV.
#include "columnmappingdialog.h"
#include "deskactions.h"
#include "deskfixture.h"
#include "files.h"
#include "importflow.h"
#include "librarypanel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>

using namespace vd;

class ExchangeTest : public QObject
{
    Q_OBJECT

private:
    static QString written(DeskFixture &desk, const QString &name, const QByteArray &content)
    {
        write(desk.file(name), content);
        return desk.file(name);
    }
    static bool isDone(DeskFixture &desk) { return !desk.message().isEmpty() && !desk.message().endsWith(u'…'); }

private slots:
    void exportWritesWhatThePreviewShows()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        desk.window->openRecord(comparison);
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Typed a moment ago."), true)); // not stored yet
        const QString path = desk.file(QStringLiteral("page.html"));
        desk.prompts.filesToSave = {path};
        desk.window->actions()->exportPage->trigger();

        QCOMPARE(QFileInfo(desk.prompts.suggestions.first()).fileName(),
                 desk.library().get(comparison)->slug + QStringLiteral(".html"));
        QVERIFY2(desk.message().startsWith(QStringLiteral("Exported to ")), qPrintable(desk.message()));
        const QByteArray exported = contents(path);
        QVERIFY(exported.contains("Typed a moment ago."));
        QCOMPARE(exported, desk.page());

        desk.prompts.filesToSave = {QString()};
        desk.window->actions()->exportPage->trigger();
        QVERIFY(desk.prompts.suggestions.last().startsWith(QFileInfo(path).absolutePath())); // the folder is kept
    }

    void exportWritesMarkdownByTheName()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        desk.window->openRecord(comparison);
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Typed *a moment* ago."), true)); // not stored yet
        const QString path = desk.file(QStringLiteral("page.md"));
        desk.prompts.filesToSave = {path};
        desk.window->actions()->exportPage->trigger();
        QVERIFY2(desk.message().startsWith(QStringLiteral("Exported to ")), qPrintable(desk.message()));
        const QByteArray markdown = contents(path);
        QVERIFY2(markdown.contains("\n\n**Typed \\*a moment\\* ago.**\n\n"), markdown.left(500));
        QVERIFY(!markdown.contains("<p"));

        desk.prompts.filesToSave = {desk.file(QStringLiteral("no/such/folder/page.md"))};
        desk.window->actions()->exportPage->trigger();
        QVERIFY2(desk.message().startsWith(QStringLiteral("Not exported: ")), qPrintable(desk.message()));
    }

    void exportWritesACardAndItsCode()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        desk.window->openRecord(comparison);
        QVERIFY(desk.type(QStringLiteral("headline"), QStringLiteral("Typed a moment ago"), true)); // not stored yet
        const QString slug = desk.library().get(comparison)->slug;
        const QString path = desk.file(QStringLiteral("a.embed.html"));
        desk.prompts.filesToSave = {path};
        desk.window->actions()->exportPage->trigger();
        const QByteArray card = contents(path);
        QVERIFY2(card.contains("<body class=\"embed ") && card.contains("Typed a moment ago"), card.right(1500));
        const QString address = QStringLiteral("https://ballast-review.example/embed/%1.html").arg(slug);
        QVERIFY2(desk.message().startsWith(QStringLiteral("The card is in ") + path), qPrintable(desk.message()));
        QVERIFY2(desk.message().contains(address), qPrintable(desk.message()));
        desk.press(QStringLiteral("Copy the iframe's code"));
        const QString code = QGuiApplication::clipboard()->text();
        QVERIFY2(code.startsWith(QStringLiteral("<iframe src=\"") + address), qPrintable(code));
        QCOMPARE(desk.message(), QStringLiteral("On the clipboard: ") + code);

        Publication publication = *desk.library().publication();
        publication.baseUrl.clear();
        QVERIFY(desk.library().update(publication, QStringLiteral("test")));
        desk.prompts.filesToSave = {path};
        desk.window->actions()->exportPage->trigger();
        QVERIFY(!contents(path).contains("<a "));
        QVERIFY2(desk.message().contains(QStringLiteral("beside the page")), qPrintable(desk.message()));
        desk.press(QStringLiteral("Copy the iframe's code"));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("<iframe src=\"a.embed.html\" ")));
    }

    /// The dialog itself: the name follows the kind of file that is chosen.
    void theNameFollowsTheKindOfFile()
    {
        const QString filter = QStringLiteral("Pages (*.html *.htm);;Cards (*.embed.html);;Text (*.md);;All files (*)");
        QStringList names;
        QTimer::singleShot(0, this, [&names] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            auto *kinds = dialog->findChild<QComboBox *>(QStringLiteral("fileTypeCombo"));
            for (const int kind : {1, 2, 1, 3, 0, 1}) {
                kinds->setCurrentIndex(kind);
                emit kinds->textActivated(kinds->currentText());
                names << QFileInfo(dialog->selectedFiles().value(0)).fileName();
            }
            static_cast<QDialog *>(dialog)->accept();
        });
        const QTemporaryDir folder;
        const QString chosen =
            DialogPrompts().saveFile(nullptr, QStringLiteral("Export page"),
                                     folder.filePath(QStringLiteral("larkspur-1.5-vs-tern.html")), filter, true);
        const QString stem = QStringLiteral("larkspur-1.5-vs-tern");
        const QString card = stem + QStringLiteral(".embed.html");
        QCOMPARE(names,
                 (QStringList{card, stem + QStringLiteral(".md"), card, card, stem + QStringLiteral(".html"), card}));
        QCOMPARE(chosen, folder.filePath(card));
    }

    void dialogsBeginInFoldersThatAreThere()
    {
        const QByteArray home = qgetenv("HOME");
        const QTemporaryDir folder;
        qputenv("HOME", QFile::encodeName(folder.path()));
        QCOMPARE(startFolder(), folder.path());
        QCOMPARE(startFolder(folder.filePath(QStringLiteral("gone"))), folder.path());
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("Documents")));
        QCOMPARE(startFolder(folder.filePath(QStringLiteral("gone"))), folder.filePath(QStringLiteral("Documents")));
        QCOMPARE(startFolder(folder.path()), folder.path());
        qputenv("HOME", home);
    }

    void exportThatFailsSaysWhy()
    {
        DeskFixture desk;
        desk.openSample();
        QVERIFY(!desk.page().isEmpty());
        desk.prompts.filesToSave = {desk.file(QStringLiteral("no/such/folder/page.html"))};
        desk.window->actions()->exportPage->trigger();
        QVERIFY2(desk.message().startsWith(QStringLiteral("Not exported: ")), qPrintable(desk.message()));
    }

    void copySourceCopiesThePage()
    {
        DeskFixture desk;
        desk.openSample();
        const QByteArray page = desk.page();
        desk.window->actions()->copySource->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), page);
    }

    void importOfJsonCanBeUndone()
    {
        DeskFixture desk;
        desk.openSample();
        const auto before = desk.library().toolIds()->size();
        const QString path = written(desk, QStringLiteral("one.json"),
                                     R"({"format":"verdict-library","version":1,"tools":[{"name":"Fulmar"}]})");
        desk.prompts.filesToOpen = {{path}};
        desk.window->actions()->import->trigger();
        QTRY_VERIFY(isDone(desk));
        QVERIFY2(desk.message().startsWith(QStringLiteral("one.json: ")), qPrintable(desk.message()));
        QCOMPARE(desk.library().toolIds()->size(), before + 1);
        QCOMPARE(desk.undoText(), QStringLiteral("Undo: Import of one.json"));
        desk.press(QStringLiteral("Undo"));
        QCOMPARE(desk.library().toolIds()->size(), before);
    }

    void aRefusedImportNamesTheLineAndChangesNothing()
    {
        DeskFixture desk;
        desk.openSample();
        const auto before = desk.library().toolIds()->size();
        const QString path = written(desk, QStringLiteral("bad.json"),
                                     "{\"format\":\"verdict-library\",\"version\":1,\n\"tools\":[{\"name\":\"Good\"},"
                                     "\n{\"name\":\"Bad\",\"colour\":\"red\"}]}");
        desk.window->imports()->import({path});
        QTRY_VERIFY(isDone(desk));
        QVERIFY2(desk.message().startsWith(path + QStringLiteral(":")), qPrintable(desk.message()));
        QVERIFY2(desk.message().contains(QStringLiteral("colour")), qPrintable(desk.message()));
        QCOMPARE(desk.library().toolIds()->size(), before);
        QVERIFY(desk.window->editor()->isEnabled());
    }

    void csvColumnsAreMappedByHand()
    {
        DeskFixture desk;
        desk.openSample();
        const QString path =
            written(desk, QStringLiteral("tools.csv"), "Tool;Whatever\nFulmar;a seabird\nPetrel;another one\n");
        desk.prompts.dialogs << [](QDialog &dialog) {
            const bool saysHow = dialog.findChild<QLabel *>(QStringLiteral("mappingFacts"))
                                     ->text()
                                     .contains(QStringLiteral("semicolons"));
            auto *import = dialog.findChild<QPushButton *>(QStringLiteral("mappingImport"));
            const bool enterImports = dialog.focusWidget() == import && import->isDefault();
            auto *name = dialog.findChild<QComboBox *>(QStringLiteral("mappingColumn0"));
            auto *other = dialog.findChild<QComboBox *>(QStringLiteral("mappingColumn1"));
            name->setCurrentIndex(name->findData(int(ColumnField::Ignore)));
            const bool needsAName = !import->isEnabled();
            name->setCurrentIndex(name->findData(int(ColumnField::Name)));
            other->setCurrentIndex(other->findData(int(ColumnField::Tagline)));
            return saysHow && enterImports && needsAName && import->isEnabled();
        };
        desk.window->imports()->import({path});
        QTRY_VERIFY(isDone(desk));
        QVERIFY(desk.prompts.isOver());
        const auto fulmar = desk.library().find<Tool>(QStringLiteral("fulmar"));
        QVERIFY(fulmar && fulmar->isValid());
        QCOMPARE(desk.library().get(*fulmar)->tagline, QStringLiteral("a seabird"));
    }

    void aContentFolderIsMappedByHand()
    {
        DeskFixture desk;
        desk.openSample();
        const QString folder = desk.file(QStringLiteral("content"));
        QVERIFY(QDir().mkpath(folder));
        write(folder + QStringLiteral("/fulmar.md"), "---\ntitle: Fulmar\nodd: a seabird\n---\n\nAt *length*.\n");
        write(folder + QStringLiteral("/auk.md"), "---\ntitle: Auk\ndraft: true\n---\n");
        write(folder + QStringLiteral("/bad.md"), "---\ntitle: Bad\n\tx: y\n---\n");
        desk.prompts.foldersToOpen = {folder};
        desk.prompts.dialogs << [](QDialog &dialog) {
            const QString about = dialog.findChild<QLabel *>(QStringLiteral("mappingFacts"))->text();
            const bool tells = about.startsWith(QStringLiteral("One tool.")) &&
                               about.contains(QStringLiteral("Drafts left out: 1")) &&
                               about.contains(QStringLiteral("bad.md:3: this is not valid YAML"));
            auto *title = dialog.findChild<QComboBox *>(QStringLiteral("mappingColumn0"));
            auto *odd = dialog.findChild<QComboBox *>(QStringLiteral("mappingColumn1"));
            const bool isGuessed = title->currentData().toInt() == int(ColumnField::Name) &&
                                   odd->currentData().toInt() == int(ColumnField::Ignore);
            odd->setCurrentIndex(odd->findData(int(ColumnField::Tagline)));
            const auto *table = dialog.findChild<QTableWidget *>();
            const bool namesKeys = table->horizontalHeaderItem(0)->text() == QStringLiteral("Key") &&
                                   table->horizontalHeaderItem(2)->text() == QStringLiteral("fulmar.md");
            return tells && isGuessed && namesKeys;
        };
        desk.window->actions()->importFolder->trigger();
        QTRY_VERIFY(isDone(desk));
        QVERIFY(desk.prompts.isOver());
        QVERIFY2(desk.message().startsWith(QStringLiteral("content: 1 tool added")), qPrintable(desk.message()));
        QVERIFY2(desk.message().contains(QStringLiteral("bad.md:3: ")), qPrintable(desk.message()));
        const Tool fulmar = *desk.library().get(desk.tool(QStringLiteral("fulmar")));
        QCOMPARE(fulmar.tagline, QStringLiteral("a seabird"));
        QCOMPARE(fulmar.description, QStringLiteral("At *length*."));
        QCOMPARE(desk.undoText(), QStringLiteral("Undo: Import of content"));
        desk.press(QStringLiteral("Undo"));
        QVERIFY(!desk.library().find<Tool>(QStringLiteral("fulmar"))->isValid());
    }

    void aMappingThatIsCancelledImportsNothing()
    {
        DeskFixture desk;
        desk.openSample();
        const QString undo = desk.undoText();
        const QString path = written(desk, QStringLiteral("tools.csv"), "Name\nFulmar\n");
        desk.prompts.dialogs << [](QDialog &) { return false; };
        desk.window->imports()->import({path});
        QTRY_VERIFY(desk.prompts.isOver());
        QCOMPARE(desk.undoText(), undo);
    }

    void aCancelledImportChangesNothing_data()
    {
        QTest::addColumn<bool>("whileReading");
        QTest::newRow("while the file is read") << true;
        QTest::newRow("while it is brought in") << false;
    }

    void aCancelledImportChangesNothing()
    {
        QFETCH(bool, whileReading);
        DeskFixture desk;
        desk.openSample();
        const auto before = desk.library().toolIds()->size();
        const QString undo = desk.undoText();
        QByteArray table("Name,Tagline\n");
        constexpr int many = 20000; // long enough to be caught in the middle
        for (int i = 0; i < many; ++i)
            table += "Fulmar " + QByteArray::number(i) + ",a seabird\n";
        const QString path = written(desk, QStringLiteral("many.csv"), table);
        if (!whileReading)
            desk.prompts.dialogs << [](QDialog &) { return true; };
        desk.window->imports()->import({path});
        if (!whileReading)
            QTRY_VERIFY(desk.message().startsWith(QStringLiteral("Importing ")));
        desk.press(QStringLiteral("Cancel"));
        QTRY_VERIFY(isDone(desk));
        QCOMPARE(desk.message(), QStringLiteral("Cancelled; nothing was changed."));
        QCOMPARE(desk.library().toolIds()->size(), before);
        QVERIFY(desk.prompts.isOver());
        QCOMPARE(desk.undoText(), undo);
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral(" And on we write."))); // the forms are open again
    }

    void formsGoToAReviewerAndComeHome()
    {
        DeskFixture desk;
        desk.openSample();
        QVERIFY(!desk.window->actions()->sendForms->isEnabled()); // a comparison is shown
        const auto reviewer = desk.library().find<Reviewer>(QStringLiteral("desmond-achterberg"));
        QVERIFY(reviewer && reviewer->isValid());
        desk.window->openRecord(*reviewer);
        QVERIFY(desk.window->actions()->sendForms->isEnabled());
        const QString path = desk.file(QStringLiteral("forms.txt"));
        desk.prompts.filesToSave = {path};
        desk.window->actions()->sendForms->trigger();
        QVERIFY2(desk.message().contains(path), qPrintable(desk.message()));
        QCOMPARE(QFileInfo(desk.prompts.suggestions.last()).fileName(), QStringLiteral("desmond-achterberg.txt"));

        QByteArray forms = contents(path);
        QVERIFY(forms.startsWith("@@ verdict forms 1"));
        const QByteArray quote = "as it is published.\n";
        forms.replace(quote, QByteArray(quote + "@- a new beginning\nIn November it looked otherwise.\n"));
        write(path, forms);
        desk.window->imports()->import({path});
        QTRY_VERIFY(desk.window->imports()->mergeDesk());
        QVERIFY(desk.library().undoText() != QStringLiteral("Import of forms.txt")); // nothing is changed before
        desk.window->imports()->mergeDesk()->accept();
        QTRY_VERIFY(isDone(desk));
        QVERIFY2(desk.message().contains(QStringLiteral("1 review")), qPrintable(desk.message()));
        QCOMPARE(desk.undoText(), QStringLiteral("Undo: Import of forms.txt"));
        desk.window->openRecord(*desk.library().find<Reviewer>(QStringLiteral("ilka-brandvold")));
        desk.window->actions()->sendForms->trigger();
        QVERIFY2(desk.message().contains(QStringLiteral("nothing to write")), qPrintable(desk.message()));
    }

    void nobodyIsGivenAwayUnlessInsistedOn()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        Publication publication = *desk.library().publication();
        publication.anonymous = true;
        QVERIFY(desk.library().update(publication, QStringLiteral("test")));
        const QByteArray shown = desk.page();
        QVERIFY(shown.contains("The Builder"));
        QVERIFY(!shown.contains("Brandvold"));

        desk.window->openRecord(comparison);
        QVERIFY(desk.type(QStringLiteral("summary"), QStringLiteral(" So says Ilka."))); // not stored yet
        desk.window->actions()->exportPage->trigger();                                   // no file is asked for
        QVERIFY2(desk.message().contains(QStringLiteral("The summary gives a reviewer away: “Ilka”")),
                 qPrintable(desk.message()));
        desk.window->openRecord(desk.tool(QStringLiteral("larkspur-4b")));
        desk.press(QStringLiteral("Go there"));
        QCOMPARE(desk.window->editor()->record(), RecordRef(comparison));
        QCOMPARE(desk.window->focusWidget()->objectName(), QStringLiteral("summary"));
        QVERIFY(desk.message().isEmpty());

        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        desk.window->actions()->copySource->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        desk.window->actions()->exportPage->trigger();
        const QString path = desk.file(QStringLiteral("page.html"));
        desk.prompts.filesToSave = {path};
        QCoreApplication::processEvents(); // the bar was open already: its new buttons are shown in their turn
        desk.press(QStringLiteral("Export anyway"));
        QVERIFY2(desk.message().startsWith(QStringLiteral("Exported to ")), qPrintable(desk.message()));
        QVERIFY(contents(path).contains("So says Ilka."));

        // What it warned of says nothing of another page.
        desk.window->actions()->exportPage->trigger();
        const ComparisonId other = desk.library().comparisonIds()->last();
        Comparison told = *desk.library().get(other);
        told.summary = QStringLiteral("So says Wren.");
        QVERIFY(other != comparison);
        QVERIFY(desk.library().update(told, QStringLiteral("test")));
        desk.window->openRecord(comparison);
        desk.window->actions()->exportPage->trigger();
        desk.window->openRecord(other);
        QCoreApplication::processEvents();
        desk.press(QStringLiteral("Export anyway")); // asks for no file
        QVERIFY2(desk.message().contains(QStringLiteral("The summary gives a reviewer away: “Wren”")),
                 qPrintable(desk.message()));
        desk.window->openRecord(comparison);
        QVERIFY(desk.library().undo());

        desk.window->actions()->exportPage->trigger();
        QVERIFY(desk.library().undo()); // what the message says holds no longer
        QVERIFY(desk.message().isEmpty());
        desk.prompts.filesToSave = {path};
        desk.window->actions()->exportPage->trigger();
        QVERIFY(!contents(path).contains("Ilka"));
        QVERIFY(desk.prompts.isOver());
    }

    void formsGiveNobodyAwayUnlessInsistedOn()
    {
        DeskFixture desk;
        desk.openSample();
        Publication publication = *desk.library().publication();
        publication.anonymous = true;
        QVERIFY(desk.library().update(publication, QStringLiteral("test")));
        Review review;
        review.tool = desk.tool(QStringLiteral("larkspur-4b"));
        review.lens = *desk.library().find<Lens>(QStringLiteral("buyer"));
        review.reviewer = *desk.library().find<Reviewer>(QStringLiteral("wren-takahara"));
        review.round = 2;
        review.quote = QStringLiteral("As I wrote before, nobody pays.");
        QVERIFY(desk.library().add(review, QStringLiteral("test")));
        desk.window->openRecord(review.reviewer);
        desk.window->actions()->sendForms->trigger();
        QVERIFY2(desk.message().contains(QStringLiteral("Buyer on Larkspur 4B gives its author away: “As I wrote”")),
                 qPrintable(desk.message()));
        const QString path = desk.file(QStringLiteral("forms.txt"));
        desk.prompts.filesToSave = {path};
        desk.press(QStringLiteral("Write anyway"));
        QVERIFY2(contents(path).startsWith("@@ verdict forms"), qPrintable(desk.message()));

        desk.window->actions()->sendForms->trigger();
        QVERIFY(!desk.message().isEmpty());
        desk.window->actions()->closeLibrary->trigger();
        QCOMPARE(desk.message(), QString()); // there is nothing left to write
    }

    /// A second writer would freeze the window until the first one is done.
    void nothingElseWritesMeanwhile()
    {
        DeskFixture desk;
        desk.openSample();
        const auto before = desk.library().toolIds()->size();
        QByteArray table("Name,Tagline\n");
        constexpr int many = 20000; // long enough to be caught in the middle
        for (int i = 0; i < many; ++i)
            table += "Fulmar " + QByteArray::number(i) + ",a seabird\n";
        desk.prompts.dialogs << [](QDialog &) { return true; };
        desk.window->panel()->showSection(Noun::Tool);
        desk.window->imports()->import({written(desk, QStringLiteral("many.csv"), table)});
        QTRY_VERIFY(desk.message().startsWith(QStringLiteral("Importing ")));
        auto *add = desk.window->findChild<QToolButton *>(QStringLiteral("libraryAdd"));
        QVERIFY(!add->isEnabled());
        for (QAction *action : {desk.window->actions()->newTool, desk.window->actions()->removeRecord})
            QVERIFY(!action->isEnabled());
        emit desk.window->panel()->removeRequested({desk.firstComparison()}); // as the key Delete does
        QCOMPARE(desk.message(), QStringLiteral("An import is still going on. Try again when it is done."));
        QVERIFY(desk.prompts.questions.isEmpty());
        desk.press(QStringLiteral("Cancel"));
        QTRY_COMPARE(desk.message(), QStringLiteral("Cancelled; nothing was changed."));
        QVERIFY(add->isEnabled());
        QCOMPARE(desk.library().toolIds()->size(), before);
    }

    void filesAreDroppedOnTheWindow()
    {
        DeskFixture desk;
        desk.openSample();
        const QString path = written(desk, QStringLiteral("dropped.json"),
                                     R"({"format":"verdict-library","version":1,"tools":[{"name":"Fulmar"}]})");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(desk.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(desk.window.get(), &drop);
        QTRY_VERIFY(desk.message().startsWith(QStringLiteral("dropped.json: ")));
    }

    void aBackupIsALibraryAndADumpComesBack()
    {
        DeskFixture desk;
        desk.openSample();
        const auto tools = desk.library().toolIds()->size();
        const QString backup = desk.file(QStringLiteral("copy.verdict"));
        desk.prompts.filesToSave = {backup};
        desk.window->actions()->backup->trigger();
        QTRY_VERIFY2(desk.message().startsWith(QStringLiteral("Backed up to ")), qPrintable(desk.message()));

        const QString dump = desk.file(QStringLiteral("dump.json"));
        desk.prompts.filesToSave = {dump};
        desk.window->actions()->dump->trigger();
        QTRY_VERIFY2(desk.message().contains(QStringLiteral("dump.json")) && isDone(desk), qPrintable(desk.message()));

        desk.window->actions()->verify->trigger();
        QTRY_COMPARE(desk.message(), QStringLiteral("The library file is sound."));

        desk.window->openLibrary(backup);
        QCOMPARE(desk.library().path(), backup);
        QCOMPARE(desk.library().toolIds()->size(), tools);
        desk.window->imports()->import({dump});
        QTRY_VERIFY2(desk.message().startsWith(QStringLiteral("dump.json: ")), qPrintable(desk.message()));
        QVERIFY(!desk.undoText().contains(QStringLiteral("dump.json"))); // nothing was new
    }
};

int main(int argc, char **argv)
{
    return runDeskTest<ExchangeTest>(argc, argv);
}

#include "tst_mainwindowexchange.moc"
