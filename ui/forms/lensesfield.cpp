#include "lensesfield.h"

#include <QVBoxLayout>

namespace vd {

LensesField::LensesField() : FieldOf(new QWidget), m_layout(new QVBoxLayout(editor()))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
}

void LensesField::setLenses(const QList<Lens> &lenses)
{
    for (const auto &[id, box] : std::as_const(m_boxes))
        delete box;
    m_boxes.clear();
    for (const Lens &lens : lenses) {
        auto *box = new QCheckBox(QString(lens.title).replace(u'&', QStringLiteral("&&")));
        box->setToolTip(lens.question);
        box->setEnabled(!m_readOnly);
        m_layout->addWidget(box);
        m_boxes.append({lens.id, box});
        connect(box, &QCheckBox::clicked, this, [this] {
            static_cast<void>(read(m_value));
            touch();
        });
    }
    show(m_value);
}

void LensesField::show(const QList<LensId> &value)
{
    m_value = value;
    for (const auto &[id, box] : std::as_const(m_boxes))
        box->setChecked(value.contains(id));
}

Result<void> LensesField::read(QList<LensId> &value) const
{
    value.clear();
    for (const auto &[id, box] : m_boxes)
        if (box->isChecked())
            value.append(id);
    return {};
}

void LensesField::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    editor()->setToolTip(reason);
    for (const auto &[id, box] : std::as_const(m_boxes))
        box->setEnabled(!readOnly);
}

bool LensesField::focusPart(const QString &)
{
    if (m_boxes.isEmpty())
        return false;
    m_boxes.first().second->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace vd
