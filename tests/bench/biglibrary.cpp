#include "biglibrary.h"

#include "codec.h"
#include "library.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace vd::bench {

namespace {

const QStringList &vocabulary()
{
    static const QStringList words = [] {
        const QStringList starts{
            QStringLiteral("the"),  QStringLiteral("ba"),  QStringLiteral("cor"), QStringLiteral("del"),
            QStringLiteral("fen"),  QStringLiteral("gra"), QStringLiteral("hol"), QStringLiteral("kin"),
            QStringLiteral("lumi"), QStringLiteral("mar"), QStringLiteral("nor"), QStringLiteral("per"),
            QStringLiteral("qua"),  QStringLiteral("sil"), QStringLiteral("tor"), QStringLiteral("ver")};
        const QStringList ends{QStringLiteral("a"),  QStringLiteral("en"), QStringLiteral("ist"),
                               QStringLiteral("or"), QStringLiteral("um"), QStringLiteral("ing"),
                               QStringLiteral("ed"), QStringLiteral("al"), QStringLiteral("ity"),
                               QStringLiteral("ow"), QStringLiteral("et"), QStringLiteral("ile")};
        QStringList made;
        for (const QString &start : starts)
            for (const QString &middle :
                 {QStringLiteral(""), QStringLiteral("ta"), QStringLiteral("li"), QStringLiteral("ro")})
                for (const QString &end : ends)
                    made << start + middle + end;
        return made;
    }();
    return words;
}

Tool makeTool(int number, Texts &texts)
{
    Tool tool;
    tool.name = texts.words(2) + QStringLiteral(" %1").arg(number);
    tool.slug = QStringLiteral("tool-%1").arg(number);
    tool.vendor = texts.words(1);
    tool.category = texts.words(1);
    tool.tags = {texts.words(1), texts.words(1)};
    tool.tagline = texts.words(8);
    tool.description = QStringLiteral("the ") + texts.words(40);
    tool.website = QStringLiteral("https://tool-%1.example").arg(number);
    tool.plans = {{{},
                   QStringLiteral("Team"),
                   double(texts.next() % 50),
                   QStringLiteral("USD"),
                   Period::Month,
                   QStringLiteral("user"),
                   {},
                   QDate(2026, 5, 1),
                   {}}};
    tool.facts = {{{}, QStringLiteral("Context"), texts.words(2), QDate(2026, 5, 1), {}}};
    tool.votes = {{{}, int(texts.next() % 300), int(texts.next() % 200), QDate(2026, 5, 1), {}}};
    return tool;
}

Review makeReview(const Lens &lens, Texts &texts)
{
    Review review;
    review.lens = lens.id;
    review.verdict = texts.next() % 3 ? Verdict::Ship : Verdict::Skip;
    review.confidence = 50 + int(texts.next() % 51);
    review.quote = QStringLiteral("the ") + texts.words(125);
    for (const Prompt &prompt : lens.prompts)
        review.answers.insert(prompt.key, texts.words(30));
    review.status = ReviewStatus::Approved;
    review.writtenOn = QDate(2026, 5, 1);
    return review;
}

} // namespace

quint32 Texts::next()
{
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return quint32(m_state >> 33U);
}

QString Texts::words(int count)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            text += u' ';
        text += vocabulary().at(next() % vocabulary().size());
    }
    return text;
}

Result<void> makeBigLibrary(const QString &path, int tools)
{
    if (QFile::exists(path))
        return {};
    Library::Options options;
    options.user = QStringLiteral("Bench");
    const QString draft = path + QStringLiteral(".making");
    QFile::remove(draft);
    auto opened = Library::create(draft, options);
    if (!opened.library)
        return Error{ErrorKind::Library, opened.message, {}, draft};
    Library &library = *opened.library;
    const QList<Lens> lenses = *library.lenses();
    ToolId first, second;
    {
        auto change = library.change(QStringLiteral("Import of the benchmark's tools"));
        if (!change)
            return change.error();
        Reviewer reviewer;
        reviewer.name = QStringLiteral("Ada");
        reviewer.slug = QStringLiteral("ada");
        const auto ada = (*change)->add(reviewer);
        for (int number = 0; number < tools; ++number) {
            Texts texts(quint32(number) + 1);
            const auto tool = (*change)->add(makeTool(number, texts));
            if (!tool)
                return tool.error();
            if (number == 0)
                first = *tool;
            if (number == 1)
                second = *tool;
            for (const Lens &lens : lenses) {
                Review review = makeReview(lens, texts);
                review.tool = *tool;
                review.reviewer = *ada;
                if (const auto added = (*change)->add(review); !added)
                    return added.error();
            }
        }
        Comparison comparison;
        comparison.slug = QStringLiteral("first-vs-second");
        comparison.tools = {first, second};
        if (const auto added = (*change)->add(comparison); !added)
            return added.error();
        if (auto done = (*change)->commit(); !done)
            return done;
    }
    opened.library.reset();
    QFile::rename(draft, path);
    return {};
}

Result<void> makeSiteLibrary(const QString &path, int comparisons)
{
    if (QFile::exists(path))
        return {};
    Library::Options options;
    options.user = QStringLiteral("Bench");
    const QString draft = path + QStringLiteral(".making");
    QFile::remove(draft);
    auto opened = Library::create(draft, options);
    if (!opened.library)
        return Error{ErrorKind::Library, opened.message, {}, draft};
    Library &library = *opened.library;
    const QList<Lens> lenses = *library.lenses();
    auto change = library.change(QStringLiteral("Import of the benchmark's site"));
    if (!change)
        return change.error();
    Publication publication = *library.publication();
    publication.name = QStringLiteral("The Bench");
    publication.footer = QStringLiteral("**How the panel works.** ") + Texts(7).words(60);
    if (auto done = (*change)->update(publication); !done)
        return done;
    QList<ReviewerId> panel;
    for (const Lens &lens : lenses) {
        Reviewer reviewer;
        reviewer.name = QStringLiteral("Ada ") + lens.title;
        reviewer.slug = QStringLiteral("ada-") + lens.key;
        reviewer.persona = QStringLiteral("The ") + lens.title;
        reviewer.bio = Texts(9).words(20);
        const auto added = (*change)->add(reviewer);
        if (!added)
            return added.error();
        panel << *added;
    }
    QList<ToolId> tools;
    const int toolCount = qMax(12, comparisons / 5);
    for (int number = 0; number < toolCount; ++number) {
        Texts texts(quint32(number) + 1);
        Tool tool = makeTool(number, texts);
        tool.category = QStringLiteral("Category %1").arg(number % 40);
        tool.bestFor = texts.words(12);
        tool.notFor = texts.words(12);
        tool.pros = {texts.words(6), texts.words(5), texts.words(7)};
        tool.cons = {texts.words(6), texts.words(5)};
        const auto added = (*change)->add(tool);
        if (!added)
            return added.error();
        tools << *added;
        for (qsizetype lens = 0; lens < lenses.size(); ++lens) {
            Review review = makeReview(lenses.at(lens), texts);
            review.tool = *added;
            review.reviewer = panel.at(lens);
            if (const auto done = (*change)->add(review); !done)
                return done.error();
        }
    }
    for (int number = 0; number < comparisons; ++number) {
        Texts texts(quint32(number) + 77777);
        const int first = number % toolCount, second = (first + 1 + number / toolCount) % toolCount;
        Comparison comparison;
        comparison.slug = QStringLiteral("tool-%1-vs-tool-%2").arg(first).arg(second);
        comparison.tools = {tools.at(first), tools.at(second)};
        comparison.dek = texts.words(16);
        comparison.summary = texts.words(60);
        comparison.pricingRead = texts.words(50);
        comparison.pick = PickKind::Tool;
        comparison.pickTool = tools.at(first);
        comparison.status = ComparisonStatus::Published;
        comparison.publishedOn = QDate(2026, 1, 1).addDays(number % 300);
        if (const auto added = (*change)->add(comparison); !added)
            return added.error();
    }
    if (auto done = (*change)->commit(); !done)
        return done;
    change->reset();
    opened.library.reset();
    QFile::rename(draft, path);
    return {};
}

Result<void> writeBigJson(const QString &path, int tools)
{
    if (QFile::exists(path))
        return {};
    QFile lensFile(QStringLiteral(":/verdict/lenses.json"));
    if (!lensFile.open(QIODevice::ReadOnly))
        return Error{ErrorKind::File, QStringLiteral("no lenses"), {}, path};
    const QJsonArray lenses = QJsonDocument::fromJson(lensFile.readAll())[QLatin1String("lenses")].toArray();
    QJsonArray list;
    const RowNumbers numbers;
    for (int number = 0; number < tools; ++number) {
        Texts texts(quint32(number) + 1);
        QJsonObject tool = Encoder(numbers).object(makeTool(number, texts));
        QJsonArray reviews;
        for (const auto &lens : lenses) {
            Lens known;
            Decoder(numbers).decode(lens, known);
            QJsonObject review = Encoder(numbers).object(makeReview(known, texts));
            review.remove(QStringLiteral("tool"));
            review.insert(QStringLiteral("lens"), known.key);
            review.insert(QStringLiteral("reviewer"), QStringLiteral("ada"));
            reviews.append(review);
        }
        tool.insert(QStringLiteral("reviews"), reviews);
        list.append(tool);
    }
    const QJsonObject document{
        {QStringLiteral("format"), QStringLiteral("verdict-library")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("reviewers"), QJsonArray{QJsonObject{{QStringLiteral("slug"), QStringLiteral("ada")},
                                                             {QStringLiteral("name"), QStringLiteral("Ada")}}}},
        {QStringLiteral("tools"), list}};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(document).toJson(QJsonDocument::Compact)) < 0)
        return Error{ErrorKind::File, file.errorString(), {}, path};
    return {};
}

} // namespace vd::bench
