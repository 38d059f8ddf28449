#pragma once

#include <QByteArrayView>
#include <QDate>
#include <QString>
#include <QStringView>
#include <concepts>
#include <type_traits>

struct XXH3_state_s;

namespace vd {

/// A 64-bit fingerprint (XXH3) of everything added, to tell whether something changed. Not for secrets.
class Fingerprint
{
public:
    Fingerprint();
    ~Fingerprint();
    Q_DISABLE_COPY_MOVE(Fingerprint)

    Fingerprint &add(QByteArrayView bytes);
    Fingerprint &add(QStringView text);
    Fingerprint &add(const QString &text) { return add(QStringView(text)); }
    Fingerprint &add(QDate date) { return add(date.isValid() ? date.toJulianDay() : qint64(0)); }
    template <class Number>
    requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>) Fingerprint &add(Number number)
    {
        return add(QByteArrayView(reinterpret_cast<const char *>(&number), sizeof number));
    }
    [[nodiscard]] quint64 value() const;

    [[nodiscard]] static quint64 of(QByteArrayView bytes);

private:
    XXH3_state_s *m_state;
};

} // namespace vd
