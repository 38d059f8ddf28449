#include "formparser.h"

#include "formlines.h"
#include "formtext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

const QString answersPrefix = u"answers."_s;

/// What a form is about: a reviewer has one review of it at most.
QString placeOf(const ReviewForm &form)
{
    return u"%1 %2 %3"_s.arg(form.tool, form.lens).arg(form.round);
}

} // namespace

void FormParser::take(const QString &content, int number)
{
    m_number = number;
    if (content.startsWith("@-"_L1)) {
        if (m_matter != Matter::Nothing)
            m_help << content.mid(content.size() > 2 && content.at(2).isSpace() ? 3 : 2);
        return;
    }
    if (!content.startsWith("@@"_L1)) {
        if (!m_field.isEmpty())
            m_body << content;
        return;
    }
    endSection();
    QStringList words = content.mid(2).simplified().split(u' ', Qt::SkipEmptyParts);
    const QString what = words.isEmpty() ? QString() : words.takeFirst();
    if (!takeHead(what, words) && !takeMatter(what, words, number))
        problem(tr("\"%1\" is no line of a form; what stands under it is left out").arg(content.left(60)), number);
}

/// Lines about the file.
bool FormParser::takeHead(const QString &what, QStringList words)
{
    if (what == "verdict"_L1 || what == "encoding"_L1)
        return true;
    if (what == "publication"_L1) {
        publication(words);
    } else if (what == "reviewer"_L1) {
        m_forms.reviewer = words.isEmpty() ? QString() : words.takeFirst();
        m_forms.reviewerName = words.join(u' ');
        m_forms.anonymous = !QUuid::fromString(m_forms.reviewer).isNull();
    } else if (what == "language"_L1) {
        m_forms.language = words.value(0);
    } else if (what == "words"_L1) {
        m_forms.dictionary << words;
    } else if (what == "phrase"_L1) {
        m_forms.bannedPhrases << words.join(u' ');
    } else if (what == "lens"_L1 && !words.isEmpty()) {
        lens(words);
    } else if (what == "tool"_L1 && !words.isEmpty()) {
        const QString slug = words.takeFirst();
        m_forms.tools << FormTool{slug, words.isEmpty() ? slug : words.join(u' '), {}};
        m_matter = Matter::Tool;
    } else {
        return false;
    }
    return true;
}

/// Lines of forms.
bool FormParser::takeMatter(const QString &what, const QStringList &words, int number)
{
    if (what == "form"_L1) {
        form(words, number);
    } else if (what == "earlier"_L1) {
        earlier(words, number);
    } else if (what == "field"_L1) {
        field(words, number);
    } else if (ReviewForm *form = current(); form && what == "review"_L1) {
        form->uid = QUuid::fromString(words.value(0));
    } else if (form && what == "due"_L1) {
        form->due = QDate::fromString(words.value(0), Qt::ISODate);
        if (!form->due.isValid())
            problem(tr("\"%1\" is no date; it is left out").arg(words.value(0).left(40)), number);
    } else if (form && what == "status"_L1) {
        form->status = fromText<ReviewStatus>(words.value(0)).value_or(ReviewStatus::Draft);
    } else if (form && what == "note"_L1) {
        m_matter = Matter::Note;
    } else if (what == "end"_L1) {
        endForm();
    } else {
        return false;
    }
    return true;
}

void FormParser::publication(QStringList words)
{
    m_forms.publication = words.isEmpty() ? QUuid() : QUuid::fromString(words.takeFirst());
    m_forms.publicationName = words.join(u' ');
}

void FormParser::lens(QStringList words)
{
    Lens lens;
    lens.key = words.takeFirst();
    lens.title = words.isEmpty() ? lens.key : words.join(u' ');
    lens.position = int(m_forms.lenses.size());
    if (m_lensAt.contains(lens.key))
        return;
    m_lensAt.insert(lens.key, m_forms.lenses.size());
    m_forms.lenses << lens;
    m_matter = Matter::Lens;
}

void FormParser::form(const QStringList &words, int number)
{
    if (ReviewForm *open = current())
        open->endLine = number;
    ReviewForm form;
    form.tool = words.value(0);
    form.lens = words.value(1);
    form.round = qMax(1, words.value(3).toInt());
    form.line = number;
    m_inForm = words.size() >= 2;
    if (!m_inForm)
        return problem(tr("a form names its tool and its lens, e.g. \"@@ form larkspur-4b primitive\""), number);
    m_forms.forms << form;
    if (!m_lensAt.contains(form.lens)) {
        lens({form.lens});
        m_matter = Matter::Nothing;
    }
}

void FormParser::field(const QStringList &words, int number)
{
    static const QRegularExpression known(u"\\A(?:verdict|confidence|quote|remarks|answers\\.[a-z0-9_-]+)\\z"_s);
    const QString name = words.value(0);
    ReviewForm *form = current();
    if (!form)
        return problem(tr("this field stands outside a form; it is left out"), number);
    if (!known.match(name).hasMatch())
        return problem(tr("there is no field \"%1\"; what stands under it is left out").arg(name), number);
    if (form->texts.contains(name))
        return problem(tr("the field \"%1\" stands twice in this form; the first one counts").arg(name), number);
    m_field = name;
    m_matter = Matter::Field;
    form->texts.insert(name, QString());
    form->fields.insert(name, number);
    if (words.size() > 1)
        form->sent.insert(name, words.at(1));
}

void FormParser::earlier(const QStringList &words, int number)
{
    if (words.size() < 4)
        return problem(tr("an earlier quote names its tool, its lens and its round; it is left out"), number);
    EarlierQuote quote;
    quote.tool = words.at(0);
    quote.lens = words.at(1);
    quote.round = qMax(1, words.at(3).toInt());
    quote.verdict = fromText<Verdict>(words.value(4));
    quote.toolName = words.mid(5).join(u' ');
    m_forms.earlier << quote;
    m_matter = Matter::Earlier;
}

void FormParser::endSection()
{
    if (!m_field.isEmpty())
        current()->texts.insert(m_field, FormText::read(m_body));
    if (m_matter != Matter::Nothing)
        takeHelp(FormText::read(m_help));
    m_matter = Matter::Nothing;
    m_field.clear();
    m_body.clear();
    m_help.clear();
}

void FormParser::takeHelp(const QString &help)
{
    switch (m_matter) {
    case Matter::Lens:
        m_forms.lenses.last().question = help;
        break;
    case Matter::Tool:
        m_forms.tools.last().about = help;
        break;
    case Matter::Note:
        current()->note = help;
        break;
    case Matter::Earlier:
        m_forms.earlier.last().quote = help;
        break;
    case Matter::Field:
        if (m_field.startsWith(answersPrefix)) {
            const qsizetype gap = help.indexOf(u"\n\n"_s);
            takeBeat(help.left(gap), gap < 0 ? QString() : help.mid(gap + 2));
        }
        break;
    case Matter::Nothing:
        break;
    }
}

/// A lens has the beats that its forms ask for, in their order.
void FormParser::takeBeat(const QString &label, const QString &help)
{
    const QString key = m_field.mid(answersPrefix.size());
    const QString lens = current()->lens;
    const QString id = lens + u' ' + key;
    if (m_beats.contains(id))
        return;
    m_beats.insert(id);
    m_forms.lenses[m_lensAt.value(lens)].prompts << Prompt{key, label.isEmpty() ? key : label, help};
}

void FormParser::endForm()
{
    if (ReviewForm *form = current())
        form->endLine = m_number;
    m_inForm = false;
}

void FormParser::finish(int lastLine)
{
    const QString field = m_field;
    if (!m_body.isEmpty() && m_body.last() == "@"_L1) // half a mark
        m_body.removeLast();
    endSection();
    if (ReviewForm *form = current()) {
        form->endLine = lastLine + 1;
        form->cut = field;
        problem(tr("the file ends in the middle of a form; it may have been cut on its way"), lastLine);
    }
    leaveTwins();
}

/// One form counts for a review: the one that was filled in, and of two that were, the first.
void FormParser::leaveTwins()
{
    QHash<QString, qsizetype> firstAt;
    QHash<QUuid, qsizetype> firstOf;
    QList<ReviewForm> kept;
    kept.reserve(m_forms.forms.size());
    for (const ReviewForm &form : std::as_const(m_forms.forms)) {
        const qsizetype twin = firstAt.value(placeOf(form), form.uid.isNull() ? -1 : firstOf.value(form.uid, -1));
        if (twin < 0) {
            firstAt.insert(placeOf(form), kept.size());
            if (!form.uid.isNull())
                firstOf.insert(form.uid, kept.size());
            kept << form;
            continue;
        }
        ReviewForm &first = kept[twin];
        if (first.texts == form.texts || !form.isTouched())
            continue;
        if (first.isTouched())
            problem(tr("this form and the one in line %1 are of the same review and differ; the one in line %1 counts")
                        .arg(first.line),
                    form.line);
        else
            first = form;
    }
    m_forms.forms = kept;
}

ReviewForm *FormParser::current()
{
    return m_inForm && !m_forms.forms.isEmpty() ? &m_forms.forms.last() : nullptr;
}

bool ReviewForms::begin(const QByteArray &bytes)
{
    return FormLines(bytes).start().has_value();
}

Result<ReviewForms> ReviewForms::parse(const QByteArray &bytes)
{
    const FormLines file(bytes);
    ReviewForms forms;
    FormParser parser(forms);
    if (!file.start())
        return refused(
                   FormParser::tr(
                       "this is no file of review forms: it has no line \"%1\"; open the file as the editor sent it")
                       .arg(FormLines::mark))
            .in({}, 1);
    if (file.isGuessed())
        parser.problem(FormParser::tr("the file is not UTF-8, and was read as Windows-1252; look at its accents and "
                                      "quotation marks"),
                       file.lines().at(*file.start()).number);
    for (qsizetype i = *file.start(); i < file.lines().size(); ++i)
        parser.take(file.lines().at(i).content, file.lines().at(i).number);
    parser.finish(file.lastNumber());
    return forms;
}

} // namespace vd
