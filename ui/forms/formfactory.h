#pragma once

#include "noun.h"

class QWidget;

namespace vd {

class Library;
class RecordForm;

/// A new form for records of a noun. Reviews share the scorecard of their tool.
[[nodiscard]] RecordForm *makeForm(Noun noun, Library &library, QWidget *parent);

} // namespace vd
