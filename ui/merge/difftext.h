#pragma once

#include <QTextEdit>

namespace vd {

/// A text to read, with the words marked in which it differs from an earlier one: what is new is underlined on a tinted
/// ground, what is gone is struck out. Both are said to screen readers in its description.
class DiffText : public QTextEdit
{
    Q_OBJECT

public:
    explicit DiffText(const QString &name, QWidget *parent = nullptr);

    void show(const QString &text);
    void showChange(const QString &before, const QString &after);
    /// In place of a text, e.g. "not known".
    void showAbsence(const QString &sentence);
};

} // namespace vd
