#include "readingmatter.h"

#include "scorecardstate.h"

#include <QEvent>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace vd {

ReadingMatter::ReadingMatter(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName(u"reading"_s);
    setAccessibleName(tr("To read beside the form"));
    setFrameShape(QFrame::NoFrame);
    setOpenExternalLinks(true);
    document()->setDocumentMargin(12);
}

void ReadingMatter::show(const ReviewForms &forms, const ReviewForm &form, const QString &toolName)
{
    m_markdown.clear();
    if (!form.note.isEmpty())
        addSection(tr("From the editor"), form.note);
    for (const FormTool &tool : forms.tools)
        if (tool.slug == form.tool && !tool.about.isEmpty())
            addSection(toolName, tool.about);
    QList<EarlierQuote> rounds;
    QList<EarlierQuote> others;
    for (const EarlierQuote &quote : forms.earlier)
        if (quote.lens == form.lens)
            (quote.tool == form.tool ? rounds : others) << quote;
    addEarlier(tr("What you wrote of it before"), rounds, false);
    addEarlier(tr("Your other quotes through this lens"), others, true);
    if (m_markdown.isEmpty())
        m_markdown = tr("There is nothing to read with this form.");
    render();
}

void ReadingMatter::addSection(const QString &title, const QString &markdown)
{
    m_markdown += u"#### "_s + title.toHtmlEscaped() + u"\n\n"_s + markdown + u"\n\n"_s;
}

void ReadingMatter::addEarlier(const QString &title, const QList<EarlierQuote> &quotes, bool withTool)
{
    QStringList texts;
    for (const EarlierQuote &quote : quotes) {
        QStringList source;
        if (withTool)
            source << (quote.toolName.isEmpty() ? quote.tool : quote.toolName);
        source << tr("round %1").arg(quote.round);
        if (quote.verdict)
            source << ScorecardState::cell(*quote.verdict);
        texts << u"**%1**\n\n%2"_s.arg(source.join(u" · "_s), quote.quote);
    }
    if (!texts.isEmpty())
        addSection(title, texts.join(u"\n\n"_s));
}

void ReadingMatter::render()
{
    document()->setMarkdown(m_markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                            QTextDocument::MarkdownNoHTML);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        format.setBottomMargin(8);
        if (format.headingLevel() > 0 && block.position() > 0)
            format.setTopMargin(16);
        cursor.setBlockFormat(format);
    }
    moveCursor(QTextCursor::Start);
}

QVariant ReadingMatter::loadResource(int, const QUrl &)
{
    return {};
}

/// Links take their colour when they are made.
void ReadingMatter::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_markdown.isEmpty())
        render();
}

} // namespace vd
