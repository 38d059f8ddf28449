#include "anonymity.h"

#include "anonymitypatterns.h"

#include <algorithm>
#include <optional>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

using What = GiveAway::What;

struct Range
{
    qsizetype start, length;
    [[nodiscard]] qsizetype end() const { return start + length; }
    [[nodiscard]] bool meets(const Range &other) const { return start < other.end() && other.start < end(); }
};

QList<Range> matches(const QRegularExpression &expression, const QString &text)
{
    QList<Range> ranges;
    if (expression.pattern().isEmpty())
        return ranges;
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        ranges << Range{found.capturedStart(), found.capturedLength()};
    }
    return ranges;
}

/// Whether a word's capital may be that of a sentence or of quoted words.
bool beginsASentence(const QString &text, qsizetype at)
{
    static const QString marks = u"*_([{#>-–—"_s, quotes = u"\"'“„”‘‚«»›‹"_s, ends = u".!?:;…"_s;
    int lines = 0;
    for (--at; at >= 0; --at) {
        const QChar c = text.at(at);
        lines += c == u'\n' ? 1 : 0;
        if (quotes.contains(c) || ends.contains(c) || lines > 1)
            return true;
        if (!c.isSpace() && !marks.contains(c))
            return false;
    }
    return true;
}

} // namespace

/// One pass over one text.
class Anonymity::Search
{
public:
    Search(const QString &text, const AnonymityPatterns &patterns, const QRegularExpression &products)
        : m_text(text), m_patterns(patterns), m_products(products)
    {
    }

    void mailAddresses()
    {
        for (const Range &range : matches(AnonymityPatterns::addresses(), m_text))
            add(range, What::Address);
    }

    /// Longer words first: what is within them says no more. The author before the others: what they share is the
    /// author's.
    void panel(ReviewerId author)
    {
        if (!namesAnybody())
            return;
        for (const auto pass : {&Search::handles, &Search::wholeName, &Search::partsOfName})
            for (const bool isAuthor : {true, false})
                for (const auto &member : m_patterns.panel)
                    if ((author.isValid() && member.id == author) == isAuthor)
                        (this->*pass)(member, isAuthor);
    }

    void anybodys()
    {
        const QList<Range> inCode = matches(AnonymityPatterns::code(), m_text);
        for (const Range &range : matches(AnonymityPatterns::userNames(), m_text))
            if (std::none_of(inCode.begin(), inCode.end(), [&](const Range &span) { return span.meets(range); }))
                add(range, What::UserName);
        for (const Range &range : matches(AnonymityPatterns::selfReferences(), m_text))
            add(range, What::SelfReference);
    }

    [[nodiscard]] QList<GiveAway> result()
    {
        std::sort(m_found.begin(), m_found.end(), [](auto &a, auto &b) { return a.start < b.start; });
        return m_found;
    }

private:
    using Member = AnonymityPatterns::Member;

    [[nodiscard]] bool namesAnybody() const
    {
        return std::any_of(m_patterns.anybody.begin(), m_patterns.anybody.end(), [this](const auto &expression) {
            return !expression.isValid() // of a panel too large for one
                   || (!expression.pattern().isEmpty() && expression.match(m_text).hasMatch());
        });
    }
    void handles(const Member &member, bool isAuthor)
    {
        for (const Range &range : matches(member.handles, m_text))
            add(range, isAuthor ? What::Handle : What::OtherHandle);
    }
    void wholeName(const Member &member, bool isAuthor)
    {
        for (const Range &range : matches(member.wholeName, m_text))
            addName(range, isAuthor ? What::Name : What::OtherName);
    }
    void partsOfName(const Member &member, bool isAuthor)
    {
        for (const Range &range : matches(member.parts, m_text))
            addName(range, isAuthor ? What::Name : What::OtherName);
        for (const Range &range : matches(member.ordinary, m_text))
            if (!beginsASentence(m_text, range.start))
                addName(range, isAuthor ? What::Name : What::OtherName);
    }
    void addName(const Range &range, What what)
    {
        if (!m_inProducts) // looked for only where there is a name, which is rare
            m_inProducts = matches(m_products, m_text);
        if (std::none_of(m_inProducts->begin(), m_inProducts->end(),
                         [&](const Range &one) { return one.meets(range); }))
            add(range, what);
    }
    void add(const Range &range, What what)
    {
        const auto meets = [&](const GiveAway &one) { return Range{one.start, one.length}.meets(range); };
        if (range.length > 0 && std::none_of(m_found.begin(), m_found.end(), meets))
            m_found << GiveAway{range.start, range.length, what, sentence(range, what)};
    }
    [[nodiscard]] QString sentence(const Range &range, What what) const
    {
        const QString words = m_text.mid(range.start, range.length).simplified();
        switch (what) {
        case What::Name:
            return tr("“%1” is the author's name").arg(words);
        case What::OtherName:
            return tr("“%1” names a reviewer").arg(words);
        case What::Handle:
            return tr("“%1” is a user name or address of the author").arg(words);
        case What::OtherHandle:
            return tr("“%1” is a user name or address of a reviewer").arg(words);
        case What::Address:
            return tr("“%1” is an e-mail address").arg(words);
        case What::UserName:
            return tr("“%1” is a user name").arg(words);
        case What::SelfReference:
            return tr("“%1” speaks of the author").arg(words);
        }
        return {};
    }

    const QString &m_text;
    const AnonymityPatterns &m_patterns;
    const QRegularExpression &m_products;
    std::optional<QList<Range>> m_inProducts;
    QList<GiveAway> m_found;
};

Anonymity::Anonymity(const QList<Reviewer> &panel, const QStringList &products)
    : m_patterns(std::make_shared<const AnonymityPatterns>(panel)), m_products(AnonymityPatterns::products(products))
{
}

Anonymity Anonymity::beside(const QStringList &products) const
{
    Anonymity other(*this);
    other.m_products = AnonymityPatterns::products(products);
    return other;
}

QList<GiveAway> Anonymity::inQuote(const QString &text, ReviewerId author) const
{
    Search search(text, *m_patterns, m_products);
    search.mailAddresses();
    search.panel(author);
    search.anybodys();
    return search.result();
}

QList<GiveAway> Anonymity::inText(const QString &text) const
{
    Search search(text, *m_patterns, m_products);
    search.panel({});
    return search.result();
}

QString Anonymity::inWords(const QList<GiveAway> &found)
{
    constexpr qsizetype most = 3;
    QStringList sentences;
    for (const GiveAway &one : found)
        if (!sentences.contains(one.sentence))
            sentences << one.sentence;
    if (sentences.isEmpty())
        return {};
    const qsizetype others = sentences.size() - most;
    const QString shown = sentences.mid(0, most).join(tr("; ", "between findings"));
    return others > 0 ? tr("%1; and %2 more.").arg(shown).arg(others) : tr("%1.").arg(shown);
}

} // namespace vd
