#pragma once

#include "formof.h"

namespace vd {

/// A member of the panel.
class ReviewerForm : public FormOf<Reviewer>
{
    Q_OBJECT

public:
    explicit ReviewerForm(Library &library, QWidget *parent = nullptr);
};

} // namespace vd
