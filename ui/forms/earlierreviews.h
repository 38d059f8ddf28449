#pragma once

#include "lens.h"
#include "library.h"
#include "review.h"
#include "reviewer.h"

#include <QWidget>
#include <optional>

class QTextBrowser;
class QToolButton;

namespace vd {

/// What was written before, to read beside a form: the round before on the same tool, and the reviewer's own quotes on
/// other tools through the lens. A line of buttons; what they open stands in a pane that the owner puts where there is
/// room.
class EarlierReviews : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostQuotes = 10;

    /// The form that is read beside.
    struct Form
    {
        ToolId tool;
        ReviewerId reviewer;
        int round = 1;
        QList<Review> reviews; ///< of the tool through the lens
        QList<Reviewer> panel; ///< as the publication signs
    };

    EarlierReviews(Library &library, const Lens &lens, QWidget *parent = nullptr);
    [[nodiscard]] QWidget *pane() const;
    void show(const Form &form);
    /// Beside the form the round before is open until it is closed.
    void setBeside(bool beside);

private:
    enum class Section { None, Round, Quotes };

    void choose(Section section);
    void refresh();
    void open(Section section);
    [[nodiscard]] QList<Review> roundBefore() const; ///< the form's reviewer first
    [[nodiscard]] QString roundText() const;
    [[nodiscard]] QString quotesText() const;
    [[nodiscard]] QString nameOf(ReviewerId reviewer) const;

    Library &m_library;
    Lens m_lens;
    Form m_form;
    QToolButton *m_round;
    QToolButton *m_quotes;
    QTextBrowser *m_pane;
    Section m_open = Section::None;
    std::optional<Section> m_chosen; ///< by a person
    bool m_beside = false;
};

} // namespace vd
