#include "stopwords.h"

namespace vd {

namespace {

QSet<QString> setOf(const char *words)
{
    const QStringList list = QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

const QSet<QString> &english()
{
    static const QSet<QString> words = setOf(
        "a about above after again against all also am an and any anyone anything are aren't as at be because been "
        "before being below between both but by can can't could couldn't did didn't do does doesn't doing don't done "
        "down during each either else even ever every everyone everything few for from further get gets got had "
        "hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how i i'd i'll "
        "i'm i've if in into is isn't it it'd it'll it's its itself just may me might mine more most much must my "
        "myself neither no nobody none nor not nothing now of off on once one only or other others our ours ourselves "
        "out over own per same shall she she'd she'll she's should shouldn't since so some somebody someone something "
        "still such than that that's the their theirs them themselves then there there's these they they'd they'll "
        "they're they've this those though through to too under until up upon us very was wasn't we we'd we'll we're "
        "we've were weren't what what's when where whether which while who who's whom whose why will with within "
        "without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves");
    return words;
}

const QSet<QString> &german()
{
    static const QSet<QString> words = setOf(
        "aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bin bis "
        "bist da dabei dadurch dafür dagegen daher damit danach daran darauf daraus darin darum das dass davon dazu "
        "dein deine deinem deinen deiner dem den denen denn der deren des dessen die dies diese diesem diesen dieser "
        "dieses doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen gewesen hab habe "
        "haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja "
        "jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner können "
        "konnte man manche mehr mein meine meinem meinen meiner mich mir mit muss müssen nach nicht nichts noch nun "
        "nur ob oder ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollte sondern "
        "sonst über um und uns unser unsere unter viel vom von vor war waren was weil weiter welche welchem welchen "
        "welcher welches wenn wer werde werden wie wieder will wir wird wirst wo wollen worden wurde wurden würde "
        "würden zu zum zur zwar zwischen");
    return words;
}

} // namespace

const QSet<QString> &stopWords(const QString &language)
{
    static const QSet<QString> none;
    const QString primary = language.section(u'-', 0, 0).toLower();
    if (primary == QLatin1String("en"))
        return english();
    if (primary == QLatin1String("de"))
        return german();
    return none;
}

} // namespace vd
