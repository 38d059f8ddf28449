#include "reviewforms.h"

#include "formtext.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

constexpr auto mark = "@@ verdict forms 1"_L1; ///< the first line of every file

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::ReviewForms", text);
}

/// How deep a mail program has quoted the file that begins with this line; nothing for any other line.
std::optional<int> depthOfMark(const QString &line)
{
    const int depth = FormText::quotingOf(FormText::unquoted(line, 0));
    return FormText::unquoted(line, depth).startsWith(mark) ? std::optional(depth) : std::nullopt;
}

QStringList linesOf(QString text)
{
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').split(u'\n');
}

void help(QStringList &lines, const QString &text)
{
    for (const QString &line : FormText::write(text))
        lines << u"@- "_s + line;
}

void section(QStringList &lines, const ReviewForm &form, const QString &field, const QString &label,
             const QString &explanation)
{
    lines << QString() << u"@@ field "_s + field + u' ' + ReviewForms::fingerprint(form.texts.value(field));
    help(lines, label);
    if (!explanation.isEmpty())
        help(lines, explanation);
    lines << FormText::write(form.texts.value(field)) << QString();
}

/// Reads a file's markup lines one by one.
class Parser
{
public:
    explicit Parser(ReviewForms &forms) : m_forms(forms) {}

    void take(const QString &line, int number)
    {
        if (line.startsWith("@-"_L1))
            return;
        if (!line.startsWith("@@"_L1)) {
            if (!m_field.isEmpty())
                m_body << line;
            return;
        }
        endField();
        QStringList words = line.mid(2).split(u' ', Qt::SkipEmptyParts);
        const QString what = words.isEmpty() ? QString() : words.takeFirst();
        if (what == "verdict"_L1)
            return;
        if (what == "publication"_L1)
            publication(words);
        else if (what == "reviewer"_L1)
            m_forms.reviewer = words.value(0);
        else if (what == "form"_L1)
            form(words, number);
        else if (what == "review"_L1 && hasForm())
            m_forms.forms.last().uid = QUuid::fromString(words.value(0));
        else if (what == "field"_L1)
            field(words, number);
        else if (what == "end"_L1)
            m_inForm = false;
        else
            problem(tr("\"%1\" is no line of a form; what stands under it is left out").arg(line.left(60)), number);
    }
    void finish(int lastLine)
    {
        endField();
        if (m_inForm)
            problem(tr("the file ends in the middle of a form; it may have been cut on its way"), lastLine);
    }

private:
    void publication(QStringList words)
    {
        m_forms.publication = words.isEmpty() ? QUuid() : QUuid::fromString(words.takeFirst());
        m_forms.publicationName = words.join(u' ');
    }
    void form(const QStringList &words, int number)
    {
        ReviewForm form;
        form.tool = words.value(0);
        form.lens = words.value(1);
        form.round = qMax(1, words.value(3).toInt());
        form.line = number;
        m_inForm = words.size() >= 2;
        if (m_inForm)
            m_forms.forms << form;
        else
            problem(tr("a form names its tool and its lens, e.g. \"@@ form larkspur-4b primitive\""), number);
    }
    void field(const QStringList &words, int number)
    {
        static const QRegularExpression known(u"\\A(?:verdict|confidence|quote|answers\\.[a-z0-9_-]+)\\z"_s);
        const QString name = words.value(0);
        if (!hasForm())
            return problem(tr("this field stands outside a form; it is left out"), number);
        if (!known.match(name).hasMatch())
            return problem(tr("there is no field \"%1\"; what stands under it is left out").arg(name), number);
        if (m_forms.forms.last().texts.contains(name))
            return problem(tr("the field \"%1\" stands twice in this form; the first one counts").arg(name), number);
        m_field = name;
        m_forms.forms.last().texts.insert(name, QString());
        if (words.size() > 1)
            m_forms.forms.last().sent.insert(name, words.at(1));
    }
    void endField()
    {
        if (!m_field.isEmpty())
            m_forms.forms.last().texts.insert(m_field, FormText::read(m_body));
        m_field.clear();
        m_body.clear();
    }
    void problem(const QString &what, int number) { m_forms.problems << refused(what).in({}, number); }
    [[nodiscard]] bool hasForm() const { return m_inForm && !m_forms.forms.isEmpty(); }

    ReviewForms &m_forms;
    bool m_inForm = false;
    QString m_field;
    QStringList m_body;
};

} // namespace

QString ReviewForms::fingerprint(const QString &text)
{
    constexpr int digits = 12;
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(digits));
}

QMap<QString, QString> ReviewForms::textsOf(const Review &review)
{
    QMap<QString, QString> texts{{u"verdict"_s, review.verdict ? vd::toText(*review.verdict) : QString()},
                                 {u"confidence"_s, review.confidence ? QString::number(*review.confidence) : QString()},
                                 {u"quote"_s, review.quote}};
    for (auto [key, answer] : review.answers.asKeyValueRange())
        texts.insert(u"answers."_s + key, answer);
    return texts;
}

Result<ReviewForms> ReviewForms::forReviewer(Library &library, ReviewerId id)
{
    const auto reviewer = library.get(id);
    const auto publication = library.publication();
    const auto lenses = library.lenses();
    const auto comparisons = library.comparisonIds();
    if (!reviewer || !publication)
        return !reviewer ? reviewer.error() : publication.error();
    if (!lenses || !comparisons)
        return !lenses ? lenses.error() : comparisons.error();
    ReviewForms forms{publication->uid, publication->name, reviewer->slug, {}, {}, *lenses};
    QList<ToolId> tools;
    for (const ComparisonId id : *comparisons) {
        const auto comparison = library.get(id);
        if (!comparison)
            return comparison.error();
        for (const ToolId tool : comparison->tools)
            if (!tools.contains(tool))
                tools << tool;
    }
    for (const ToolId toolId : std::as_const(tools)) {
        const auto tool = library.get(toolId);
        const auto reviews = library.reviewsOf(toolId);
        if (!tool || !reviews)
            return !tool ? tool.error() : reviews.error();
        for (const Lens &lens : *lenses) {
            Review wanted;
            bool isApproved = false;
            for (const Review &review : *reviews) {
                if (review.lens != lens.id)
                    continue;
                isApproved = isApproved || review.status == ReviewStatus::Approved;
                const bool isOpen = review.reviewer == id && review.status != ReviewStatus::Approved;
                if (isOpen && review.round >= wanted.round)
                    wanted = review;
            }
            const bool writes = reviewer->lenses.isEmpty() || reviewer->lenses.contains(lens.id);
            if (!wanted.id.isValid() && (isApproved || !writes))
                continue;
            ReviewForm form{tool->slug, tool->name, lens.key, wanted.round, wanted.uid, textsOf(wanted), {}, 0};
            for (const Prompt &prompt : lens.prompts)
                if (const QString field = u"answers."_s + prompt.key; !form.texts.contains(field))
                    form.texts.insert(field, QString());
            forms.forms << form;
        }
    }
    return forms;
}

QByteArray ReviewForms::toText() const
{
    QStringList lines{
        mark, u"@@ publication "_s + publication.toString(QUuid::WithoutBraces) + u' ' + publicationName.simplified(),
        u"@@ reviewer "_s + reviewer};
    help(lines,
         tr("Write under the lines that begin with @@, and leave those as they are. Lines that begin with @- are "
            "help; they may go. Send the file back as it is, or paste it into an answer."));
    for (const ReviewForm &form : forms) {
        const auto lens = std::find_if(lenses.begin(), lenses.end(), [&](auto &one) { return one.key == form.lens; });
        lines << QString() << u"@@ form %1 %2 round %3"_s.arg(form.tool, form.lens).arg(form.round);
        if (!form.uid.isNull())
            lines << u"@@ review "_s + form.uid.toString(QUuid::WithoutBraces);
        if (lens != lenses.end()) {
            help(lines, tr("%1, through the lens %2: %3")
                            .arg(form.toolName.isEmpty() ? form.tool : form.toolName, lens->title, lens->question));
            for (const Prompt &prompt : lens->prompts)
                section(lines, form, u"answers."_s + prompt.key, prompt.label, prompt.help);
        }
        section(lines, form, u"quote"_s, tr("The quote, 110 to 160 words, as it is published."), {});
        section(lines, form, u"verdict"_s, tr("ship or skip"), {});
        section(lines, form, u"confidence"_s, tr("50 to 100, in percent: 50 is a coin toss, 100 a bet of your name."),
                {});
        lines << u"@@ end"_s;
    }
    return (lines.join(u'\n') + u'\n').toUtf8();
}

bool ReviewForms::begin(const QString &text)
{
    const QStringList lines = linesOf(text);
    return std::any_of(lines.begin(), lines.end(), [](auto &line) { return depthOfMark(line).has_value(); });
}

Result<ReviewForms> ReviewForms::parse(const QByteArray &bytes)
{
    const QStringList lines = linesOf(QString::fromUtf8(bytes));
    ReviewForms forms;
    Parser parser(forms);
    std::optional<int> depth; // of quoting; known from the mark on
    for (int number = 1; number <= lines.size(); ++number) {
        const QString &line = lines.at(number - 1);
        if (!depth)
            depth = depthOfMark(line);
        if (depth)
            parser.take(FormText::unquoted(line, *depth), number);
    }
    if (!depth)
        return refused(tr("this is no file of review forms: it has no line \"%1\"").arg(mark)).in({}, 1);
    parser.finish(int(lines.size()));
    return forms;
}

} // namespace vd
