// The records as front matter: texts as their authors typed them, figures and sentences ready.
#include "hugosite.h"

#include "accent.h"
#include "blockid.h"
#include "htmltext.h"
#include "library.h"
#include "pagetheme.h"
#include "siteindex.h"
#include "sitepages.h"
#include "sitepaths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vd::bench {

namespace {

constexpr int neighbourCount = 6;

QJsonObject jsonOf(const TemplateData &data);

/// A value of our page data. The benchmark's texts have nothing that would be escaped in it.
QJsonValue jsonOf(const TemplateValue &value)
{
    if (const TemplateValue::List *items = value.list()) {
        QJsonArray array;
        for (const TemplateValue &item : *items)
            array.append(jsonOf(item));
        return array;
    }
    if (const TemplateData *object = value.object()) {
        const QJsonObject made = jsonOf(*object);
        return made.contains(QLatin1String("iso")) ? made.value(QLatin1String("iso")) : made; // Hugo formats dates
    }
    const std::string_view text = value.shown();
    return text.empty() ? QJsonValue(value.isTrue())
                        : QJsonValue(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

QJsonObject jsonOf(const TemplateData &data)
{
    QJsonObject object;
    data.forEach(
        [&](Name name, const TemplateValue &value) { object.insert(QLatin1String(name.text()), jsonOf(value)); });
    return object;
}

QJsonValue valueOf(const PageData &page, Name name)
{
    const TemplateValue *value = page.data().find(name.hash());
    return value ? jsonOf(*value) : QJsonValue();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

template <class Value>
Value taken(Result<Value> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return std::move(*result);
}

class HugoSite
{
public:
    HugoSite(Library &library, const QString &folder)
        : m_folder(folder),
          m_library(library),
          m_index(taken(SiteIndex::load(library))),
          m_theme(PageTheme::standard()),
          m_edition(PageRenderer(m_theme).edition(m_index.publication, m_index.lenses, m_index.panel,
                                                  {{sitepath::front, QStringLiteral("front")}}))
    {
        readTools();
    }

    void writeAll()
    {
        copyLayouts();
        writeShared();
        const QString content = m_folder + QStringLiteral("/content/compare/");
        QDir().mkpath(content);
        for (int place = 0; place < m_index.comparisons.size(); ++place)
            write(content + m_index.comparisons.slug(place) + QStringLiteral(".md"), bytesOf(comparison(place)));
    }

private:
    void readTools()
    {
        QList<ToolId> ids;
        for (int tool = 0; tool < m_index.tools.size(); ++tool)
            ids << m_index.tools.id(tool);
        for (const ReviewedTool &tool : taken(reviewedTools(m_library.connection(), ids)))
            m_shown.insert(tool.tool.id, m_edition.shown(tool.tool, tool.reviews));
    }

    void copyLayouts() const
    {
        const QString from = QStringLiteral(VERDICT_SOURCE_DIR "/tests/bench/hugo");
        for (QDirIterator it(from, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QString path = it.next(), target = m_folder + path.mid(from.size());
            QDir().mkpath(target.section(u'/', 0, -2));
            if (!QFile::copy(path, target))
                qFatal("%s cannot be written", qPrintable(target));
        }
    }

    /// The style sheet, and what no comparison says.
    void writeShared() const
    {
        const std::string accent = accentStyle(m_index.publication.accent, m_theme->file().papers());
        write(m_folder + QStringLiteral("/layouts/partials/style.html"),
              QByteArray::fromStdString("<style>" + m_theme->css() + "</style>\n<style>" + accent + "</style>"));
        QJsonObject panel;
        for (const Reviewer &reviewer : m_edition.panel())
            panel.insert(reviewerBlockId(reviewer.slug), QJsonObject{{QStringLiteral("name"), reviewer.name},
                                                                     {QStringLiteral("persona"), reviewer.persona},
                                                                     {QStringLiteral("bio"), reviewer.bio}});
        const auto link = [&](const QString &path, QLatin1String words) {
            return QJsonObject{{QStringLiteral("href"), path}, {QStringLiteral("text"), m_edition.labels.text(words)}};
        };
        const QJsonArray ways{link(sitepath::all(QStringLiteral("comparisons")), QLatin1String("site.comparisons")),
                              link(sitepath::all(QStringLiteral("tools")), QLatin1String("site.tools")),
                              link(sitepath::all(QStringLiteral("categories")), QLatin1String("site.categories")),
                              link(sitepath::all(QStringLiteral("panel")), QLatin1String("site.reviewers"))};
        const std::string hashes = m_theme->cssHash() + ' ' + policyHash(accent);
        QDir().mkpath(m_folder + QStringLiteral("/data"));
        write(m_folder + QStringLiteral("/data/site.json"),
              bytesOf({{QStringLiteral("name"), m_index.publication.name},
                       {QStringLiteral("kicker"), m_index.publication.kicker},
                       {QStringLiteral("footer"), m_index.publication.footer},
                       {QStringLiteral("method"), valueOf(PageData(m_edition.data()), "method_text")},
                       {QStringLiteral("style_hashes"), QString::fromStdString(hashes)},
                       {QStringLiteral("nav"), ways},
                       {QStringLiteral("panel"), panel}}));
    }

    QJsonObject comparison(int place) const
    {
        const Comparison record = taken(m_library.get(m_index.comparisons.id(place)));
        QList<ShownToolPtr> tools;
        for (const ToolId tool : record.tools)
            tools << m_shown.value(tool);
        const PageData page = comparisonData(m_edition, record, tools);
        QJsonObject made{{QStringLiteral("title"), m_index.headlineOf(place)},
                         {QStringLiteral("date"), record.publishedOn.toString(Qt::ISODate)},
                         {QStringLiteral("dek"), record.dek},
                         {QStringLiteral("summary"), record.summary},
                         {QStringLiteral("pricing_read"), record.pricingRead},
                         {QStringLiteral("count"), tools.size()},
                         {QStringLiteral("prices"), valueOf(page, "prices")},
                         {QStringLiteral("reviewed_by"), valueOf(page, "reviewed_by")},
                         {QStringLiteral("is_long"), valueOf(page, "is_long")},
                         {QStringLiteral("pick"), valueOf(page, "pick")},
                         {QStringLiteral("plans_currency"), valueOf(page, "plans_currency")},
                         {QStringLiteral("split_text"), valueOf(page, "split_text")},
                         {QStringLiteral("any_votes"), valueOf(page, "any_votes")},
                         {QStringLiteral("votes_call"), valueOf(page, "votes_call")},
                         {QStringLiteral("facts"), valueOf(page, "facts")}};
        QJsonArray columns;
        for (const ShownToolPtr &tool : tools)
            columns.append(column(*tool, int(columns.size()) + 1, record));
        made.insert(QStringLiteral("tools"), columns);
        made.insert(QStringLiteral("lenses"), lenses(tools, valueOf(page, "split_rows").toArray()));
        QJsonArray panel;
        for (const auto &member : valueOf(page, "panel").toArray())
            panel.append(member[QLatin1String("id")]);
        made.insert(QStringLiteral("panel"), panel);
        QJsonArray more;
        for (const int neighbour : m_index.neighboursOf(place, neighbourCount))
            more.append(teaser(neighbour));
        made.insert(QStringLiteral("more"), more);
        return made;
    }

    static QJsonObject column(const ShownTool &tool, int number, const Comparison &record)
    {
        QJsonObject made = jsonOf(*tool.data);
        made.insert(QStringLiteral("n"), number);
        made.insert(QStringLiteral("picked"), record.pickTool == tool.tool.id);
        made.insert(QStringLiteral("description"), tool.tool.description);
        made.insert(QStringLiteral("best_for"), tool.tool.bestFor);
        made.insert(QStringLiteral("not_for"), tool.tool.notFor);
        QJsonArray marks;
        for (int i = 0; i < tool.split.total(); ++i)
            marks.append(i < tool.split.ship);
        made.insert(QStringLiteral("marks"), marks);
        QJsonArray tallies;
        for (const VoteTally &tally : tool.tool.votes)
            tallies.append(tally.asOf.toString(Qt::ISODate));
        made.insert(QStringLiteral("tallies"), tallies);
        return made;
    }

    QJsonArray lenses(const QList<ShownToolPtr> &tools, const QJsonArray &splitRows) const
    {
        QJsonArray made;
        for (qsizetype at = 0; at < m_edition.lenses.size(); ++at) {
            const Lens &lens = m_edition.lenses.at(at);
            QJsonArray quotes;
            for (const ShownToolPtr &tool : tools) {
                const auto review = std::find_if(tool->current.begin(), tool->current.end(),
                                                 [&](const Review &one) { return one.lens == lens.id; });
                QJsonObject quote = jsonOf(*tool->lenses.at(at).quotes.first().data);
                quote.remove(QStringLiteral("html"));
                quote.insert(QStringLiteral("n"), int(quotes.size()) + 1);
                quote.insert(QStringLiteral("quote"), review->quote);
                quotes.append(quote);
            }
            made.append(QJsonObject{{QStringLiteral("id"), lensBlockId(lens.key)},
                                    {QStringLiteral("title"), lens.title},
                                    {QStringLiteral("question"), lens.question},
                                    {QStringLiteral("apart"), splitRows.at(made.size())[QLatin1String("apart")]},
                                    {QStringLiteral("quotes"), quotes}});
        }
        return made;
    }

    QJsonObject teaser(int place) const
    {
        const SiteComparisons &comparisons = m_index.comparisons;
        QJsonArray figures;
        for (const int tool : comparisons.tools(place)) {
            const ShownToolPtr shown = m_shown.value(m_index.tools.id(tool));
            figures.append(QJsonObject{{QStringLiteral("name"), shown->tool.name},
                                       {QStringLiteral("figure"), jsonOf(*shown->data)[QLatin1String("panel_ship")]}});
        }
        return {{QStringLiteral("href"), sitepath::comparison(comparisons.slug(place))},
                {QStringLiteral("title"), m_index.headlineOf(place)},
                {QStringLiteral("line"), QString::fromUtf8(comparisons.dek(place))},
                {QStringLiteral("on"), comparisons.publishedOn(place).toString(Qt::ISODate)},
                {QStringLiteral("figures"), figures}};
    }

    QString m_folder;
    Library &m_library;
    SiteIndex m_index;
    std::shared_ptr<const PageTheme> m_theme;
    Edition m_edition;
    QHash<ToolId, ShownToolPtr> m_shown;
};

} // namespace

void writeHugoSite(Library &library, const QString &folder)
{
    QDir().mkpath(folder);
    HugoSite(library, folder).writeAll();
}

} // namespace vd::bench
