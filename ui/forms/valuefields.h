#pragma once

#include "enumtext.h"
#include "textfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QList>
#include <QPair>

namespace vd {

/// A date as editors type it, 2026-05-15, with a calendar behind a button and Alt+Down. Empty is a value.
class DateField : public LineBased<QDate>
{
    Q_OBJECT

public:
    DateField();
    void show(const QDate &value) override { showText(value.toString(Qt::ISODate)); }
    Result<void> read(QDate &value) const override;
    /// "" is no date; anything else that is none is refused. 2026-5-5 is understood.
    static Result<QDate> parse(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openCalendar();
};

/// Yes or no, as a box to tick with a sentence beside it.
class BoolField : public FieldOf<bool>
{
    Q_OBJECT

public:
    explicit BoolField(const QString &sentence);
    void show(const bool &value) override { m_box->setChecked(value); }
    Result<void> read(bool &value) const override;
    void setReadOnly(bool readOnly, const QString &reason) override;

private:
    QCheckBox *m_box;
};

/// A whole number within limits.
class NumberField : public LineBased<int>
{
    Q_OBJECT

public:
    NumberField(int least, int most);
    void show(const int &value) override { showText(QString::number(value)); }
    Result<void> read(int &value) const override;

private:
    int m_least;
    int m_most;
};

/// A short code, picked from a list of usual ones or typed: a language, a currency.
class CodeField : public FieldOf<QString>
{
    Q_OBJECT

public:
    /// Code and name, e.g. {"EUR", "Euro"}.
    using Codes = QList<QPair<QString, QString>>;
    explicit CodeField(const Codes &codes);
    void show(const QString &value) override;
    [[nodiscard]] QVariant typedText() const override { return m_combo->currentText(); }
    void retype(const QVariant &typed) override { m_combo->setEditText(typed.toString()); }
    Result<void> read(QString &value) const override;
    void setReadOnly(bool readOnly, const QString &reason) override;

private:
    QComboBox *m_combo;
};

/// One of an enumeration's values, in words.
template <TextEnum Enum>
class ChoiceField : public FieldOf<Enum>
{
public:
    explicit ChoiceField(const QList<QPair<Enum, QString>> &choices) : ChoiceField(new QComboBox)
    {
        for (const auto &[value, text] : choices)
            m_combo->addItem(text, int(value));
        QObject::connect(m_combo, &QComboBox::activated, this, [this] { this->touch(); });
        ignoreWheelWithoutFocus(m_combo);
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    [[nodiscard]] QComboBox *combo() const { return m_combo; }
    void show(const Enum &value) override { m_combo->setCurrentIndex(m_combo->findData(int(value))); }
    Result<void> read(Enum &value) const override
    {
        if (m_combo->currentIndex() >= 0)
            value = Enum(m_combo->currentData().toInt());
        return {};
    }
    void setReadOnly(bool readOnly, const QString &reason) override
    {
        m_combo->setEnabled(!readOnly);
        m_combo->setToolTip(reason);
    }

private:
    explicit ChoiceField(QComboBox *combo) : FieldOf<Enum>(combo), m_combo(combo) {}
    QComboBox *m_combo;
};

} // namespace vd
