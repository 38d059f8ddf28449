// Share cards: whatever they are told to show, it stays within its place, and the same card is the same file.
#include "pagefixture.h"
#include "pagetheme.h"
#include "palettepng.h"
#include "sharecard.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <QThread>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QString longName = u"Consolidated Northern Transcription and Summary Workbench"_s;

CardTool cardTool(const QString &name, int ship, int skip, bool picked = false)
{
    const QString figure = ship + skip > 0 ? QString::number(100 * ship / (ship + skip)) + u'%' : QString();
    return {name, figure, {ship, skip}, picked};
}

ShareCard card()
{
    return {u"The Ledger"_s,
            u"Larkspur 4B vs Tern Coder"_s,
            u"Ship Larkspur 4B"_s,
            u"#0b5c7d"_s,
            false,
            {cardTool(u"Larkspur 4B"_s, 3, 1, true), cardTool(u"Tern Coder"_s, 2, 2)}};
}

QImage drawn(const ShareCard &card)
{
    return QImage::fromData(shareCardPng(card), "png").convertToFormat(QImage::Format_RGB32);
}

/// Whether nothing but the ground lies beside the margins.
bool keepsItsMargins(const QImage &picture)
{
    constexpr int margin = 60; // 64, and letters that reach out a little
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < margin; ++x)
            if (picture.pixel(x, y) != picture.pixel(0, y) ||
                picture.pixel(picture.width() - 1 - x, y) != picture.pixel(picture.width() - 1, y))
                return false;
    return true;
}

int coloursIn(const QImage &picture, const QRect &place)
{
    QSet<QRgb> colours;
    for (int y = place.top(); y <= place.bottom(); ++y)
        for (int x = place.left(); x <= place.right(); ++x)
            colours << picture.pixel(x, y);
    return int(colours.size());
}

} // namespace

class TestShareCard : public QObject
{
    Q_OBJECT

private slots:
    void everythingKeepsItsPlace_data();
    void everythingKeepsItsPlace();
    void theAccentIsThePublications();
    void theSameCardIsTheSameFile();
    void threadsDrawTheSame();
    void whatIsShownIsWhatIsSaid();
    void anUnknownCardIsStillOne();
    void anEditionsCard();
    void aPaletteHoldsDrawings();
    void otherColoursSurvive();
};

void TestShareCard::everythingKeepsItsPlace_data()
{
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("tools");
    QTest::addColumn<bool>("rightToLeft");
    for (const int tools : {2, 3, 4}) {
        QTest::addRow("%d tools", tools) << u"Larkspur 4B vs Tern Coder"_s << u"Larkspur 4B"_s << tools << false;
        QTest::addRow("%d long names", tools)
            << longName + u" vs "_s + longName + u" vs "_s + longName << longName << tools << false;
        QTest::addRow("%d, right to left", tools)
            << u"محرر الشيفرة vs Tern Coder"_s << u"محرر الشيفرة الطويل جدا جدا"_s << tools << true;
    }
    QTest::newRow("one long word") << u"M"_s.repeated(300) << u"W"_s.repeated(300) << 2 << false;
    QTest::newRow("other scripts") << u"東京の議事録 vs निर्णय 🚀"_s << u"東京の議事録"_s << 2 << false;
}

void TestShareCard::everythingKeepsItsPlace()
{
    QFETCH(QString, headline);
    QFETCH(QString, name);
    QFETCH(int, tools);
    QFETCH(bool, rightToLeft);
    ShareCard shown = card();
    shown.publication = name;
    shown.headline = headline;
    shown.pick = u"Ship "_s + name;
    shown.rightToLeft = rightToLeft;
    shown.tools.clear();
    for (int i = 0; i < tools; ++i)
        shown.tools << cardTool(name, 3 + i * 9, 1, i == 1);
    const QImage picture = drawn(shown);
    QCOMPARE(picture.size(), QSize(1200, 630));
    QVERIFY(keepsItsMargins(picture));
    // The headline stays above the band, the names in their columns.
    const QRgb ground = picture.pixel(0, 0);
    for (int x = 0; x < picture.width(); ++x)
        QCOMPARE(picture.pixel(x, 338), ground);
    const double gap = 40, width = (1200 - 128 - gap * (tools - 1)) / tools;
    for (int i = 1; i < tools; ++i) {
        const int between = int(64 + i * (width + gap) - gap / 2);
        QCOMPARE(coloursIn(picture, {between - 12, 450, 24, 170}), 1);
    }
}

void TestShareCard::theAccentIsThePublications()
{
    ShareCard red = card();
    red.accent = u"#b00020"_s;
    const QRgb band = drawn(red).pixel(10, 620), other = drawn(card()).pixel(10, 620);
    QVERIFY(qRed(band) > qBlue(band));
    QVERIFY(qRed(other) < qBlue(other));
}

void TestShareCard::theSameCardIsTheSameFile()
{
    const QByteArray first = shareCardPng(card());
    ShareCard between = card();
    between.headline = longName;
    QVERIFY(shareCardPng(between) != first);
    QCOMPARE(shareCardPng(card()), first);
    QVERIFY2(first.size() < 100'000, "social media take small pictures faster");
}

void TestShareCard::threadsDrawTheSame()
{
    const QByteArray wanted = shareCardPng(card());
    QList<QByteArray> drawn(4);
    std::vector<std::unique_ptr<QThread>> threads;
    for (QByteArray &target : drawn)
        threads
            .emplace_back(QThread::create([&target] {
                for (int i = 0; i < 5; ++i)
                    target = shareCardPng(card());
            }))
            ->start();
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    for (const QByteArray &bytes : std::as_const(drawn))
        QCOMPARE(bytes, wanted);
}

void TestShareCard::whatIsShownIsWhatIsSaid()
{
    const QByteArray whole = shareCardPng(card());
    const auto differs = [&](auto change) {
        ShareCard changed = card();
        change(changed);
        return shareCardPng(changed) != whole;
    };
    QVERIFY(differs([](ShareCard &changed) { changed.publication = u"The Ballast"_s; }));
    QVERIFY(differs([](ShareCard &changed) { changed.pick.clear(); }));
    QVERIFY(differs([](ShareCard &changed) { changed.tools.last().name = u"Tern"_s; }));
    QVERIFY(differs([](ShareCard &changed) { changed.tools.last().figure = u"51%"_s; }));
    QVERIFY(differs([](ShareCard &changed) { changed.tools.last().split = {3, 1}; }));
    QVERIFY(differs([](ShareCard &changed) { changed.tools.last().picked = true; }));
}

void TestShareCard::anUnknownCardIsStillOne()
{
    QVERIFY(!drawn(ShareCard{}).isNull());
    ShareCard bare = card();
    bare.pick.clear();
    bare.tools = {cardTool(u"Larkspur 4B"_s, 0, 0), cardTool(u"Tern Coder"_s, 0, 0)};
    const QImage picture = drawn(bare);
    QVERIFY(keepsItsMargins(picture));
    QCOMPARE(picture.pixel(600, 590), picture.pixel(0, 0)); // no columns without a review
}

void TestShareCard::anEditionsCard()
{
    const PageInput input = fixture::twoTools();
    const auto theme = PageTheme::standard();
    const Edition edition(input.publication, input.lenses, input.reviewers, theme->language(u"en"_s).labels);
    const auto larkspur = edition.shown(input.tools.first(), input.reviews.first(1));
    const auto tern = edition.shown(input.tools.last(), {});
    const ShareCard made = shareCardOf(edition, input.comparison, u"A vs B"_s, {larkspur, tern});
    QCOMPARE(made.publication, u"The Ledger"_s);
    QCOMPARE(made.pick, u"Ship Larkspur 4B"_s);
    QCOMPARE(made.tools.first().figure, u"100%"_s);
    QVERIFY(made.tools.first().picked);
    QCOMPARE(made.tools.last().figure, QString());
    QVERIFY(!made.tools.last().picked);
}

void TestShareCard::aPaletteHoldsDrawings()
{
    QImage picture(200, 100, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::darkBlue);
    painter.drawEllipse(QRectF(10.3, 10.3, 80, 80));
    painter.end();
    const QImage kept = QImage::fromData(palettePng(picture, {{qRgb(255, 255, 255), QColor(Qt::darkBlue).rgb()},
                                                              {qRgb(255, 255, 255), qRgb(0, 0, 0)},
                                                              {qRgb(0, 0, 128), qRgb(0, 0, 0)}}));
    QCOMPARE(kept.format(), QImage::Format_Indexed8);
    QCOMPARE(kept.pixel(50, 50), QColor(Qt::darkBlue).rgb());
    QCOMPARE(kept.pixel(150, 50), qRgb(255, 255, 255));
}

void TestShareCard::otherColoursSurvive()
{
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(Qt::white);
    picture.setPixel(3, 3, qRgb(200, 30, 90));
    const QImage kept = QImage::fromData(palettePng(picture, {{qRgb(255, 255, 255), qRgb(0, 0, 0)}}));
    QCOMPARE(kept.pixel(3, 3), qRgb(200, 30, 90));
}

QTEST_MAIN(TestShareCard)
#include "tst_sharecard.moc"
