#include "quoteaids.h"

#include <QBoxLayout>
#include <QEvent>

namespace vd {

namespace {

const QString toBeat = QStringLiteral("beat:");
const QString toRun = QStringLiteral("run:");
const QString toReview = QStringLiteral("review:");

/// The beginning of a long run of words.
QString shortened(const QString &run)
{
    constexpr qsizetype most = 60;
    if (run.size() <= most)
        return run;
    const qsizetype space = run.lastIndexOf(u' ', most);
    return run.left(space > 0 ? space : most) + u'…';
}

} // namespace

QuoteAids::QuoteAids(WritingAids &aids, const Lens &lens, TextField *quote, const Beats &beats, QObject *parent)
    : QObject(parent),
      m_aids(&aids),
      m_lens(lens),
      m_quote(quote),
      m_beats(beats),
      m_quoteAids(new FieldAids(aids, quote, this)),
      m_beatLines(new QuietLinks(tr("Beats that the quote leaves out"))),
      m_wornLines(new QuietLinks(tr("Phrases shared with other quotes"))),
      m_remark(new QLabel)
{
    m_beatLines->setObjectName(QStringLiteral("beatsLeftOut"));
    m_wornLines->setObjectName(QStringLiteral("wornPhrases"));
    m_remark->setObjectName(QStringLiteral("spellingRemark"));
    m_remark->setWordWrap(true);
    m_remark->setFont(m_beatLines->font());
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    m_remark->hide();
    auto *body = static_cast<QBoxLayout *>(quote->body()->layout());
    for (QWidget *line :
         {static_cast<QWidget *>(m_beatLines), static_cast<QWidget *>(m_wornLines), static_cast<QWidget *>(m_remark)})
        body->insertWidget(body->count() - 1, line); // above the field's help
    m_fields = {m_quoteAids};
    for (const auto &[key, field] : beats) {
        m_fields.append(new FieldAids(aids, field, this));
        connect(field->text(), &QPlainTextEdit::textChanged, this, &QuoteAids::refreshSoon);
    }
    for (const FieldAids *field : std::as_const(m_fields))
        connect(field, &FieldAids::failed, this, &QuoteAids::failed);
    connect(quote->text(), &QPlainTextEdit::textChanged, this, &QuoteAids::refreshSoon);
    for (QuietLinks *lines : {m_beatLines, m_wornLines})
        connect(lines, &QLabel::linkActivated, this, &QuoteAids::follow);
    connect(&aids, &WritingAids::formulasChanged, this, &QuoteAids::refreshSoon);
    connect(&aids, &WritingAids::spellingChanged, this, [this] {
        m_remark->setText(m_aids->spellingRemark());
        m_remark->setVisible(!m_remark->text().isEmpty());
    });
    quote->text()->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &QuoteAids::refresh);
}

void QuoteAids::setAuthor(const Quote &whose, const Reviewer &author)
{
    for (FieldAids *field : std::as_const(m_fields))
        field->setBanned(author.bannedPhrases, author.name);
    const bool same =
        m_whose.review == whose.review && m_whose.tool == whose.tool && m_whose.reviewer == whose.reviewer;
    m_whose = whose;
    if (!same)
        refreshSoon();
}

bool QuoteAids::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && m_aids) {
        m_aids->wake();
        refreshSoon();
    }
    return QObject::eventFilter(watched, event);
}

void QuoteAids::refresh()
{
    if (!m_aids || !m_quote->text()->isVisible())
        return; // shown later, it asks again
    QString quote;
    static_cast<void>(m_quote->read(quote));
    refreshBeats(quote);
    refreshFormulas(quote);
}

/// Says nothing while nothing is written: then there is nothing that could be left out.
void QuoteAids::refreshBeats(const QString &quote)
{
    QMap<QString, QString> answers;
    QHash<QString, QString> labels;
    for (const auto &[key, field] : std::as_const(m_beats)) {
        static_cast<void>(field->read(answers[key]));
        labels.insert(key, field->label());
    }
    const BeatCover::Gaps gaps = m_aids->beats().gaps(m_lens.prompts, answers, quote);
    QStringList lines;
    const auto add = [&](const QStringList &keys, const QString &sentence) {
        QStringList links;
        for (const QString &key : keys)
            links << QuietLinks::link(toBeat + key, labels.value(key));
        if (!links.isEmpty())
            lines << sentence.arg(links.join(QStringLiteral(" · ")));
    };
    if (!quote.trimmed().isEmpty() || gaps.unanswered.size() < m_beats.size())
        add(gaps.unanswered, tr("Not answered: %1").toHtmlEscaped());
    add(gaps.unsaid, tr("Answered, but hardly in the quote: %1").toHtmlEscaped());
    m_beatLines->say(lines);
}

void QuoteAids::refreshFormulas(const QString &quote)
{
    Quote asked = m_whose;
    asked.text = quote;
    m_formulas = m_aids->formulas().in(asked);
    QList<TextMark> marks;
    QStringList lines;
    for (qsizetype i = 0; i < m_formulas.size(); ++i) {
        const Formula &formula = m_formulas.at(i);
        const QString where = m_aids->nameOf(formula.where.value(0));
        marks.append({formula.range, formula.quotes == 1
                                         ? tr("Also in another quote: %1").arg(where)
                                         : tr("Also in %1 other quotes, e.g. %2").arg(formula.quotes).arg(where)});
        if (i < mostListed)
            lines << formulaLine(i, quote);
    }
    m_quoteAids->marks()->set(TextMarks::Worn, marks);
    if (!lines.isEmpty())
        lines.prepend(tr("Shared with other quotes, the most worn first:").toHtmlEscaped());
    m_wornLines->say(lines);
}

QString QuoteAids::formulaLine(qsizetype number, const QString &quote) const
{
    const Formula &formula = m_formulas.at(number);
    const QString run = shortened(quote.mid(formula.range.start, formula.range.length).simplified());
    const QString name = m_aids->nameOf(formula.where.value(0));
    const QString where = m_opensReviews
                              ? QuietLinks::link(toReview + QString::number(formula.where.value(0).value), name)
                              : name.toHtmlEscaped();
    const QString words =
        formula.opening ? tr("opening “%1”", "words").toHtmlEscaped() : tr("“%1”", "words").toHtmlEscaped();
    return words.arg(QuietLinks::link(toRun + QString::number(number), run)) + QStringLiteral(" · ") +
           (formula.quotes == 1 ? tr("1 quote: %1").toHtmlEscaped().arg(where)
                                : tr("%1 quotes, e.g. %2").toHtmlEscaped().arg(QString::number(formula.quotes), where));
}

void QuoteAids::follow(const QString &target)
{
    if (target.startsWith(toBeat))
        return emit beatChosen(target.mid(toBeat.size()));
    if (target.startsWith(toReview))
        return emit openRequested(ReviewId{target.mid(toReview.size()).toLongLong()}, QStringLiteral("quote"));
    const QList<TextRange> runs = m_quoteAids->marks()->ranges(TextMarks::Worn);
    const qsizetype number = target.mid(toRun.size()).toLongLong();
    if (number >= runs.size())
        return;
    QTextCursor cursor(m_quote->text()->document());
    cursor.setPosition(int(runs.at(number).start));
    cursor.setPosition(int(runs.at(number).end()), QTextCursor::KeepAnchor);
    m_quote->text()->setTextCursor(cursor);
    m_quote->text()->setFocus(Qt::OtherFocusReason);
}

} // namespace vd
