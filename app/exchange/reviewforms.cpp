#include "reviewforms.h"

#include "signedpanel.h"
#include "text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::ReviewForms", text);
}

/// What a reviewer may know of a tool before writing.
QString aboutOf(const Tool &tool)
{
    QStringList particulars;
    for (const QString &text : {tool.vendor, tool.category, tool.license})
        if (!text.isEmpty())
            particulars << text.simplified();
    QStringList paragraphs;
    for (const QString &text : {particulars.join(u" · "_s), tool.website, tool.tagline, tool.description})
        if (!text.isEmpty())
            paragraphs << text;
    return paragraphs.join(u"\n\n"_s);
}

/// Gathers what one reviewer has to write.
class Assignment
{
public:
    Assignment(Library &library, Reviewer reviewer, ReviewForms &forms)
        : m_library(library), m_reviewer(std::move(reviewer)), m_forms(forms)
    {
    }

    Result<void> gather(const QList<Lens> &lenses)
    {
        m_lenses = lenses;
        if (auto done = takeOwn(); !done)
            return done;
        if (auto done = takeCompared(); !done)
            return done;
        std::stable_sort(m_forms.forms.begin(), m_forms.forms.end(),
                         [](auto &a, auto &b) { return a.due.isValid() && (!b.due.isValid() || a.due < b.due); });
        for (const Lens &lens : lenses)
            if (std::any_of(m_forms.forms.begin(), m_forms.forms.end(), [&](auto &f) { return f.lens == lens.key; }))
                m_forms.lenses << lens;
        return takeEarlier();
    }

private:
    /// The reviews assigned to them, of each tool and lens the newest round.
    Result<void> takeOwn()
    {
        RecordStore<Review> store(m_library.connection());
        const auto ids = store.idsBy(u"review.idsOfReviewer"_s, u":id"_s, m_reviewer.id.value);
        if (!ids)
            return ids.error();
        QMap<std::pair<ToolId, LensId>, Review> open;
        for (const ReviewId id : *ids) {
            const auto review = store.get(id);
            if (!review)
                return review.error();
            m_own << *review;
            Review &newest = open[{review->tool, review->lens}];
            if (review->status != ReviewStatus::Approved && review->round >= newest.round)
                newest = *review;
        }
        for (const Review &review : std::as_const(open))
            if (review.id.isValid())
                if (auto done = ask(review); !done)
                    return done;
        return {};
    }
    /// What is compared and nobody writes yet.
    Result<void> takeCompared()
    {
        const auto comparisons = m_library.comparisonIds();
        if (!comparisons)
            return comparisons.error();
        QSet<ToolId> seen;
        for (const ComparisonId id : *comparisons) {
            const auto comparison = m_library.get(id);
            if (!comparison)
                return comparison.error();
            for (const ToolId tool : comparison->tools) {
                if (seen.contains(tool))
                    continue;
                seen.insert(tool);
                if (auto done = takeUnwritten(tool); !done)
                    return done;
            }
        }
        return {};
    }
    Result<void> takeUnwritten(ToolId id)
    {
        const auto reviews = m_library.reviewsOf(id);
        if (!reviews)
            return reviews.error();
        QSet<LensId> taken;
        for (const Review &review : *reviews)
            taken.insert(review.lens);
        for (const Lens &lens : std::as_const(m_lenses)) {
            const bool writes = m_reviewer.lenses.isEmpty() || m_reviewer.lenses.contains(lens.id);
            if (!writes || taken.contains(lens.id))
                continue;
            const auto tool = toolOf(id);
            if (!tool)
                return tool.error();
            if (m_reviewer.conflicts.contains(tool->vendor, Qt::CaseInsensitive))
                return {};
            Review wanted;
            wanted.tool = id;
            wanted.lens = lens.id;
            if (auto done = ask(wanted); !done)
                return done;
        }
        return {};
    }
    Result<void> ask(const Review &review)
    {
        const auto tool = toolOf(review.tool);
        if (!tool)
            return tool.error();
        if (!m_described.contains(tool->id)) {
            m_described.insert(tool->id);
            m_forms.tools << FormTool{tool->slug, tool->name, aboutOf(*tool)};
        }
        const Lens lens = lensOf(review.lens);
        ReviewForm form{tool->slug, tool->name, lens.key, review.round, review.uid, ReviewForms::textsOf(review), {}};
        for (const Prompt &prompt : lens.prompts)
            if (const QString field = u"answers."_s + prompt.key; !form.texts.contains(field))
                form.texts.insert(field, QString());
        form.due = review.due;
        form.status = review.status;
        if (review.status == ReviewStatus::Returned && !review.steps.isEmpty())
            form.note = review.steps.last().note;
        m_asked.insert(review.id);
        m_forms.forms << form;
        return {};
    }
    /// Their own words of before: all on the tools that are asked for, of others the newest.
    Result<void> takeEarlier()
    {
        QSet<QString> asked;
        for (const ReviewForm &form : std::as_const(m_forms.forms))
            asked.insert(form.tool + u' ' + form.lens);
        std::stable_sort(m_own.begin(), m_own.end(), [](auto &a, auto &b) {
            return std::pair(a.writtenOn, a.id.value) > std::pair(b.writtenOn, b.id.value);
        });
        QHash<LensId, int> others;
        for (const Review &review : std::as_const(m_own)) {
            const Lens lens = lensOf(review.lens);
            const bool isWanted =
                std::any_of(m_forms.lenses.begin(), m_forms.lenses.end(), [&](auto &l) { return l.id == lens.id; });
            if (review.quote.isEmpty() || m_asked.contains(review.id) || !isWanted)
                continue;
            const auto tool = toolOf(review.tool);
            if (!tool)
                return tool.error();
            if (!asked.contains(tool->slug + u' ' + lens.key) && ++others[lens.id] > ReviewForms::mostEarlier)
                continue;
            m_forms.earlier << EarlierQuote{tool->slug,   tool->name,     lens.key,
                                            review.round, review.verdict, review.quote};
        }
        return {};
    }
    Result<Tool> toolOf(ToolId id)
    {
        if (const auto known = m_tools.constFind(id); known != m_tools.constEnd())
            return *known;
        auto tool = m_library.get(id);
        if (tool)
            m_tools.insert(id, *tool);
        return tool;
    }
    [[nodiscard]] Lens lensOf(LensId id) const
    {
        for (const Lens &lens : m_lenses)
            if (lens.id == id)
                return lens;
        return {};
    }

    Library &m_library;
    Reviewer m_reviewer;
    ReviewForms &m_forms;
    QList<Lens> m_lenses;
    QList<Review> m_own;
    QHash<ToolId, Tool> m_tools;
    QSet<ToolId> m_described;
    QSet<ReviewId> m_asked;
};

} // namespace

bool ReviewForm::isTouched() const
{
    static const QString nothing = ReviewForms::fingerprint({});
    for (auto [field, text] : texts.asKeyValueRange())
        if (ReviewForms::fingerprint(text) != sent.value(field, nothing))
            return true;
    return false;
}

QString ReviewForms::fingerprint(const QString &text)
{
    constexpr int digits = 12;
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(digits));
}

QMap<QString, QString> ReviewForms::textsOf(const Review &review)
{
    QMap<QString, QString> texts{{u"verdict"_s, review.verdict ? vd::toText(*review.verdict) : QString()},
                                 {u"confidence"_s, review.confidence ? QString::number(*review.confidence) : QString()},
                                 {u"quote"_s, review.quote},
                                 {u"remarks"_s, review.remarks}};
    for (auto [key, answer] : review.answers.asKeyValueRange())
        texts.insert(u"answers."_s + key, answer);
    return texts;
}

Result<void> ReviewForms::put(const QString &field, const QString &text, Review &review)
{
    const QString word = text.trimmed();
    if (field == "quote"_L1) {
        review.quote = text;
    } else if (field == "remarks"_L1) {
        review.remarks = text;
    } else if (field == "verdict"_L1) {
        const auto verdict = fromText<Verdict>(word.toLower());
        if (!verdict && !word.isEmpty())
            return refused(tr("\"%1\" is no verdict; write ship or skip").arg(word.left(40)), field);
        review.verdict = verdict;
    } else if (field == "confidence"_L1) {
        bool isNumber = false;
        const int percent = QString(word).remove(u'%').trimmed().toInt(&isNumber);
        if (!word.isEmpty() && (!isNumber || percent < 50 || percent > 100))
            return refused(tr("\"%1\" is no confidence; write a number from 50 to 100").arg(word.left(40)), field);
        review.confidence = word.isEmpty() ? std::nullopt : std::optional(percent);
    } else if (text.isEmpty()) {
        review.answers.remove(field.mid(8));
    } else {
        review.answers.insert(field.mid(8), text);
    }
    return {};
}

Result<ReviewForms> ReviewForms::forReviewer(Library &library, ReviewerId id)
{
    const auto reviewer = library.get(id);
    const auto publication = library.publication();
    const auto lenses = library.lenses();
    const auto panel = library.reviewers();
    if (!reviewer || !publication)
        return !reviewer ? reviewer.error() : publication.error();
    if (!lenses || !panel)
        return !lenses ? lenses.error() : panel.error();
    ReviewForms forms{publication->uid, publication->name, reviewer->slug, {}, {}};
    forms.reviewerName = reviewer->name;
    forms.anonymous = publication->anonymous;
    if (forms.anonymous) {
        forms.reviewer = reviewer->uid.toString(QUuid::WithoutBraces);
        for (const Reviewer &member : signedPanel(*publication, *panel, tr("Reviewer %1")))
            if (member.id == id)
                forms.reviewerName = member.name;
    }
    forms.language = publication->language;
    forms.dictionary = publication->dictionary;
    forms.bannedPhrases = reviewer->bannedPhrases;
    if (auto done = Assignment(library, *reviewer, forms).gather(*lenses); !done)
        return done.error();
    return forms;
}

QString ReviewForms::fileName() const
{
    return (anonymous ? slugOf(reviewerName) : reviewer) + u".txt"_s;
}

} // namespace vd
