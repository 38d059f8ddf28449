#pragma once

#include "formof.h"

namespace vd {

/// A lens: its guiding question and the prompts ("beats") that a quote through it follows.
class LensForm : public FormOf<Lens>
{
    Q_OBJECT

public:
    explicit LensForm(Library &library, QWidget *parent = nullptr);
};

} // namespace vd
