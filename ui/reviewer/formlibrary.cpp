#include "formlibrary.h"

#include "historystore.h"
#include "rules.h"
#include "text.h"

using namespace Qt::StringLiterals;

namespace vd {

Result<std::unique_ptr<FormLibrary>> FormLibrary::make(const ReviewForms &forms, const Clock &clock)
{
    std::unique_ptr<FormLibrary> made(new FormLibrary);
    if (!made->m_folder.isValid())
        return Error{
            ErrorKind::File, tr("there is no room for temporary files: %1").arg(made->m_folder.errorString()), {}};
    Library::Options options;
    options.user = forms.reviewerName.isEmpty() ? forms.reviewer : forms.reviewerName;
    options.clock = clock;
    Library::Opened opened = Library::create(made->m_folder.filePath(u"forms.verdict"_s), options);
    if (!opened.library)
        return Error{ErrorKind::Library, opened.message, {}};
    made->m_library = std::move(opened.library);
    if (auto filled = made->fill(forms); !filled)
        return filled.error();
    return made;
}

Result<void> FormLibrary::fill(const ReviewForms &forms)
{
    auto change = m_library->change(tr("opening of the forms"));
    if (!change)
        return change.error();
    m_change = *std::move(change);
    if (auto done = addPanel(forms); !done)
        return done;
    if (auto done = addTools(forms); !done)
        return done;
    for (const ReviewForm &form : forms.forms)
        if (auto done = addForm(form); !done)
            return done;
    for (const EarlierQuote &quote : forms.earlier)
        if (auto done = addEarlier(quote); !done)
            return done;
    if (auto done = m_change->commit(); !done)
        return done;
    m_change.reset();
    const auto last = lastDone();
    if (!last)
        return last.error();
    m_made = *last;
    return {};
}

Result<void> FormLibrary::addPanel(const ReviewForms &forms)
{
    auto publication = m_library->publication();
    const auto shipped = m_library->lenses();
    if (!publication || !shipped)
        return !publication ? publication.error() : shipped.error();
    publication->name = forms.publicationName;
    publication->dictionary = forms.dictionary;
    publication->anonymous = forms.anonymous;
    Publication spoken = *publication;
    spoken.language = forms.language;
    if (Rules::check(spoken))
        *publication = spoken;
    if (auto done = m_change->update(*publication); !done)
        return done;
    for (const Lens &lens : *shipped)
        if (auto done = m_change->remove(lens.id); !done)
            return done;
    Reviewer reviewer;
    reviewer.name = forms.reviewerName.isEmpty() ? tr("The reviewer") : forms.reviewerName;
    reviewer.persona = forms.anonymous ? reviewer.name : QString();
    reviewer.slug = slugOf(reviewer.name);
    reviewer.bannedPhrases = forms.bannedPhrases;
    for (Lens lens : forms.lenses) {
        lens.prompts.removeIf([](const Prompt &prompt) {
            Lens probe;
            probe.key = probe.title = prompt.key;
            return !Rules::check(probe);
        });
        if (!Rules::check(lens))
            continue; // its forms tell
        const auto id = m_change->add(lens);
        if (!id)
            return id.error();
        m_lenses.insert(lens.key, *id);
        reviewer.lenses << *id;
    }
    const auto id = m_change->add(reviewer);
    if (!id)
        return id.error();
    m_reviewer = *id;
    return {};
}

Result<void> FormLibrary::addTools(const ReviewForms &forms)
{
    for (const FormTool &described : forms.tools)
        if (auto done = tool(described.slug, described.name, described.about); !done)
            return done.error();
    return {};
}

Result<ToolId> FormLibrary::tool(const QString &slug, const QString &name, const QString &about)
{
    if (const auto known = m_tools.constFind(slug); known != m_tools.constEnd())
        return *known;
    Tool tool;
    tool.name = name.isEmpty() ? slug : name;
    tool.slug = isSlug(slug) ? slug : u"tool-%1"_s.arg(m_tools.size() + 1);
    tool.description = about;
    tool.vendor = about.section(u'\n', 0, 0).section(u" · "_s, 0, 0); // where it is known: spelling knows it, too
    auto id = m_change->add(tool);
    if (id)
        m_tools.insert(slug, *id);
    return id;
}

Result<void> FormLibrary::addForm(const ReviewForm &form)
{
    m_reviews << ReviewId();
    m_taken << QMap<QString, QString>();
    const auto tool = this->tool(form.tool, form.toolName);
    if (!tool)
        return tool.error();
    Review review;
    review.tool = *tool;
    review.lens = m_lenses.value(form.lens);
    review.reviewer = m_reviewer;
    review.round = form.round;
    review.due = form.due;
    if (!review.lens.isValid()) {
        m_problems
            << refused(tr("\"%1\" is no key of a lens; the form is left as it is").arg(form.lens)).in({}, form.line);
        return {};
    }
    for (auto [field, text] : form.texts.asKeyValueRange())
        if (auto put = ReviewForms::put(field, text, review); !put)
            m_problems << put.error().in({}, form.fields.value(field));
    const auto id = m_change->add(review);
    if (!id)
        return id.error();
    m_reviews.last() = *id;
    m_taken.last() = ReviewForms::textsOf(review);
    m_places.insert(u"%1 %2 %3"_s.arg(form.tool, form.lens).arg(form.round));
    return {};
}

/// For the writing aids, which compare with what was written before.
Result<void> FormLibrary::addEarlier(const EarlierQuote &quote)
{
    const QString place = u"%1 %2 %3"_s.arg(quote.tool, quote.lens).arg(quote.round);
    Review review;
    review.lens = m_lenses.value(quote.lens);
    review.reviewer = m_reviewer;
    review.round = quote.round;
    review.verdict = quote.verdict;
    review.quote = quote.quote;
    review.status = quote.verdict ? ReviewStatus::Approved : ReviewStatus::Draft;
    if (!review.lens.isValid() || m_places.contains(place) || quote.quote.trimmed().isEmpty())
        return {};
    m_places.insert(place);
    const auto tool = this->tool(quote.tool, quote.toolName);
    if (!tool)
        return tool.error();
    review.tool = *tool;
    const auto id = m_change->add(review);
    return id ? Result<void>() : id.error();
}

Result<qint64> FormLibrary::lastDone()
{
    const auto row = HistoryStore(m_library->connection()).lastDone();
    if (!row)
        return row.error();
    return *row ? (*row)->seq : 0;
}

bool FormLibrary::canUndo()
{
    const auto last = lastDone();
    return last && *last > m_made;
}

} // namespace vd
