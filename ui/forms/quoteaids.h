#pragma once

#include "fieldaids.h"
#include "lens.h"
#include "noun.h"
#include "quietlinks.h"
#include "reviewer.h"

#include <QPointer>
#include <QTimer>

namespace vd {

/// The writing aids of one scorecard: spelling and banned phrases in the quote and in the beats, and under the quote,
/// after a short pause, the beats that it leaves out and the phrases that are worn. The fields outlive it.
class QuoteAids : public QObject
{
    Q_OBJECT

public:
    using Beats = QList<std::pair<QString, TextField *>>; ///< by the prompt's key
    QuoteAids(WritingAids &aids, const Lens &lens, TextField *quote, const Beats &beats, QObject *parent);

    /// Whose quote it is; its text is the field's.
    void setAuthor(const Quote &whose, const Reviewer &author);
    /// Whether openRequested() leads anywhere.
    void setOpensReviews(bool opens) { m_opensReviews = opens; }
    [[nodiscard]] TextMarks *marks() const { return m_quoteAids->marks(); }

    static constexpr int pauseMs = 200;
    static constexpr int mostListed = 5; ///< of the worn phrases

signals:
    void beatChosen(const QString &key);
    void openRequested(vd::RecordRef record, const QString &field);
    void failed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refreshSoon() { m_pause.start(); }
    void refresh();
    void refreshBeats(const QString &quote);
    void refreshFormulas(const QString &quote);
    [[nodiscard]] QString formulaLine(qsizetype number, const QString &quote) const;
    void follow(const QString &target);

    QPointer<WritingAids> m_aids;
    Lens m_lens;
    TextField *m_quote;
    Beats m_beats;
    FieldAids *m_quoteAids;
    QList<FieldAids *> m_fields; ///< the quote's and the beats'
    QuietLinks *m_beatLines;
    QuietLinks *m_wornLines;
    QLabel *m_remark;
    Quote m_whose;
    QList<Formula> m_formulas;
    QTimer m_pause;
    bool m_opensReviews = true;
};

} // namespace vd
