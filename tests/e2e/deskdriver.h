#pragma once

/// What the driver types as its n-th key: no two positions near each other look alike, so that a gap shows.
inline char typedCharacter(int n)
{
    constexpr int word = 7;
    if (n % word == word - 1)
        return ' ';
    constexpr int letters = 26;
    return char('a' + (n + n / word) % letters);
}
