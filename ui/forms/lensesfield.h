#pragma once

#include "formfield.h"
#include "lens.h"

#include <QCheckBox>
#include <QList>

class QVBoxLayout;

namespace vd {

/// The lenses that a reviewer writes, as check boxes.
class LensesField : public FieldOf<QList<LensId>>
{
    Q_OBJECT

public:
    LensesField();
    /// Which lenses there are; what is checked stays.
    void setLenses(const QList<Lens> &lenses);
    void show(const QList<LensId> &value) override;
    Result<void> read(QList<LensId> &value) const override;
    void setReadOnly(bool readOnly, const QString &reason) override;
    bool focusPart(const QString &part) override;

private:
    QVBoxLayout *m_layout;
    QList<QPair<LensId, QCheckBox *>> m_boxes;
    QList<LensId> m_value;
    bool m_readOnly = false;
};

} // namespace vd
