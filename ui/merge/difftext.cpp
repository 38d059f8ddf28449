#include "difftext.h"

#include "worddiff.h"

#include <QTextCharFormat>

namespace vd {

DiffText::DiffText(const QString &name, QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setAccessibleName(name);
    setTabChangesFocus(true);
}

void DiffText::show(const QString &text)
{
    setPlainText(text);
    setAccessibleDescription({});
}

void DiffText::showChange(const QString &before, const QString &after)
{
    constexpr int tint = 60; // of 255
    QColor ground = palette().color(QPalette::Highlight);
    ground.setAlpha(tint);
    QTextCharFormat added;
    added.setBackground(ground);
    added.setFontUnderline(true);
    QTextCharFormat removed;
    removed.setFontStrikeOut(true);
    removed.setForeground(palette().brush(QPalette::PlaceholderText));
    clear();
    QTextCursor cursor(document());
    QStringList said;
    const QList<DiffRun> runs = wordDiff(before, after);
    for (const DiffRun &run : runs) {
        const bool isSame = run.kind == DiffRun::Kind::Same;
        cursor.insertText(run.text, isSame ? QTextCharFormat() : run.kind == DiffRun::Kind::Added ? added : removed);
        if (run.kind == DiffRun::Kind::Removed && &run != &runs.last() && !run.text.back().isSpace())
            cursor.insertText(QStringLiteral(" "), QTextCharFormat());
        if (!isSame)
            said << (run.kind == DiffRun::Kind::Added ? tr("new: %1") : tr("gone: %1")).arg(run.text.trimmed());
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    moveCursor(QTextCursor::Start);
}

void DiffText::showAbsence(const QString &sentence)
{
    clear();
    QTextCharFormat quiet;
    quiet.setForeground(palette().brush(QPalette::PlaceholderText));
    QTextCursor(document()).insertText(sentence, quiet);
    setAccessibleDescription({});
}

} // namespace vd
