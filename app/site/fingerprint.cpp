#include "fingerprint.h"

#include <xxhash.h>

namespace vd {

Fingerprint::Fingerprint() : m_state(XXH3_createState())
{
    XXH3_64bits_reset(m_state);
}

Fingerprint::~Fingerprint()
{
    XXH3_freeState(m_state);
}

Fingerprint &Fingerprint::add(QByteArrayView bytes)
{
    XXH3_64bits_update(m_state, bytes.data(), std::size_t(bytes.size()));
    return *this;
}

Fingerprint &Fingerprint::add(QStringView text)
{
    // With the length, so that "ab" and "c" are not "a" and "bc".
    add(text.size());
    return add(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
}

quint64 Fingerprint::value() const
{
    return XXH3_64bits_digest(m_state);
}

quint64 Fingerprint::of(QByteArrayView bytes)
{
    return XXH3_64bits(bytes.data(), std::size_t(bytes.size()));
}

} // namespace vd
