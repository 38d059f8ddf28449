#include "windows1252.h"

#include <array>

namespace vd {

namespace {

/// What Windows-1252 has where Latin-1 has control characters, from 0x80; 0 where it has nothing.
constexpr std::array<char16_t, 32> windowsExtras = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

} // namespace

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text)
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0 && windowsExtras.at(c.unicode() - 0x80) != 0)
            c = QChar(windowsExtras.at(c.unicode() - 0x80));
    return text;
}

} // namespace vd
