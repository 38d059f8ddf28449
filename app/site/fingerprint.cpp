#include "fingerprint.h"

#ifdef __x86_64__
#include <xxh_x86dispatch.h> // the widest vectors that the processor has
#else
#include <xxhash.h>
#endif

namespace vd {

Fingerprint &Fingerprint::add(QStringView text)
{
    // With the length, so that "ab" and "c" are not "a" and "bc".
    add(text.size());
    return add(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
}

void Fingerprint::fold()
{
    const quint64 soFar = value();
    m_bytes.clear();
    m_bytes.append(reinterpret_cast<const char *>(&soFar), sizeof soFar);
}

quint64 Fingerprint::of(QByteArrayView bytes)
{
    return XXH3_64bits(bytes.data(), std::size_t(bytes.size()));
}

BytesFingerprint::BytesFingerprint() : m_state(XXH3_createState())
{
    Q_CHECK_PTR(m_state.get());
    XXH3_64bits_reset(m_state.get());
}

void BytesFingerprint::add(QByteArrayView bytes)
{
    XXH3_64bits_update(m_state.get(), bytes.data(), std::size_t(bytes.size()));
}

quint64 BytesFingerprint::value() const
{
    return XXH3_64bits_digest(m_state.get());
}

void BytesFingerprint::Free::operator()(XXH3_state_s *state) const
{
    XXH3_freeState(state);
}

} // namespace vd
