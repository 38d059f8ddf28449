#pragma once

#include "checks.h"
#include "digest.h"
#include "id.h"
#include "reviewer.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <memory>

namespace vd {

struct AnonymityPatterns;

/// Words in a text that tell who wrote it.
struct GiveAway
{
    enum class What {
        Name,         ///< the author's, or a part of it
        OtherName,    ///< of another reviewer
        Handle,       ///< the author's slug, user name or address
        OtherHandle,  ///< of another reviewer
        Address,      ///< any e-mail address
        UserName,     ///< any @name
        SelfReference ///< "in my earlier review", "my colleague"
    };
    qsizetype start = 0;
    qsizetype length = 0;
    What what = What::Name;
    QString sentence; ///< for people: quotes the words and says what they are

    bool operator==(const GiveAway &) const = default;
};

/// Looks for what gives an anonymous panel away. Pure, over the panel as it is. Making one is the work of a
/// millisecond: keep it for many texts.
///
/// A name counts whole in any case, and part by part (without "von", "de", "Dr.") where it is written with its capital
/// or all in capitals, as a whole word with or without a genitive's s. A part that is an ordinary word too (Will,
/// Grace, Stone) counts only with its capital in the middle of a sentence: not at the start of one or of quoted words.
/// A slug or user name counts in any case, one that is an ordinary word or only a part of the name only after an @.
/// Nothing counts as a name within the name of a product. An @name in code, or with a slash behind it, is no person.
class Anonymity
{
    Q_DECLARE_TR_FUNCTIONS(vd::Anonymity)

public:
    /// products: names of tools and vendors, which may hold a reviewer's.
    explicit Anonymity(const QList<Reviewer> &panel, const QStringList &products = {});
    /// The same panel beside other products, which costs nothing.
    [[nodiscard]] Anonymity beside(const QStringList &products) const;

    /// What a reviewer wrote, in the order of the text; no two overlap.
    [[nodiscard]] QList<GiveAway> inQuote(const QString &text, ReviewerId author) const;
    /// What an editor wrote: names and user names of the panel only.
    [[nodiscard]] QList<GiveAway> inText(const QString &text) const;
    /// The sentences as one, three of them at most and the number of the others; empty without any.
    [[nodiscard]] static QString inWords(const QList<GiveAway> &found);

    /// What the page of a comparison gives away, each with its field; empty unless the publication is anonymous.
    [[nodiscard]] static QList<Finding> check(const ComparisonValues &values);
    // The same of one record's own texts
    [[nodiscard]] QList<Finding> of(const Comparison &comparison) const;
    /// With the current ones of these reviews.
    [[nodiscard]] QList<Finding> of(const Tool &tool, const QList<Review> &reviews, const QList<Lens> &lenses) const;
    /// With the personas that it shows.
    [[nodiscard]] QList<Finding> of(const Publication &publication, const QList<Reviewer> &panel) const;
    [[nodiscard]] QList<Finding> of(const Digest &digest) const;

private:
    class Search;

    std::shared_ptr<const AnonymityPatterns> m_patterns;
    QRegularExpression m_products;
};

} // namespace vd
