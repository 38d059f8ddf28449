#include "anonymitypatterns.h"

#include "ordinarynames.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

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

/// Any of these as a whole word; nothing of none.
QRegularExpression anyOf(const QStringList &patterns, Case letters)
{
    return patterns.isEmpty() ? QRegularExpression() : expression(whole(patterns.join(u'|')), letters);
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

/// What is looked for of everybody.
struct AllPatterns
{
    QStringList anyCase, asWritten;
};

AnonymityPatterns::Member memberOf(const Reviewer &reviewer, AllPatterns &all)
{
    const QStringList parts = partsOf(reviewer.name);
    QStringList handles, plain, ordinary;
    for (const QString &handle : reviewer.handles + reviewer.aliases + QStringList(reviewer.slug)) {
        const QString bare = handle.trimmed().startsWith(u'@') ? handle.trimmed().mid(1) : handle.trimmed();
        const bool isSlug = handle == reviewer.slug || reviewer.aliases.contains(handle);
        const bool needsAt = isOrdinaryName(bare) || (isSlug && parts.contains(bare, Qt::CaseInsensitive));
        if (!bare.isEmpty())
            handles << (needsAt ? u"@"_s : u"@?"_s) + literal(bare);
    }
    for (const QString &part : parts) {
        const QString genitive = part.endsWith(u's') ? QString() : u"s?"_s;
        const QString capital = spelled(part.at(0).toUpper() + part.mid(1)) + genitive;
        const bool isOrdinary = isOrdinaryName(part);
        (isOrdinary ? ordinary : plain) << capital;
        if (!isOrdinary && part.size() > 2)
            plain << spelled(part.toUpper()) + genitive;
    }
    const QStringList wholeName = parts.size() > 1 ? QStringList(spelled(reviewer.name)) : QStringList();
    all.anyCase << handles << wholeName;
    all.asWritten << plain << ordinary;
    return {reviewer.id, anyOf(handles, Case::Any), anyOf(wholeName, Case::Any), anyOf(plain, Case::AsWritten),
            anyOf(ordinary, Case::AsWritten)};
}

} // namespace

AnonymityPatterns::AnonymityPatterns(const QList<Reviewer> &panelists)
{
    AllPatterns all;
    for (const Reviewer &reviewer : panelists)
        panel << memberOf(reviewer, all);
    anybody = {anyOf(all.anyCase, Case::Any), anyOf(all.asWritten, Case::AsWritten)};
}

QRegularExpression AnonymityPatterns::products(const QStringList &names)
{
    QStringList patterns;
    for (const QString &name : names)
        if (!name.simplified().isEmpty())
            patterns << literal(name);
    return anyOf(patterns, Case::Any);
}

const QRegularExpression &AnonymityPatterns::addresses()
{
    static const QRegularExpression made = expression(
        u"[\\w.+-]+(?:@|\\s*[\\[(]\\s*at\\s*[\\])]\\s*)[\\w-]+(?:(?:\\.|\\s*[\\[(]\\s*(?:dot|punkt)\\s*[\\])]\\s*)[\\w-]+)+"_s,
        Case::Any);
    return made;
}

const QRegularExpression &AnonymityPatterns::userNames()
{
    static const QRegularExpression made =
        expression(u"(?<![\\w@/.+-])@[\\p{L}_][\\w]*(?:[.-]\\w+)*(?![\\w/])"_s, Case::Any);
    return made;
}

const QRegularExpression &AnonymityPatterns::code()
{
    static const QRegularExpression made(u"(`+)(?:(?!`).|\\n)+?\\1"_s);
    return made;
}

const QRegularExpression &AnonymityPatterns::selfReferences()
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

} // namespace vd
