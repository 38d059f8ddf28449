#pragma once

#include "assignments.h"
#include "sharing.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace vd {

/// What sharing out would do, in words, above the matrix that shows it: accepted or discarded, never in the way.
class ShareBar : public QFrame
{
    Q_OBJECT

public:
    explicit ShareBar(QWidget *parent = nullptr);
    void show(const SharePlan &plan, const Assignments &assignments);

signals:
    void accepted();
    void discarded();

private:
    [[nodiscard]] static QString sentence(const SharePlan &plan, const Assignments &assignments);
    [[nodiscard]] static QString leftOpen(const SharePlan &plan, const Assignments &assignments);

    QLabel *m_text;
    QPushButton *m_accept;
};

} // namespace vd
