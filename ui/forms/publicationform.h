#pragma once

#include "formof.h"

namespace vd {

/// The masthead's settings: name and looks, defaults for comparisons, the newsletter block, the footer.
class PublicationForm : public FormOf<Publication>
{
    Q_OBJECT

public:
    explicit PublicationForm(Library &library, QWidget *parent = nullptr);
};

} // namespace vd
