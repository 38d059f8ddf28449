#pragma once

#include <QObject>
#include <QString>

namespace vd {

/// What the agent beside the page can tell the desk. Only the agent's world can reach it.
class PreviewBridge : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

public slots:
    void paint(int serial) { emit painted(serial); }
    void clickBlock(const QString &id) { emit blockClicked(id); }
    void activateLink(const QString &address) { emit linkActivated(address); }

signals:
    void painted(int serial);
    void blockClicked(const QString &id);
    void linkActivated(const QString &address);
};

} // namespace vd
