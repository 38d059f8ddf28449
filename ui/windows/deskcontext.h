#pragma once

#include "change.h"

class QSettings;

namespace vd {

class MessageBar;
class Prompts;

/// What the composition root hands to the desk; all of it outlives the windows.
struct DeskContext
{
    Prompts &prompts;
    QSettings &settings;
    Clock clock = systemClock();
};

} // namespace vd
