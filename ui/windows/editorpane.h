#pragma once

#include "recordform.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace vd {

/// The middle column: a line that names the record, and its form. Forms are made when their noun is first shown and
/// serve all its records.
class EditorPane : public QWidget
{
    Q_OBJECT

public:
    explicit EditorPane(QWidget *parent = nullptr);

    /// The library must outlive the pane or be replaced before it goes; nullptr is none.
    void setLibrary(Library *library);
    /// Shows a record in its form; what was typed into the one before is stored first. An invalid one shows the hint.
    void open(RecordRef record);
    [[nodiscard]] RecordRef record() const { return m_record; }
    [[nodiscard]] RecordForm *form() const;
    /// Puts the cursor into a field, "" for the first one. False when there is no such field.
    bool focusField(const QString &field);
    /// Stores what is typed and valid.
    void flush();
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
    RecordForm *formFor(Noun noun);
    void showHint();

    Library *m_library = nullptr;
    RecordRef m_record;
    QString m_name;
    QLabel *m_title;
    QLabel *m_status;
    QWidget *m_header;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    QHash<Noun, RecordForm *> m_forms;
};

} // namespace vd
