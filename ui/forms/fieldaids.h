#pragma once

#include "textfields.h"
#include "textmarks.h"
#include "writingaids.h"

#include <QPointer>

class QMenu;

namespace vd {

/// Spelling and banned phrases in one text field: marked where they stand, told to screen readers, corrected from the
/// context menu. The word being typed is not judged before the cursor leaves it. The field outlives it; the aids may go
/// first.
class FieldAids : public QObject
{
    Q_OBJECT

public:
    FieldAids(WritingAids &aids, TextField *field, QObject *parent);
    [[nodiscard]] TextMarks *marks() const { return m_marks; }
    /// What the author never writes.
    void setBanned(const QStringList &phrases, const QString &author);

signals:
    void failed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void followCursor();
    void stopTyping();
    [[nodiscard]] TextRange wordAt(int position) const;
    void addTo(QMenu *menu, int position);
    void addSuggestions(QMenu *menu, const TextRange &word);
    void replace(const TextRange &word, const QString &by);
    [[nodiscard]] QString text() const { return m_field->text()->document()->toPlainText(); }

    QPointer<WritingAids> m_aids;
    TextField *m_field;
    TextMarks *m_marks;
    QStringList m_banned;
    QString m_author;
    int m_typedAt = -1; ///< where the word being typed was last touched
};

} // namespace vd
