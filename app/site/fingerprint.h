#pragma once

#include <QByteArrayView>
#include <QDate>
#include <QString>
#include <QStringView>
#include <QVarLengthArray>
#include <concepts>
#include <memory>
#include <type_traits>

struct XXH3_state_s;

namespace vd {

/// A 64-bit fingerprint (XXH3) of everything added, to tell whether something changed. Not for secrets.
class Fingerprint
{
public:
    Fingerprint &add(QByteArrayView bytes)
    {
        m_bytes.append(bytes.data(), bytes.size());
        if (m_bytes.size() > mostBytes)
            fold();
        return *this;
    }
    Fingerprint &add(QStringView text);
    Fingerprint &add(const QString &text) { return add(QStringView(text)); }
    Fingerprint &add(QDate date) { return add(date.isValid() ? date.toJulianDay() : qint64(0)); }
    template <class Number>
    requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>) Fingerprint &add(Number number)
    {
        return add(QByteArrayView(reinterpret_cast<const char *>(&number), sizeof number));
    }
    [[nodiscard]] quint64 value() const { return of(m_bytes); }

    [[nodiscard]] static quint64 of(QByteArrayView bytes);

private:
    static constexpr qsizetype mostBytes = 4096;
    /// Goes on with the fingerprint of what was added so far.
    void fold();

    QVarLengthArray<char, 512> m_bytes; ///< most are short: hashing them at once beats hashing part by part
};

/// Fingerprint::of() bytes that come piece by piece.
class BytesFingerprint
{
public:
    BytesFingerprint();
    void add(QByteArrayView bytes);
    [[nodiscard]] quint64 value() const;

private:
    struct Free
    {
        void operator()(XXH3_state_s *state) const;
    };
    std::unique_ptr<XXH3_state_s, Free> m_state;
};

} // namespace vd
