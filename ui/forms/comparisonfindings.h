#pragma once

#include "checks.h"

#include <QWidget>

class QVBoxLayout;

namespace vd {

/// What the checks found, a sentence each, with a button that goes there.
class ComparisonFindings : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonFindings(QWidget *parent = nullptr);
    void show(const QList<Finding> &findings, const QList<Lens> &lenses);

signals:
    void openRequested(vd::RecordRef record, const QString &field);

private:
    QWidget *row(const Finding &finding, const QList<Lens> &lenses);

    QVBoxLayout *m_layout;
    QList<Finding> m_findings;
    bool m_isShown = false;
};

} // namespace vd
