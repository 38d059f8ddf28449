// ReviewForms: as text.

#include "formlines.h"
#include "formtext.h"
#include "reviewforms.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

constexpr int width = 68;

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::ReviewForms", text);
}

class FormWriter
{
public:
    explicit FormWriter(const ReviewForms &forms) : m_forms(forms)
    {
        for (const FormTool &tool : forms.tools)
            m_toolOf.insert(tool.slug, &tool);
        for (const ReviewForm &form : forms.forms)
            m_asked.insert(placeOf(form));
        for (const EarlierQuote &quote : forms.earlier)
            m_earlierOf[placeOf(quote)].append(&quote);
    }

    QStringList write()
    {
        head();
        for (const Lens &lens : m_forms.lenses)
            about(lens);
        for (const ReviewForm &form : m_forms.forms) {
            about(form.tool);
            write(form);
        }
        for (const EarlierQuote &quote : m_forms.earlier)
            if (!m_asked.contains(placeOf(quote))) {
                m_lines << QString();
                earlier(quote);
            }
        return m_lines;
    }

private:
    void head()
    {
        m_lines << FormLines::mark << FormLines::encoding
                << u"@@ publication %1 %2"_s.arg(m_forms.publication.toString(QUuid::WithoutBraces),
                                                 m_forms.publicationName.simplified())
                << u"@@ reviewer %1 %2"_s.arg(m_forms.reviewer, m_forms.reviewerName).simplified();
        help(
            tr("Write under the lines that name a field, and leave all lines that begin with \"@@\" as they are. Lines "
               "that begin with \"@-\" are help; they may go. Send the file back as it is, or paste it into an answer. "
               "Where there is Verdict Desk, it opens this file in a window: \"verdictdesk\" and the file's name."));
        if (!m_forms.language.isEmpty())
            m_lines << u"@@ language "_s + m_forms.language;
        words();
        for (const QString &phrase : m_forms.bannedPhrases)
            m_lines << u"@@ phrase "_s + phrase.simplified();
    }
    void words()
    {
        QString line;
        for (const QString &word : m_forms.dictionary.join(u' ').split(u' ', Qt::SkipEmptyParts)) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
                m_lines << line;
                line.clear();
            }
            line += (line.isEmpty() ? u"@@ words "_s : u" "_s) + word;
        }
        if (!line.isEmpty())
            m_lines << line;
    }
    void about(const Lens &lens)
    {
        m_lines << QString() << u"@@ lens %1 %2"_s.arg(lens.key, lens.title.simplified());
        help(lens.question);
    }
    void about(const QString &slug)
    {
        const FormTool *tool = m_toolOf.take(slug);
        if (!tool)
            return;
        m_lines << QString() << u"@@ tool %1 %2"_s.arg(tool->slug, tool->name.simplified());
        help(tool->about);
    }
    void write(const ReviewForm &form)
    {
        m_lines << QString() << u"@@ form %1 %2 round %3"_s.arg(form.tool, form.lens).arg(form.round);
        if (!form.uid.isNull())
            m_lines << u"@@ review "_s + form.uid.toString(QUuid::WithoutBraces);
        if (form.due.isValid())
            m_lines << u"@@ due "_s + form.due.toString(Qt::ISODate);
        if (form.status != ReviewStatus::Draft)
            m_lines << u"@@ status "_s + vd::toText(form.status);
        const Lens lens = lensOf(form);
        QString title = tr("%1, through the lens %2: %3")
                            .arg(form.toolName.isEmpty() ? form.tool : form.toolName, lens.title, lens.question);
        if (form.due.isValid())
            title += u"\n\n"_s + tr("Please return it by %1.").arg(form.due.toString(Qt::ISODate));
        help(title);
        if (!form.note.isEmpty()) {
            m_lines << u"@@ note"_s;
            help(form.note);
        }
        for (const EarlierQuote *quote : m_earlierOf.value(placeOf(form)))
            earlier(*quote);
        fields(form, lens);
        m_lines << u"@@ end"_s;
    }
    void fields(const ReviewForm &form, const Lens &lens)
    {
        for (const Prompt &prompt : lens.prompts)
            section(form, u"answers."_s + prompt.key, prompt.label.simplified(), prompt.help);
        section(form, u"quote"_s, tr("The quote, 110 to 160 words, as it is published."));
        section(form, u"verdict"_s, tr("ship or skip"));
        section(form, u"confidence"_s, tr("50 to 100, in percent: 50 is a coin toss, 100 a bet of your name."));
        section(form, u"remarks"_s, tr("Notes to the editor, never published."));
    }
    void section(const ReviewForm &form, const QString &field, const QString &label, const QString &explanation = {})
    {
        const QString text = form.texts.value(field);
        m_lines << QString() << u"@@ field %1 %2"_s.arg(field, ReviewForms::fingerprint(text));
        help(explanation.isEmpty() ? label : label + u"\n\n"_s + explanation);
        m_lines << FormText::write(text) << QString();
    }
    void earlier(const EarlierQuote &quote)
    {
        m_lines << u"@@ earlier %1 %2 round %3 %4 %5"_s.arg(quote.tool, quote.lens, QString::number(quote.round),
                                                            quote.verdict ? vd::toText(*quote.verdict) : u"-"_s,
                                                            quote.toolName.simplified());
        help(quote.quote);
    }
    void help(const QString &text)
    {
        for (const QString &line : FormText::write(text))
            m_lines << (line.isEmpty() ? u"@-"_s : u"@- "_s + line);
    }
    [[nodiscard]] Lens lensOf(const ReviewForm &form) const
    {
        for (const Lens &lens : m_forms.lenses)
            if (lens.key == form.lens)
                return lens;
        Lens unknown;
        unknown.title = form.lens;
        return unknown;
    }
    template <class Part>
    [[nodiscard]] static QString placeOf(const Part &part)
    {
        return part.tool + u' ' + part.lens;
    }

    const ReviewForms &m_forms;
    QStringList m_lines;
    QHash<QString, const FormTool *> m_toolOf;               ///< by slug, those not described yet
    QSet<QString> m_asked;                                   ///< places of the forms
    QHash<QString, QList<const EarlierQuote *>> m_earlierOf; ///< by place
};

} // namespace

QByteArray ReviewForms::toText() const
{
    return (FormWriter(*this).write().join(u'\n') + u'\n').toUtf8();
}

} // namespace vd
