#pragma once

#include "deskdriver.h"

#include <QApplication>
#include <QDateTime>
#include <QTest>
#include <QTimer>
#include <QWidget>
#include <cstdio>

/// Types into a window's field without end, as a fast typist does; after each key prints how many there were, and the
/// time in ms since 1970. Answers what the program answers.
inline int typeWithoutEnd(const QWidget &window)
{
    int typed = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &window, [&] {
        QTest::keyClick(window.focusWidget(), typedCharacter(typed++));
        std::printf("%d %lld\n", typed, static_cast<long long>(QDateTime::currentMSecsSinceEpoch()));
        std::fflush(stdout);
    });
    constexpr int fastTypist = 15; // ms
    keys.start(fastTypist);
    return QApplication::exec();
}
