#pragma once

#include "review.h"
#include "valuefields.h"

#include <QPushButton>
#include <QSpinBox>
#include <functional>

namespace vd {

/// Ship or skip, as two buttons of which one at most is down. Pressing it again takes it back.
class VerdictField : public FieldOf<std::optional<Verdict>>
{
    Q_OBJECT

public:
    VerdictField();
    void show(const std::optional<Verdict> &value) override;
    Result<void> read(std::optional<Verdict> &value) const override;
    void setReadOnly(bool readOnly, const QString &reason) override;
    bool focusPart(const QString &part) override;

private:
    QPushButton *m_ship;
    QPushButton *m_skip;
};

/// A number that may be missing.
class OptionalSpin : public QSpinBox
{
    Q_OBJECT

public:
    OptionalSpin(int least, int most, int start);
    static constexpr int none = -1;
    void stepBy(int steps) override;

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    StepEnabled stepEnabled() const override { return isReadOnly() ? StepNone : StepUpEnabled | StepDownEnabled; }

private:
    int m_least;
    int m_most;
    int m_start; ///< where the arrows begin
};

/// How sure a reviewer is: 50–100 %, or nothing.
class ConfidenceField : public FieldOf<std::optional<int>>
{
    Q_OBJECT

public:
    ConfidenceField();
    void show(const std::optional<int> &value) override;
    Result<void> read(std::optional<int> &value) const override;
    [[nodiscard]] QVariant typedText() const override;
    void retype(const QVariant &typed) override { show(typed.toInt()); }
    void setReadOnly(bool readOnly, const QString &reason) override;

private:
    OptionalSpin *m_spin;
};

/// A review's status. One that the review on screen is not ready for is refused here, where it was chosen.
class ReviewStatusField : public ChoiceField<ReviewStatus>
{
public:
    /// Says what is on screen, in the review's other fields.
    using Screen = std::function<void(Review &)>;
    explicit ReviewStatusField(Screen screen);
    Result<void> read(ReviewStatus &value) const override;

private:
    Screen m_screen;
};

} // namespace vd
