// CommonMark as the page's HTML.

#include "markdown.h"

#include <QRandomGenerator>
#include <QTest>

using namespace vd;

using namespace Qt::StringLiterals;

class TestMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void html_data();
    void html();
    void ordinaryTextIsReadAsAnyOther();
};

void TestMarkdown::html_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &text, const QString &html) {
        QTest::newRow(name) << text << html;
    };
    row("nothing", {}, {});
    row("blank", u" \n "_s, {});
    row("ordinary", u"It ships — mostly (at $5/mo, 3.2 % off)."_s,
        u"<p>It ships — mostly (at $5/mo, 3.2 % off).</p>\n"_s);
    row("two paragraphs", u"One.\n\nTwo."_s, u"<p>One.</p>\n<p>Two.</p>\n"_s);
    row("begins like a list", u"1. One"_s, u"<ol>\n<li>One</li>\n</ol>\n"_s);
    row("begins with a dash", u"- One"_s, u"<ul>\n<li>One</li>\n</ul>\n"_s);
    row("begins with a number", u"3 of 4 ship."_s, u"<p>3 of 4 ship.</p>\n"_s);
    row("spaces at both ends", u"  One. "_s, u"<p>One.</p>\n"_s);
    row("what HTML has a use for", u"A & B < \"C\""_s, u"<p>A &amp; B &lt; &quot;C&quot;</p>\n"_s);
    row("emphasis", u"It *ships*."_s, u"<p>It <em>ships</em>.</p>\n"_s);
    row("a heading", u"# Ships"_s, u"<p><strong>Ships</strong></p>\n"_s);
    row("a link that is none", u"[a](javascript:b)"_s, u"<p>a</p>\n"_s);
}

void TestMarkdown::html()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QCOMPARE(QString::fromStdString(markdownHtml(text)), html);
}

/// Text without marks takes a shorter way; beside a paragraph with one it takes the same as any.
void TestMarkdown::ordinaryTextIsReadAsAnyOther()
{
    const QString alphabet = u"abcdefgXYZ0123456789     ,.;:'()?/%$-é—漢"_s;
    QRandomGenerator random(20261123);
    for (int round = 0; round < 20000; ++round) {
        QString text;
        for (quint32 left = random.bounded(1U, 40U); left > 0; --left)
            text += alphabet.at(random.bounded(alphabet.size()));
        QCOMPARE(QString::fromStdString(markdownHtml(text)) + u"<p><em>x</em></p>\n"_s,
                 QString::fromStdString(markdownHtml(text + u"\n\n*x*"_s)));
    }
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
