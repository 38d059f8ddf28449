#include "scorecardfields.h"

#include "scorecardstate.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <algorithm>

namespace vd {

namespace {

constexpr int leastPercent = 50;
constexpr int mostPercent = 100;
constexpr int step = 5;

QPushButton *toggle(Verdict verdict, const QString &text)
{
    auto *button = new QPushButton(ScorecardState::shape(verdict) + u' ' + text);
    button->setCheckable(true);
    button->setAutoDefault(false);
    // Many styles draw a button that is down hardly darker than one that is not.
    QObject::connect(button, &QPushButton::toggled, button, [button](bool down) {
        QFont font;
        font.setBold(down);
        button->setFont(font);
        QPalette palette;
        if (down) {
            palette.setColor(QPalette::Button, palette.color(QPalette::Highlight));
            palette.setColor(QPalette::ButtonText, palette.color(QPalette::HighlightedText));
        }
        button->setPalette(down ? palette : QPalette());
    });
    return button;
}

QList<QPair<ReviewStatus, QString>> statuses()
{
    QList<QPair<ReviewStatus, QString>> choices;
    for (const auto &entry : enumTexts<ReviewStatus>)
        choices.append({entry.value, ScorecardState::text(entry.value)});
    return choices;
}

} // namespace

VerdictField::VerdictField()
    : FieldOf(new QWidget), m_ship(toggle(Verdict::Ship, tr("&Ship"))), m_skip(toggle(Verdict::Skip, tr("S&kip")))
{
    m_ship->setObjectName(QStringLiteral("ship"));
    m_skip->setObjectName(QStringLiteral("skip"));
    m_ship->setToolTip(tr("Use it today (Alt+S)"));
    m_skip->setToolTip(tr("Leave it (Alt+K)"));
    m_ship->setAccessibleName(tr("Verdict: ship"));
    m_skip->setAccessibleName(tr("Verdict: skip"));
    auto *row = new QHBoxLayout(editor());
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_ship);
    row->addWidget(m_skip);
    row->addStretch(1);
    for (auto [button, other] : {std::pair(m_ship, m_skip), std::pair(m_skip, m_ship)})
        connect(button, &QPushButton::clicked, this, [this, other = other] {
            other->setChecked(false);
            touch();
        });
}

void VerdictField::show(const std::optional<Verdict> &value)
{
    m_ship->setChecked(value == Verdict::Ship);
    m_skip->setChecked(value == Verdict::Skip);
}

Result<void> VerdictField::read(std::optional<Verdict> &value) const
{
    value.reset();
    if (m_ship->isChecked())
        value = Verdict::Ship;
    else if (m_skip->isChecked())
        value = Verdict::Skip;
    return {};
}

void VerdictField::setReadOnly(bool readOnly, const QString &reason)
{
    editor()->setEnabled(!readOnly);
    editor()->setToolTip(reason);
}

bool VerdictField::focusPart(const QString &part)
{
    if (!part.isEmpty())
        return false;
    (m_skip->isChecked() ? m_skip : m_ship)->setFocus(Qt::OtherFocusReason);
    return true;
}

OptionalSpin::OptionalSpin(int least, int most, int start) : m_least(least), m_most(most), m_start(start)
{
    // What is typed stays as it is typed: the field says what is wrong with it.
    setRange(none, 999);
    setValue(none);
    setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    ignoreWheelWithoutFocus(this);
    yieldUndoKeys(this);
    yieldUndoKeys(lineEdit());
}

void OptionalSpin::stepBy(int steps)
{
    setValue(value() == none ? m_start : qBound(m_least, value() + steps * step, m_most));
}

QString OptionalSpin::textFromValue(int value) const
{
    return value == none ? QString() : QString::number(value);
}

int OptionalSpin::valueFromText(const QString &text) const
{
    return text.trimmed().isEmpty() ? none : text.trimmed().toInt();
}

QValidator::State OptionalSpin::validate(QString &text, int &) const
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return text.size() <= 3 && std::all_of(text.begin(), text.end(), isDigit) ? QValidator::Acceptable
                                                                              : QValidator::Invalid;
}

ConfidenceField::ConfidenceField()
    : FieldOf(new OptionalSpin(leastPercent, mostPercent, 75)), m_spin(static_cast<OptionalSpin *>(editor()))
{
    m_spin->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_spin, &QSpinBox::valueChanged, this, [this] { touch(); });
}

void ConfidenceField::show(const std::optional<int> &value)
{
    const QSignalBlocker quiet(m_spin);
    m_spin->setValue(value.value_or(OptionalSpin::none));
}

Result<void> ConfidenceField::read(std::optional<int> &value) const
{
    const int percent = m_spin->value();
    if (percent != OptionalSpin::none && (percent < leastPercent || percent > mostPercent))
        return refused(tr("Write a number from %1 to %2, or nothing.").arg(leastPercent).arg(mostPercent), name());
    value = percent == OptionalSpin::none ? std::nullopt : std::optional(percent);
    return {};
}

QVariant ConfidenceField::typedText() const
{
    return m_spin->value();
}

void ConfidenceField::setReadOnly(bool readOnly, const QString &reason)
{
    m_spin->setReadOnly(readOnly);
    m_spin->setToolTip(reason);
}

ReviewStatusField::ReviewStatusField(Screen screen) : ChoiceField(statuses()), m_screen(std::move(screen)) {}

Result<void> ReviewStatusField::read(ReviewStatus &value) const
{
    ReviewStatus wanted = value;
    static_cast<void>(ChoiceField::read(wanted));
    if (wanted == ReviewStatus::Submitted || wanted == ReviewStatus::Approved) {
        Review review;
        m_screen(review);
        if (const QString blocker = ScorecardState::blocker(review); !blocker.isEmpty())
            return refused(blocker, name());
    }
    value = wanted;
    return {};
}

} // namespace vd
