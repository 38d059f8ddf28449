// Colours that can be read, whatever accent a publication chooses.
#include "accent.h"
#include "pagefixture.h"
#include "pagerenderer.h"
#include "pagetheme.h"

#include <QTest>

using namespace vd;
using fixture::textOf;
using namespace Qt::StringLiterals;

class TestAccent : public QObject
{
    Q_OBJECT

private slots:
    void accents_data();
    void accents();
    void contrasts();

private:
    const PageRenderer m_renderer;
};

void TestAccent::accents_data()
{
    QTest::addColumn<QString>("accent");
    for (const char *accent : {"#0b5c7d", "#2456e6", "#ffffff", "#000000", "#ffff00", "#00ff00", "#ff0000", "#808080",
                               "#fcfbf8", "#141518", "#ffc0cb", "#7a00ff", "red", "#12", "#+12345", ""})
        QTest::newRow(accent) << QString::fromLatin1(accent);
}

/// WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for shapes.
void TestAccent::accents()
{
    QFETCH(QString, accent);
    const Rgb lightBand{0xf3, 0xf0, 0xe8}, darkBand{0x1d, 0x1f, 0x23}; // the newsletter's, as in style.css
    const Papers papers = PageTheme::standard()->file().papers();
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Palette palette = paletteOf(accent, scheme, papers);
        QVERIFY(contrast(palette.accent, palette.paper) >= 4.5);
        QVERIFY(contrast(palette.accent, scheme == Scheme::Light ? lightBand : darkBand) >= 4.5);
        QVERIFY(contrast(palette.stageInk, palette.stage) >= 7);
        QVERIFY(contrast(palette.stageSoft, palette.stage) >= 4.5);
    }
    PageInput input = fixture::twoTools();
    input.publication.accent = accent;
    QVERIFY(
        textOf(m_renderer.comparisonPage(input))
            .contains(u"--accent:"_s + QString::fromStdString(toCss(paletteOf(accent, Scheme::Dark, papers).accent))));
}

/// Published values: black on white is 21; #767676 is the lightest grey with 4.5 on white, #777777 has 4.48.
void TestAccent::contrasts()
{
    const Rgb white{255, 255, 255};
    QCOMPARE(contrast(white, {0, 0, 0}), 21.0);
    QCOMPARE(contrast(white, white), 1.0);
    QVERIFY(std::abs(contrast({0x77, 0x77, 0x77}, white) - 4.48) < 0.005);
    QVERIFY(contrast(white, {0x76, 0x76, 0x76}) >= 4.5);
    QVERIFY(parseRgb(u"#0B5c7D"_s) == std::optional<Rgb>({0x0b, 0x5c, 0x7d}));
    QCOMPARE(toCss({0x0b, 0x5c, 0x7d}), std::string("#0b5c7d"));
    // A colour that reads well already is left alone.
    QVERIFY(readableOn(white, {0, 0, 0x80}, {0, 0, 0}, 4.5) == (Rgb{0, 0, 0x80}));
}

QTEST_APPLESS_MAIN(TestAccent)
#include "tst_accent.moc"
