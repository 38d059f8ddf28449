#pragma once

#include <QDateTime>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace vd {

/// What became of a field in one library since it parted from another one.
struct FieldPast
{
    QJsonValue base;          ///< as it was when they parted; undefined when it was not there, or nobody knows
    QList<QJsonValue> values; ///< what it was on its way, without what it is now
    QDateTime changed;        ///< when last; invalid when it was not
    int takenBack = 0;        ///< how many of its changes were undone

    [[nodiscard]] bool hasBeen(const QJsonValue &value) const { return values.contains(value); }
};

/// What a field of two libraries becomes.
enum class FieldOutcome {
    Ours,    ///< only we changed it, or we went on from what theirs is
    Theirs,  ///< the other way round
    Both,    ///< both changed it, and both changes go together
    Conflict ///< both changed it, and somebody must choose
};

struct FieldDecision
{
    FieldOutcome outcome = FieldOutcome::Conflict;
    QJsonValue value; ///< for Both: the two changes together
};

/// The three-way rule for two values that differ. It does not depend on whose library is ours: with the sides swapped,
/// Ours and Theirs are swapped and nothing else.
///
/// A side that still is what both were, or that the other side has been since, is behind. When each has been the other,
/// the later change wins. Lists of parts and of words are brought together element by element; a plan, fact or tally
/// that both added counts once, and is a conflict when they wrote it differently.
[[nodiscard]] FieldDecision decideField(const QString &field, const QJsonValue &ours, const QJsonValue &theirs,
                                        const FieldPast &ourPast, const FieldPast &theirPast);

} // namespace vd
