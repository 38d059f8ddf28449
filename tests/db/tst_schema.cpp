// The schema and the statements: every statement is prepared against a fresh library, and migrated equals fresh.

#include "connection.h"
#include "libraryfile.h"
#include "sqltexts.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace vd;

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void everyStatementPrepares_data();
    void everyStatementPrepares();
    void splitsScripts();
    void migratedEqualsFresh();
    void searchIndexesFollowEveryWrite();

private:
    QTemporaryDir m_folder;
};

void TestSchema::everyStatementPrepares_data()
{
    QTest::addColumn<QString>("name");
    const auto &texts = sqlTexts();
    QVERIFY(texts.size() > 40);
    for (auto it = texts.begin(); it != texts.end(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key();
}

void TestSchema::everyStatementPrepares()
{
    QFETCH(QString, name);
    static const auto connection = LibraryFile::create(m_folder.filePath(QStringLiteral("fresh.verdict")));
    QVERIFY(connection.ok());
    const QSqlError error = (*connection)->statement(name).lastError();
    QVERIFY2(error.type() == QSqlError::NoError, qPrintable(error.text()));
}

void TestSchema::splitsScripts()
{
    const QStringList statements =
        splitScript(QStringLiteral("-- a comment; with a semicolon\nCREATE TABLE a (b);\n"
                                   "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n    DELETE FROM a;\n"
                                   "    DELETE FROM a;\nEND;\nCREATE TABLE c (d);\n"));
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements.at(1).endsWith(QLatin1String("END")));
    QCOMPARE(statements.at(2), QStringLiteral("CREATE TABLE c (d)"));
}

void TestSchema::migratedEqualsFresh()
{
    const QStringList later =
        schemaMigrations() + QStringList{QStringLiteral("ALTER TABLE tool ADD COLUMN seen TEXT;\n")};
    const auto describe = [](Connection &connection) {
        return *connection.rows(
            QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"));
    };
    const QString oldPath = m_folder.filePath(QStringLiteral("old.verdict"));
    QVERIFY(LibraryFile::create(oldPath).ok());
    const auto upgraded = LibraryFile::open(oldPath, false, later);
    QCOMPARE(upgraded.outcome, Opening::Upgraded);
    const auto fresh = LibraryFile::create(m_folder.filePath(QStringLiteral("new.verdict")), later);
    QVERIFY(fresh.ok());
    QCOMPARE(describe(*upgraded.connection), describe(**fresh));
    QCOMPARE(upgraded.connection->value(QStringLiteral("PRAGMA user_version"))->toInt(),
             (*fresh)->value(QStringLiteral("PRAGMA user_version"))->toInt());
}

void TestSchema::searchIndexesFollowEveryWrite()
{
    const auto connection = LibraryFile::create(m_folder.filePath(QStringLiteral("text.verdict")));
    QVERIFY(connection.ok());
    Connection &c = **connection;
    const auto hits = [&](const char *word) {
        return c
            .value(QStringLiteral("SELECT count(*) FROM tool_text WHERE tool_text MATCH '%1'").arg(QLatin1String(word)))
            ->toInt();
    };
    const QString columns =
        QStringLiteral("uid, slug, name, vendor, category, tags, tagline, description, website, license, "
                       "released, best_for, not_for, pros, cons, logo");
    QVERIFY(
        c.run(QStringLiteral(
                  "INSERT INTO tool (%1) VALUES ('u', 's', 'Larkspur', '', '', '[\"one\\ntwo\"]', '', '', '', '', '', "
                  "'', '', '[]', '[]', '')")
                  .arg(columns))
            .ok());
    QCOMPARE(hits("larksp*"), 1);
    QCOMPARE(hits("two"), 1); // the word after a line break inside JSON
    QVERIFY(c.run(QStringLiteral("UPDATE tool SET name = 'Tern'")).ok());
    QCOMPARE(hits("larkspur"), 0);
    QCOMPARE(hits("tern"), 1);
    QVERIFY(c.run(QStringLiteral("DELETE FROM tool")).ok());
    QCOMPARE(hits("tern"), 0);
    QCOMPARE(LibraryFile::verify(c)->join(u'\n'), QString());
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
