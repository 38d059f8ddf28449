#include "pagefeed.h"

#include "pageexport.h"
#include "recordstore.h"
#include "typedpage.h"

#include <QFileInfo>

namespace vd {

PageFeed::PageFeed(const Typed &typed, QObject *parent) : QObject(parent), m_typed(typed), m_themes(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PageFeed::make);
    connect(&m_themes, &ThemeSource::changed, this, &PageFeed::refresh);
}

void PageFeed::setLibrary(Library *library)
{
    m_library = library;
    m_selected = {};
    m_comparison = {};
    m_themes.forget();
    m_theme.reset();
    settle();
    refresh();
}

void PageFeed::follow(RecordRef selected)
{
    m_selected = selected;
    settle();
    refresh();
}

void PageFeed::refresh()
{
    m_soon.start();
}

Result<QByteArray> PageFeed::page()
{
    const auto input = this->input();
    if (!input)
        return input.error();
    const auto &theme = themeOf(input->publication);
    return theme ? Result(pageOf(*input, *theme)) : theme.error();
}

Result<PageInput> PageFeed::input()
{
    if (!m_library || !m_comparison.isValid())
        return refused(tr("There is no page: choose a comparison."));
    auto input = pageInputOf(*m_library, m_comparison);
    if (!input)
        return input.error();
    layOver(*input, m_typed());
    return input;
}

const Result<PageFeed::Theme> &PageFeed::themeOf(const Publication &publication)
{
    return m_themes.theme(PageTheme::folderOf(publication.theme, QFileInfo(m_library->path()).absolutePath()));
}

QByteArray PageFeed::pageOf(const PageInput &input, const Theme &theme)
{
    return PageRenderer(theme).comparisonPage(input);
}

void PageFeed::make()
{
    if (!m_library)
        return emit noPage(QString());
    const QString sentence = settle();
    const auto input = m_comparison.isValid() ? this->input() : refused(sentence);
    const auto *theme = input ? &themeOf(input->publication) : nullptr;
    if (theme && *theme)
        m_theme = **theme;
    const QString broken = theme && !*theme ? theme->error().text() : QString();
    emit themeBroken(m_theme ? broken : QString());
    if (!input)
        emit noPage(input.error().text());
    else if (!m_theme)
        emit noPage(broken);
    else
        emit pageMade(pageOf(*input, m_theme), QString::number(m_comparison.value));
}

QString PageFeed::settle()
{
    QString sentence;
    const ComparisonId chosen = m_library ? choose(m_selected, &sentence) : ComparisonId();
    if (chosen != m_comparison) {
        m_comparison = chosen;
        emit comparisonChanged();
    }
    return sentence;
}

ComparisonId PageFeed::choose(RecordRef selected, QString *sentence)
{
    RecordStore<Comparison> store(m_library->connection());
    if (selected.noun == Noun::Comparison && selected.isValid() && store.get(selected.as<Comparison>()))
        return selected.as<Comparison>();
    const auto last = m_comparison.isValid() ? store.get(m_comparison) : Result<Comparison>(refused({}));
    if (selected.noun == Noun::Tool && selected.isValid()) {
        const ToolId tool = selected.as<Tool>();
        if (last && last->tools.contains(tool))
            return last->id;
        const auto having = store.idsBy(QStringLiteral("comparison.ofTool"), QStringLiteral(":tool"), tool.value);
        if (having && !having->isEmpty())
            return having->first();
        *sentence = tr("This tool is in no comparison yet. Compare it with another one to see a page.");
        return {};
    }
    if (last)
        return last->id;
    const auto all = m_library->comparisonIds();
    if (all && !all->isEmpty())
        return all->first();
    *sentence = tr("The page of a comparison appears here. Make one with File › New › Comparison.");
    return {};
}

} // namespace vd
