#include "digestmail.h"

#include "accent.h"
#include "digestpage.h"
#include "digestproposal.h"
#include "edition.h"
#include "mailtext.h"
#include "markdown.h"

#include <QFile>
#include <algorithm>
#include <utility>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

PageTemplate mailTemplate(const Labels &labels)
{
    const auto source = [](const std::string &name) -> std::optional<std::string> {
        QFile file(u":/verdict/mail/%1.mustache"_s.arg(QString::fromStdString(name)));
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        return file.readAll().toStdString();
    };
    const auto words = [&labels](const std::string &key) -> std::optional<std::string> {
        const QString *text = labels.find(key);
        std::string markup;
        appendEscaped(markup, pageText(text ? *text : QString()));
        return markup.empty() ? std::nullopt : std::optional(markup);
    };
    return *PageTemplate::parse("digest", source, words); // that it parses is tested
}

std::size_t inKilobytes(std::size_t bytes)
{
    return (bytes + 999) / 1000;
}

/// What a list of mails shows behind the subject.
QString previewOf(const DigestContent &content)
{
    QString intro = mailText(firstParagraph(content.digest.intro)).simplified();
    if (!intro.isEmpty())
        return intro;
    QStringList headings;
    for (const DigestItem &item : content.items)
        if (!item.heading.isEmpty())
            headings << item.heading;
    return headings.join(u" · "_s);
}

} // namespace

DigestMail::DigestMail(const Edition &edition) : m_edition(edition), m_template(mailTemplate(edition.labels)) {}

QByteArray DigestMail::html(const DigestContent &content) const
{
    const Papers white{{0xff, 0xff, 0xff}, {0x14, 0x15, 0x18}};
    const std::string accent = toCss(paletteOf(content.publication.accent, Scheme::Light, white).accent);
    const std::string accentDark = toCss(paletteOf(content.publication.accent, Scheme::Dark, white).accent);

    PageData page(digestData(m_edition, content, false).share());
    const bool isRtl = m_edition.labels.locale().textDirection() == Qt::RightToLeft;
    page.text("title", content.digest.title);
    page.text("preview", previewOf(content));
    page.text("start", isRtl ? u"right"_s : u"left"_s);
    page.html("accent", accent);
    page.html("accent_dark", accentDark);
    page.html("serif", "Georgia,'Times New Roman',serif");
    page.html("sans", "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif");
    page.html("intro", inlineStyled(markdownHtml(content.digest.intro), accent));
    page.html("footer", inlineStyled(markdownHtml(content.publication.footer), accent));
    page.text("web", content.digest.sentOn.isValid() ? content.address() : QString());
    page.list("entries", [&] {
        PageData::List entries;
        const TemplateData &data = page.data();
        const TemplateValue *shown = data.find(Name("entries").hash());
        for (std::size_t i = 0; i < shown->list()->size(); ++i) {
            PageData entry(shown->list()->at(i).sharedObject());
            entry.html("text", inlineStyled(markdownHtml(content.items.at(qsizetype(i)).text), accent));
            entries.push_back(entry.take());
        }
        return entries;
    }());

    return m_template.render(page.data());
}

QString DigestMail::whyTooLong(const QByteArray &html, const DigestContent &content)
{
    constexpr qsizetype mostNamed = 3;
    if (html.size() <= mostBytes)
        return {};
    QList<std::pair<std::size_t, QString>> texts{
        {markdownHtml(content.digest.intro).size(), tr("the intro")},
        {markdownHtml(content.publication.footer).size(), tr("the publication's footer")}};
    for (const DigestItem &item : content.items)
        texts << std::pair(markdownHtml(item.text).size(),
                           item.heading.isEmpty() ? tr("an entry without a heading") : u'"' + item.heading + u'"');
    std::stable_sort(texts.begin(), texts.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList longest;
    for (const auto &[size, name] : texts.mid(0, mostNamed))
        if (size > 0)
            longest << tr("%1 (%2 kB)").arg(name, QString::number(inKilobytes(size)));
    return tr("the mail would have %1 kB of HTML, and mail programs cut it at %2 kB: it is left out, the text and the "
              "page are written; leave entries out or shorten the longest texts: %3")
        .arg(QString::number(inKilobytes(std::size_t(html.size()))), QString::number(mostBytes / 1000),
             longest.join(u", "_s));
}

QString DigestMail::text(const DigestContent &content) const
{
    const Labels &labels = m_edition.labels;
    QStringList blocks;
    const auto add = [&blocks](const QString &block) {
        if (!block.isEmpty())
            blocks << block;
    };
    add(wrapped(content.publication.name.simplified()));
    const QString dates = datesBeside(content.digest, labels);
    add(wrapped(content.digest.title.simplified()) + (dates.isEmpty() ? QString() : u'\n' + wrapped(dates)));
    add(mailText(content.digest.intro));
    for (const DigestItem &item : content.items) {
        const bool isNew = item.kind == DigestKind::New;
        QStringList head{QString(mailTextWidth, u'-'),
                         wrapped(labels.text(isNew ? "digest.new"_L1 : "digest.changed"_L1))};
        if (!item.heading.isEmpty())
            head << wrapped(item.heading.simplified());
        add(head.join(u'\n'));
        QStringList changes;
        for (const QString &change : item.changes)
            changes << wrapped(u"- "_s + change.simplified(), u"  "_s);
        add(changes.join(u'\n'));
        add(mailText(item.text));
        add(content.address(item));
    }
    const QString footer = mailText(content.publication.footer);
    const QString web = content.digest.sentOn.isValid() ? content.address() : QString();
    if (!footer.isEmpty() || !web.isEmpty())
        add(QString(mailTextWidth, u'-'));
    add(web.isEmpty() ? web : labels.text("digest.web"_L1) + u":\n"_s + web);
    add(footer);
    return blocks.join(u"\n\n"_s) + u'\n';
}

} // namespace vd
