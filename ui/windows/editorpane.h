#pragma once

#include "recordform.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace vd {

/// The middle column: a line that names the record, and its form. Forms are made when they are first needed and serve
/// all records of their noun. A tool has two, its details and its scorecard; going from tool to tool stays on the same
/// one.
class EditorPane : public QWidget
{
    Q_OBJECT

public:
    explicit EditorPane(QWidget *parent = nullptr);

    /// The library must outlive the pane or be replaced before it goes; nullptr is none.
    void setLibrary(Library *library);
    /// Shows a record in its form; what was typed into the one before is stored first. A review is shown in its tool's
    /// scorecard. An invalid record, or one that is gone, shows a hint.
    void open(RecordRef record);
    [[nodiscard]] RecordRef record() const { return m_record; } ///< a tool for its reviews
    [[nodiscard]] RecordForm *form() const;
    /// Puts the cursor into a field, "" for the first one; of a tool also into its scorecard, e.g. "primitive.quote".
    /// False when there is no such field.
    bool focusField(const QString &field);
    /// Shows a tool's details or its scorecard.
    void showScorecard(bool scorecard);
    [[nodiscard]] bool isScorecard() const { return m_scorecard; }
    /// Stores what is typed and valid.
    void flush();
    /// Why something typed is not stored, in the record that is shown and in others: it is kept and comes back with
    /// them.
    [[nodiscard]] QStringList refusals() const;
    /// What the record is called now, e.g. after an edit of its name. False when it is gone.
    bool refreshTitle();
    [[nodiscard]] QString title() const { return m_name; }

signals:
    void titleChanged(const QString &name);
    void typing();
    void stored();
    void refused(const QString &sentence);
    void openRequested(vd::RecordRef record, const QString &field);

private:
    [[nodiscard]] Noun formNoun() const;
    [[nodiscard]] bool isScorecardField(const QString &field) const;
    RecordForm *formFor(Noun noun);
    void showForm(RecordRef record);
    void showHint();

    Library *m_library = nullptr;
    RecordRef m_record;
    bool m_scorecard = false;
    QString m_name;
    QLabel *m_title;
    QLabel *m_status;
    QWidget *m_aspects; ///< of a tool
    QToolButton *m_details;
    QToolButton *m_reviews;
    QWidget *m_header;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    QHash<Noun, RecordForm *> m_forms;
};

} // namespace vd
