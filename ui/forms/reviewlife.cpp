#include "reviewlife.h"

#include <QLocale>

namespace vd {

QString ReviewLife::history(const QList<ReviewStep> &steps, QDate today)
{
    QStringList parts;
    for (const ReviewStep &one : steps)
        parts << step(one, today);
    QString line = parts.join(QStringLiteral(" · "));
    if (!line.isEmpty())
        line[0] = line.at(0).toUpper();
    return line;
}

QString ReviewLife::step(const ReviewStep &step, QDate today)
{
    QString text;
    switch (step.status) {
    case ReviewStatus::Draft:
        text = tr("assigned");
        break;
    case ReviewStatus::Submitted:
        text = tr("submitted");
        break;
    case ReviewStatus::Returned:
        text = tr("returned");
        break;
    case ReviewStatus::Approved:
        text = tr("approved");
        break;
    }
    if (step.on.isValid()) {
        const QString format =
            step.on.year() == today.year() ? tr("d MMM", "day and month") : tr("d MMM yyyy", "day, month and year");
        text = tr("%1 %2", "submitted, 9 May").arg(text, QLocale().toString(step.on, format));
    }
    if (!step.by.isEmpty())
        text = tr("%1 by %2", "submitted 9 May, Mara").arg(text, step.by);
    if (const QString note = step.note.simplified(); !note.isEmpty())
        text = tr("%1: “%2”", "returned 10 May by Mara, note").arg(text, note);
    return text;
}

QString ReviewLife::due(const Review &review, QDate today)
{
    if (!review.due.isValid() || !isWithReviewer(review.status))
        return {};
    const int days = int(today.daysTo(review.due));
    if (days < -1)
        return tr("Overdue by %1 days.").arg(-days);
    if (days == -1)
        return tr("Overdue since yesterday.");
    if (days == 0)
        return tr("Due today.");
    return days == 1 ? tr("Due tomorrow.") : tr("Due in %1 days.").arg(days);
}

bool ReviewLife::isOverdue(const Review &review, QDate today)
{
    return review.due.isValid() && review.due < today && isWithReviewer(review.status);
}

QString ReviewLife::returned(const Review &review, QDate today)
{
    const bool isReturned = review.status == ReviewStatus::Returned && !review.steps.isEmpty() &&
                            review.steps.last().status == ReviewStatus::Returned;
    return isReturned && !review.steps.last().note.isEmpty() ? history({review.steps.last()}, today) : QString();
}

} // namespace vd
