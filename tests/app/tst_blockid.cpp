// Ids of blocks, and the fields that they lead to.
#include "blockid.h"

#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

class TestBlockId : public QObject
{
    Q_OBJECT

private slots:
    void blockIds_data();
    void blockIds();
    void notABlock_data();
    void notABlock();
};

void TestBlockId::blockIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Block>("block");
    const auto row = [](const QString &id, const Block &block) { QTest::newRow(qPrintable(id)) << id << block; };
    row(u"headline"_s, {Noun::Comparison, u"headline"_s});
    row(u"pricing-read"_s, {Noun::Comparison, u"pricing_read"_s});
    row(u"kicker"_s, {Noun::Publication, u"kicker"_s});
    row(toolBlockId(u"tern"_s), {Noun::Tool, u"name"_s, u"tern"_s});
    row(toolBlockId(u"tern-tagline"_s), {Noun::Tool, u"name"_s, u"tern-tagline"_s});
    row(toolBlockId(u"tern"_s, u"best-for"_s), {Noun::Tool, u"best_for"_s, u"tern"_s});
    row(toolBlockId(u"tern"_s, u"entry"_s), {Noun::Tool, u"plans"_s, u"tern"_s});
    row(toolBlockId(u"tern"_s, u"plans"_s, 2), {Noun::Tool, u"plans"_s, u"tern"_s, {}, {}, 2});
    row(lensBlockId(u"time_to-value"_s), {Noun::Lens, u"title"_s, {}, u"time_to-value"_s});
    row(quoteBlockId(u"buyer"_s, u"tern-coder"_s), {Noun::Review, u"quote"_s, u"tern-coder"_s, u"buyer"_s});
    row(quoteBlockId(u"buyer"_s, u"tern"_s, u"mara-lind"_s),
        {Noun::Review, u"quote"_s, u"tern"_s, u"buyer"_s, u"mara-lind"_s});
    row(reviewerBlockId(u"mara-lind"_s), {Noun::Reviewer, u"name"_s, {}, {}, u"mara-lind"_s});
    row(toolBlockId(QString(80, u'x'), u"cons"_s), {Noun::Tool, u"cons"_s, QString(80, u'x')});
}

void TestBlockId::blockIds()
{
    QFETCH(QString, id);
    QFETCH(Block, block);
    QVERIFY(parseBlockId(id));
    QVERIFY(*parseBlockId(id) == block);
}

void TestBlockId::notABlock_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id :
         {"", "mark-ship", "tool-", "tool---name", "tool-x--colour", "tool-x--plans--two", "tool-x--plans--1--2",
          "tool-x--plans---1", "quote--buyer", "quote--buyer--", "quote--a--b--c--d", "lens-", "reviewer-", "Headline"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestBlockId::notABlock()
{
    QFETCH(QString, id);
    QVERIFY(!parseBlockId(id));
}

QTEST_APPLESS_MAIN(TestBlockId)
#include "tst_blockid.moc"
