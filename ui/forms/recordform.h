#pragma once

#include "library.h"

#include <QWidget>
#include <variant>

namespace vd {

/// A record as it stands in a form, or none.
using TypedRecord = std::variant<std::monostate, Publication, Lens, Reviewer, Tool, Review, Comparison>;

/// A form for one record: a buffer between widgets and library. What is typed is stored within a second, what is
/// invalid is marked at its field, kept on screen and not stored. One form object serves all records of its noun, one
/// at a time. The library outlives the form.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual RecordRef record() const = 0;
    /// Shows a record; what was typed into the one before is stored first.
    virtual void load(RecordRef record) = 0;
    /// Stores what is typed and valid now. Called before switching records, exporting, undo, and quitting.
    virtual void flush() = 0;
    /// Puts the cursor into a field, named as in the record: "tagline", "plans[2].amount"; in a scorecard
    /// "primitive.quote". False when the form has no such field.
    virtual bool focusField(const QString &field) = 0;
    /// Why something in the form is not stored; empty when nothing was refused.
    [[nodiscard]] virtual QString refusal() const = 0;
    /// That, and the same of records that the form showed before: what was refused comes back with them.
    [[nodiscard]] virtual QStringList refusals() const = 0;
    /// The record with everything typed that makes sense, stored or not yet: the preview runs ahead of the library.
    [[nodiscard]] virtual TypedRecord typed() const = 0;

signals:
    void typing();                         ///< something is typed that is not stored yet
    void stored();                         ///< everything typed is stored
    void refused(const QString &sentence); ///< something typed is not valid and not stored
    void openRequested(vd::RecordRef record, const QString &field);
};

} // namespace vd
