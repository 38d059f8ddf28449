#include "reviewformreader.h"

#include "rules.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

const auto answersPrefix = "answers."_L1;

/// Whether a review through a lens with these beats has the field.
bool hasField(const QList<Prompt> &beats, const QString &field)
{
    return !field.startsWith(answersPrefix) || std::any_of(beats.begin(), beats.end(), [&](const Prompt &beat) {
        return answersPrefix + beat.key == field;
    });
}

class Homecoming
{
public:
    Homecoming(Library &library, Change &change, ReviewerId reviewer, const QString &path, FormsBrought *brought)
        : m_library(library), m_change(change), m_reviewer(reviewer), m_path(path), m_brought(brought)
    {
        if (const auto known = library.get(reviewer))
            m_name = known->name;
    }

    Result<void> bring(const ReviewForm &form)
    {
        const auto tool = m_library.find<Tool>(form.tool);
        const auto lens = m_library.find<Lens>(form.lens);
        if (!tool || !lens)
            return !tool ? tool.error() : lens.error();
        if (!tool->isValid())
            return leave(form,
                         ReviewFormReader::tr("there is no tool \"%1\" here; the form is left out").arg(form.tool));
        if (!lens->isValid())
            return leave(form,
                         ReviewFormReader::tr("there is no lens \"%1\" here; the form is left out").arg(form.lens));
        const auto reviews = m_library.reviewsOf(*tool);
        if (!reviews)
            return reviews.error();
        Review before;
        before.tool = *tool;
        before.lens = *lens;
        before.reviewer = m_reviewer;
        before.round = form.round;
        for (const Review &review : *reviews) {
            const bool isMeant = !form.uid.isNull() && review.uid == form.uid;
            const bool isInPlace = review.lens == *lens && review.round == form.round;
            if (review.reviewer == m_reviewer && (isMeant || (isInPlace && !before.id.isValid())))
                before = review;
        }
        if (!before.id.isValid() && !form.uid.isNull()) { // deleted here meanwhile, or somebody else's
            if (!form.isTouched())
                return {};
            const auto known = RecordStore<Review>(m_library.connection()).findUid(form.uid);
            if (!known)
                return known.error();
            if (known->isValid())
                return leave(form, ReviewFormReader::tr("this review has another reviewer or tool now; the form is "
                                                        "left out"));
            before.uid = form.uid;
        }
        const auto beats = m_library.get(before.lens);
        return beats ? store(form, before, beats->prompts) : beats.error();
    }
    ImportReport report;

private:
    Result<void> store(const ReviewForm &form, const Review &before, const QList<Prompt> &beats)
    {
        const QMap<QString, QString> ours = ReviewForms::textsOf(before);
        Review after = before;
        QStringList changed;
        for (auto [field, theirs] : form.texts.asKeyValueRange()) {
            // Of a review that is not here nothing is left as it was sent: all of it comes in.
            const QString nothing = ReviewForms::fingerprint({});
            const QString base = before.id.isValid() ? form.sent.value(field, nothing) : nothing;
            const QString mine = ours.value(field);
            if (theirs == mine || ReviewForms::fingerprint(theirs) == base)
                continue;
            if (field == form.cut && mine.startsWith(theirs)) // ours with its end cut off
                continue;
            if (!ours.contains(field) && !hasField(beats, field)) {
                note(form,
                     ReviewFormReader::tr("there is no beat \"%1\" here; what stands under it is left out")
                         .arg(field.mid(answersPrefix.size())),
                     field);
                continue;
            }
            const bool isConflict = ReviewForms::fingerprint(mine) != base;
            if (m_brought && m_brought->from.contains({before.id.value, field})) {
                note(form,
                     ReviewFormReader::tr("%1 is not what %2 says; that one counts")
                         .arg(field, m_brought->from.value({before.id.value, field})),
                     field);
                continue;
            }
            if (isConflict && m_brought)
                m_brought->conflicts.append({before.id, field, base});
            if (isConflict && !m_brought) {
                note(form,
                     ReviewFormReader::tr("%1 was changed here since the form was sent; ours stays, theirs begins "
                                          "\"%2\"")
                         .arg(field, theirs.simplified().left(60)),
                     field);
                continue;
            }
            if (auto done = ReviewForms::put(field, theirs, after); !done)
                note(form, done.error().what, field);
            else
                changed << field;
        }
        if (changed.isEmpty() || after == before)
            return {};
        const bool isOpen = after.status == ReviewStatus::Draft || after.status == ReviewStatus::Returned;
        if (isOpen && after.verdict && !after.quote.trimmed().isEmpty() && form.cut != "quote"_L1)
            submit(after);
        if (before.status == ReviewStatus::Approved)
            return leave(form, ReviewFormReader::tr("this review is approved; return it first, or begin a new round"));
        // Asked first: a form that breaks a rule is left out and the others go on, while a failed update ends it all.
        if (auto sound = Rules::check(after); !sound)
            return leave(form, sound.error().what);
        if (auto stored = before.id.isValid() ? m_change.update(after) : added(after); !stored)
            return stored;
        for (const QString &field : std::as_const(changed))
            if (m_brought)
                m_brought->from.insert({after.id.value, field}, QFileInfo(m_path).fileName());
        ++(before.id.isValid() ? report.counts[Noun::Review].updated : report.counts[Noun::Review].added);
        return {};
    }
    void submit(Review &review) const
    {
        review.status = ReviewStatus::Submitted;
        review.steps.append({review.status, m_library.today(), m_name, {}});
        if (!review.writtenOn.isValid())
            review.writtenOn = m_library.today();
    }
    Result<void> added(Review &review)
    {
        const auto done = m_change.add(review);
        if (done)
            review.id = *done;
        return done ? Result<void>() : done.error();
    }
    /// With the line of the field that it is about, or of the form.
    void note(const ReviewForm &form, const QString &what, const QString &field = {})
    {
        report.notes << refused(ReviewFormReader::tr("%1 through %2: %3").arg(form.tool, form.lens, what))
                            .in(m_path, form.fields.value(field, form.line))
                            .text();
    }
    /// The same where the form is given up, and the others go on.
    Result<void> leave(const ReviewForm &form, const QString &what)
    {
        note(form, what);
        return {};
    }

    Library &m_library;
    Change &m_change;
    ReviewerId m_reviewer;
    QString m_name;
    QString m_path;
    FormsBrought *m_brought; ///< none: ours stays in conflicts
};

/// By slug, or by uid where the panel is anonymous.
Result<ReviewerId> findReviewer(Library &library, const QString &name)
{
    const QUuid uid = QUuid::fromString(name);
    return uid.isNull() ? library.find<Reviewer>(name) : RecordStore<Reviewer>(library.connection()).findUid(uid);
}

} // namespace

Result<ImportReport> ReviewFormReader::read(Library &library, const ReviewForms &forms, const QString &fileName,
                                            const Progress &progress)
{
    auto change = library.change(tr("Import of %1").arg(QFileInfo(fileName).fileName()));
    if (!change)
        return change.error();
    auto report = bring(library, **change, forms, fileName, progress);
    if (!report)
        return report;
    if (auto done = (*change)->commit(); !done)
        return done.error();
    return report;
}

Result<ImportReport> ReviewFormReader::bring(Library &library, Change &change, const ReviewForms &forms,
                                             const QString &fileName, const Progress &progress, FormsBrought *brought)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    if (forms.publication.isNull() || forms.reviewer.isEmpty())
        return refused(
                   tr("the line \"@@ publication\" or the line \"@@ reviewer\" is missing or damaged; put them back "
                      "as they were sent"))
            .in(fileName);
    if (forms.publication != publication->uid)
        return refused(
                   tr("these forms belong to another publication (%1); open its library").arg(forms.publicationName))
            .in(fileName);
    const auto reviewer = findReviewer(library, forms.reviewer);
    if (!reviewer)
        return reviewer.error();
    if (!reviewer->isValid())
        return refused(tr("there is no reviewer \"%1\" here; enter the reviewer first").arg(forms.reviewer))
            .in(fileName);
    Homecoming homecoming(library, change, *reviewer, fileName, brought);
    for (const Error &problem : forms.problems)
        homecoming.report.notes << problem.in(fileName).text();
    for (qsizetype i = 0; i < forms.forms.size(); ++i) {
        if (progress && !progress(i, forms.forms.size()))
            return cancelled();
        if (auto done = homecoming.bring(forms.forms.at(i)); !done)
            return done.error().kind == ErrorKind::Refused ? done.error().in(fileName, forms.forms.at(i).line)
                                                           : done.error();
    }
    return homecoming.report;
}

} // namespace vd
