#include "anonymity.h"

#include "ordinarynames.h"

#include <QRegularExpression>
#include <algorithm>

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

enum class Case { AsWritten, Any };

QRegularExpression expression(const QString &pattern, Case letters)
{
    QRegularExpression made(pattern, QRegularExpression::UseUnicodePropertiesOption);
    if (letters == Case::Any)
        made.setPatternOptions(made.patternOptions() | QRegularExpression::CaseInsensitiveOption);
    return made;
}

/// A name to be found, whatever white space is in it and whether or not its marks are written: "Estévez", "Estevez";
/// "Müller", "Mueller", "Muller".
QString spelled(const QString &name)
{
    static const QString umlauts = u"äöüÄÖÜ"_s;
    QString pattern;
    for (const QChar c : name.simplified()) {
        const QString marked = QRegularExpression::escape(QString(c));
        const QChar plain = c.decomposition().isEmpty() ? c : c.decomposition().at(0);
        if (c == u' ')
            pattern += u"\\s+"_s;
        else if (c == u'\'' || c == u'’')
            pattern += u"['’]"_s;
        else if (plain == c)
            pattern += marked;
        else
            pattern += u"(?:%1|%2%3)"_s.arg(marked, plain, umlauts.contains(c) ? QStringLiteral("e?") : QString());
    }
    return pattern;
}

/// A text to be found, whatever white space is in it.
QString literal(const QString &text)
{
    QString pattern = QRegularExpression::escape(text.simplified());
    return pattern.replace(u"\\ "_s, u"\\s+"_s);
}

QString whole(const QString &pattern)
{
    return u"(?<![\\p{L}\\p{N}_@])(?:"_s + pattern + u")(?![\\p{L}\\p{N}_])"_s;
}

QList<Range> matches(const QRegularExpression &expression, const QString &text)
{
    QList<Range> ranges;
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

QStringList partsOf(const QString &name)
{
    static const QRegularExpression apart(u"[^\\p{L}\\p{N}.'’-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList parts;
    for (const QString &part : name.split(apart, Qt::SkipEmptyParts))
        for (const QString &single : QStringList(part) + part.split(u'-', Qt::SkipEmptyParts))
            if (!isNameParticle(single) && !parts.contains(single))
                parts << single;
    return parts;
}

const QRegularExpression &addresses()
{
    static const QRegularExpression made = expression(
        u"[\\w.+-]+(?:@|\\s*[\\[(]\\s*at\\s*[\\])]\\s*)[\\w-]+(?:(?:\\.|\\s*[\\[(]\\s*(?:dot|punkt)\\s*[\\])]\\s*)[\\w-]+)+"_s,
        Case::Any);
    return made;
}

const QRegularExpression &userNames()
{
    static const QRegularExpression made =
        expression(u"(?<![\\w@/.+-])@[\\p{L}_][\\w]*(?:[.-]\\w+)*(?![\\w/])"_s, Case::Any);
    return made;
}

const QRegularExpression &code()
{
    static const QRegularExpression made(u"(`+)(?:(?!`).|\\n)+?\\1"_s);
    return made;
}

/// A person's other work and surroundings; English and German.
const QRegularExpression &selfReferences()
{
    const auto any = [](const char *words) -> QString { return u"(?:"_s + QString::fromUtf8(words) + u")"_s; };
    static const QRegularExpression made = [&any] {
        const QString work = any("reviews?|verdicts?|quotes?|pieces?|articles?|columns?|posts?|rounds?|write-?ups?|"
                                 "scorecards?|essays?|company|employers?|start-?up");
        const QString earlier = any("earlier|previous|last|first|prior|former|other|older|past|recent|latest");
        const QString surroundings = any("colleagues?|co-?workers?|co-?founders?|employers?|blog|newsletter|podcast|"
                                         "book|company|start-?up|readers|followers|fellow reviewers?");
        const QString told = any("wrote|said|argued|noted|predicted|warned|reported|reviewed|put it");
        const QString before = any("before|earlier|last time|last year|in round \\d+");
        const QString werk = any("reviews?|tests?|besprechung(?:en)?|urteils?|kritik(?:en)?|artikeln?|artikels|"
                                 "beitrags?|beiträgen?|texte?s?|kolumnen?|rezension(?:en)?|runden?|berichts?");
        const QString zuvor = any("früher|letzt|vorig|vorherig|vergangen|damalig|jüngst|anderen") + u"(?:e[rnms]?)?"_s;
        const QString umfeld = any("kolleg(?:e|en|in|innen)|mitgründer(?:in)?|arbeitgebers?|blogs?|newsletters?|"
                                   "podcasts?|kolumne|buch|buche?s|firma|leser(?:n|innen)?");
        const QStringList phrases{
            u"(?:(?:in|since|from) )?my (?:own )?"_s + earlier + u"(?: \\w+)? "_s + work,
            u"in my "_s + any("reviews?|verdicts?|quotes?|articles?|columns?|essays?"),
            u"my "_s + any("review|verdict|write-?up|scorecard") + u" (?:of|on)"_s,
            u"my (?:(?:former|old|current|own) )?"_s + surroundings,
            u"as I(?: have|['’]ve)?(?: \\w+)? "_s + told,
            u"I(?: have|['’]ve)?(?: already)? "_s + any("reviewed|rated") + u" (?:it|this|this tool|the tool) "_s +
                before,
            u"I(?: have|['’]ve)?(?: already)? "_s + any("wrote|written|argued|predicted|warned|said") +
                u" (?:(?:it|this|that|so) )?"_s + before,
            u"(?:in |seit |aus )?meine?[rmsn]? "_s + zuvor + u"(?: \\w+)? "_s + werk,
            u"in meine[rm] "_s + any("review|besprechung|urteil|kritik|artikel|kolumne|rezension|bericht"),
            u"meine?[rmsn]?(?: "_s + any("früher|alt|damalig|ehemalig") + u"e[rnms]?)? "_s + umfeld,
            u"wie ich(?: \\w+){0,3} "_s +
                any("schrieb|sagte|erwähnte|warnte|vorhersagte|geschrieben|gesagt|erwähnt|berichtet"),
            u"ich "_s + any("habe|hatte") + u"(?: \\w+){0,3} "_s + any("schon|bereits|zuvor|früher|damals") +
                u"(?: \\w+){0,2} "_s + any("besprochen|geschrieben|bewertet")};
        QString pattern = whole(phrases.join(u'|'));
        return expression(pattern.replace(u' ', u"\\s+"_s), Case::Any);
    }();
    return made;
}

} // namespace

/// One pass over one text.
class Anonymity::Search
{
public:
    Search(const QString &text, const QStringList &products) : m_text(text)
    {
        for (const QString &product : products)
            if (!product.simplified().isEmpty())
                m_products << matches(expression(whole(literal(product)), Case::Any), text);
    }

    void mailAddresses()
    {
        for (const Range &range : matches(addresses(), m_text))
            add(range, What::Address);
    }

    /// Longer words first: what is within them says no more.
    void panel(const QList<Reviewer> &panel, ReviewerId author)
    {
        for (const auto pass : {&Search::handles, &Search::wholeName, &Search::partsOfName})
            for (const Reviewer &reviewer : panel)
                (this->*pass)(reviewer, author.isValid() && reviewer.id == author);
    }

    void anybodys()
    {
        const QList<Range> inCode = matches(code(), m_text);
        for (const Range &range : matches(userNames(), m_text))
            if (std::none_of(inCode.begin(), inCode.end(), [&](const Range &span) { return span.meets(range); }))
                add(range, What::UserName);
        for (const Range &range : matches(selfReferences(), m_text))
            add(range, What::SelfReference);
    }

    [[nodiscard]] QList<GiveAway> result()
    {
        std::sort(m_found.begin(), m_found.end(), [](auto &a, auto &b) { return a.start < b.start; });
        return m_found;
    }

private:
    void handles(const Reviewer &reviewer, bool isAuthor)
    {
        const QStringList parts = partsOf(reviewer.name);
        QStringList patterns;
        for (const QString &handle : reviewer.handles + reviewer.aliases + QStringList(reviewer.slug)) {
            const QString plain = handle.trimmed().startsWith(u'@') ? handle.trimmed().mid(1) : handle.trimmed();
            if (plain.isEmpty())
                continue;
            const bool isSlug = handle == reviewer.slug || reviewer.aliases.contains(handle);
            const bool needsAt = isOrdinaryName(plain) || (isSlug && parts.contains(plain, Qt::CaseInsensitive));
            patterns << (needsAt ? u"@"_s : u"@?"_s) + literal(plain);
        }
        if (patterns.isEmpty())
            return;
        const QString pattern = u"(?<![\\p{L}\\p{N}_@])(?:"_s + patterns.join(u'|') + u")(?![\\p{L}\\p{N}_])"_s;
        for (const Range &range : matches(expression(pattern, Case::Any), m_text))
            add(range, isAuthor ? What::Handle : What::OtherHandle);
    }

    void wholeName(const Reviewer &reviewer, bool isAuthor)
    {
        if (partsOf(reviewer.name).size() > 1)
            for (const Range &range : matches(expression(whole(spelled(reviewer.name)), Case::Any), m_text))
                addName(range, isAuthor ? What::Name : What::OtherName);
    }

    void partsOfName(const Reviewer &reviewer, bool isAuthor)
    {
        for (const QString &part : partsOf(reviewer.name)) {
            const bool ordinary = isOrdinaryName(part);
            const QString capital = part.at(0).toUpper() + part.mid(1);
            QString pattern = spelled(capital);
            if (!ordinary && part.size() > 2)
                pattern += u'|' + spelled(part.toUpper());
            pattern = u"(?:"_s + pattern + (part.endsWith(u's') ? u")"_s : u")s?"_s);
            for (const Range &range : matches(expression(whole(pattern), Case::AsWritten), m_text))
                if (!ordinary || !beginsASentence(m_text, range.start))
                    addName(range, isAuthor ? What::Name : What::OtherName);
        }
    }

    void addName(const Range &range, What what)
    {
        if (std::none_of(m_products.begin(), m_products.end(), [&](const Range &one) { return one.meets(range); }))
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
    QList<Range> m_products;
    QList<GiveAway> m_found;
};

Anonymity::Anonymity(const QList<Reviewer> &panel, const QStringList &products) : m_panel(panel), m_products(products)
{
}

QList<GiveAway> Anonymity::inQuote(const QString &text, ReviewerId author) const
{
    Search search(text, m_products);
    // The author first: what two reviewers share is the author's.
    QList<Reviewer> panel = m_panel;
    std::stable_partition(panel.begin(), panel.end(), [&](const Reviewer &reviewer) { return reviewer.id == author; });
    search.mailAddresses();
    search.panel(panel, author);
    search.anybodys();
    return search.result();
}

QList<GiveAway> Anonymity::inText(const QString &text) const
{
    Search search(text, m_products);
    search.panel(m_panel, {});
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
