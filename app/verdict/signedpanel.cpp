#include "signedpanel.h"

#include <algorithm>

namespace vd {

namespace {

bool holdsAName(const QString &persona, const QList<Reviewer> &panel)
{
    return std::any_of(panel.begin(), panel.end(), [&](const Reviewer &reviewer) {
        const QString name = reviewer.name.simplified();
        return !name.isEmpty() && persona.simplified().contains(name, Qt::CaseInsensitive);
    });
}

} // namespace

QList<Reviewer> signedPanel(const Publication &publication, const QList<Reviewer> &panel, const QString &numbered)
{
    if (!publication.anonymous)
        return panel;
    QList<ReviewerId> joined;
    for (const Reviewer &reviewer : panel)
        joined << reviewer.id;
    std::sort(joined.begin(), joined.end(), [](ReviewerId a, ReviewerId b) { return a.value < b.value; });
    QList<Reviewer> shown(panel.size());
    int number = 0;
    for (qsizetype place = 0; place < joined.size(); ++place) {
        const auto at = std::find_if(panel.begin(), panel.end(), [&](auto &r) { return r.id == joined.at(place); });
        const QString persona = at->persona.trimmed();
        Reviewer &as = shown[at - panel.begin()];
        as.id = at->id;
        as.lenses = at->lenses;
        as.slug = QStringLiteral("member-%1").arg(place + 1);
        as.name = persona.isEmpty() || holdsAName(persona, panel) ? numbered.arg(++number) : persona;
    }
    return shown;
}

} // namespace vd
