#include "formfile.h"

#include "formtext.h"

using namespace Qt::StringLiterals;

namespace vd {

Result<FormFile> FormFile::parse(const QByteArray &bytes)
{
    auto forms = ReviewForms::parse(bytes);
    if (!forms)
        return forms.error();
    return FormFile(bytes, *std::move(forms));
}

void FormFile::set(qsizetype form, const QString &field, const QString &text)
{
    if (m_forms.forms.at(form).texts.value(field) == text)
        m_texts[form].remove(field);
    else
        m_texts[form].insert(field, text);
}

void FormFile::setDictionary(const QStringList &words)
{
    m_words.clear();
    for (const QString &word : words)
        if (!m_forms.dictionary.contains(word))
            m_words << word;
}

QByteArray FormFile::bytes() const
{
    QMap<int, QString> replaced;     // by the line that begins the field
    QMap<int, QStringList> inserted; // by the line that follows
    for (auto [index, texts] : m_texts.asKeyValueRange()) {
        const ReviewForm &form = m_forms.forms.at(index);
        QMap<QString, QString> missing;
        for (auto [field, text] : texts.asKeyValueRange()) {
            if (form.fields.contains(field))
                replaced.insert(form.fields.value(field), text);
            else
                missing.insert(field, text);
        }
        if (!missing.isEmpty())
            inserted.insert(form.endLine, added(form, missing));
    }
    QStringList lines;
    const QList<FormLines::Line> &old = m_lines.lines();
    for (qsizetype at = 0; at < old.size();) {
        const FormLines::Line &line = old.at(at);
        lines << inserted.take(line.number) << line.text;
        if (at == m_lines.start() && !m_words.isEmpty())
            lines << m_lines.quoted(u"@@ words "_s + m_words.join(u' '));
        ++at;
        if (const auto text = replaced.constFind(line.number); text != replaced.constEnd())
            putField(lines, at, *text);
    }
    for (const QStringList &more : std::as_const(inserted))
        lines << more;
    return m_lines.bytes(lines);
}

/// The help that stands in a field, and the text in place of the other lines up to the next section.
void FormFile::putField(QStringList &lines, qsizetype &at, const QString &text) const
{
    const QList<FormLines::Line> &old = m_lines.lines();
    for (; at < old.size() && !old.at(at).content.startsWith("@@"_L1); ++at)
        if (FormText::isMarkup(old.at(at).content))
            lines << old.at(at).text;
    for (const QString &line : FormText::write(text))
        lines << m_lines.quoted(line);
    lines << m_lines.quoted({});
}

QStringList FormFile::added(const ReviewForm &form, const QMap<QString, QString> &texts) const
{
    QStringList lines;
    for (auto [field, text] : texts.asKeyValueRange()) {
        const QString sent = form.sent.value(field, ReviewForms::fingerprint({}));
        lines << m_lines.quoted(u"@@ field %1 %2"_s.arg(field, sent));
        for (const QString &line : FormText::write(text))
            lines << m_lines.quoted(line);
        lines << m_lines.quoted({});
    }
    return lines;
}

} // namespace vd
