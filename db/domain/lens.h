#pragma once

#include "fields.h"
#include "id.h"

#include <QList>
#include <QString>
#include <QUuid>

namespace vd {

/// A beat that a quote through this lens follows.
struct Prompt
{
    QString key; ///< what answers are filed under; unique in its lens
    QString label;
    QString help;

    static constexpr auto fields()
    {
        return std::tuple{column("key", &Prompt::key), column("label", &Prompt::label), column("help", &Prompt::help)};
    }
    bool operator==(const Prompt &) const = default;
};

/// An angle of review with a guiding question.
struct Lens
{
    LensId id;
    QUuid uid;
    QString key;
    QString title;
    QString question;
    QList<Prompt> prompts;
    int position = 0; ///< in the order of pages and tabs

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Lens::uid),         column("key", &Lens::key),
                          column("title", &Lens::title),     column("question", &Lens::question),
                          column("prompts", &Lens::prompts), internal("position", &Lens::position)};
    }
    bool operator==(const Lens &) const = default;
};

} // namespace vd
