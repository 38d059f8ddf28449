#include "ordinarynames.h"

#include <QSet>
#include <QStringList>

namespace vd {

namespace {

QSet<QString> words(const char *text)
{
    const QStringList list = QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

} // namespace

bool isOrdinaryName(const QString &word)
{
    static const QSet<QString> ordinary = words(
        // first names
        "april art august autumn bill chance chase chip christian cliff dale dawn dean dot drew earnest ed eve "
        "faith flora frank gene glen grace grant guy hank harmony harry heath hope hunter iris ivy jack jade jasmine "
        "jay jo joy june kit lance lily mark mason max may melody miles nick norm olive pat pearl penny pierce ray "
        "reed rich rob robin rod rose ruby sage sandy skip sky sterling stew sue summer violet viola wade ward warren "
        "will "
        // surnames
        "an ash baker banks bean bell best bird bishop black bond booker bright brook brooks brown bush carter case "
        "church clear cole cook cross curry day do early farmer field fields fine fish fisher ford forest fox freeman "
        "frost gates glass gold good gray green grey gross ha hall hand hard hardy hart he head hill holiday house "
        "hunt judge key king knight lake lane law light little long lord love low major marsh mills moon moss noble "
        "north page paine park parks penn pike pope post potter powers price quick read rice ring rivers rock root "
        "rush salmon savage sharp shepherd short silver small smart snow so south speed star steel stone storm street "
        "strong swift tailor tower turner vale walker wall walls waters way webb weeks wells west white wild winter "
        "wise wolf wood woods word workman worth wright you young "
        // German
        "abend alt bauer berg braun busch christ engel ernst fischer freitag fuchs ganz graf groß gut hahn heide "
        "herbst herzog jung kaiser klein koch krause kurz könig kühn lang linde mai maurer morgen müller neu rau reich "
        "richter rosa rot sauer schneider schwarz schäfer sommer sonntag stark stein vogel wagner weber weiß winkler "
        "wolff zimmermann");
    return ordinary.contains(word.toLower());
}

bool isNameParticle(const QString &word)
{
    static const QSet<QString> particles =
        words("af al am bin da das de del della den der des di dos dr dr. du el frau herr ibn in la le les mr mr. mrs "
              "mrs. ms ms. of prof prof. sir te ten ter the van vom von zu zum zur");
    return word.size() < 2 || (word.size() == 2 && word.endsWith(u'.')) || particles.contains(word.toLower());
}

} // namespace vd
