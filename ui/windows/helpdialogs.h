#pragma once

#include <QCoreApplication>

class QWidget;

namespace vd {

class Prompts;

/// What the Help menu shows.
class HelpDialogs
{
    Q_DECLARE_TR_FUNCTIONS(vd::HelpDialogs)

public:
    static void about(Prompts &prompts, QWidget *parent);
    /// Every shortcut that the window's actions have, as it is set here and now.
    static void shortcuts(Prompts &prompts, QWidget *window);
};

} // namespace vd
