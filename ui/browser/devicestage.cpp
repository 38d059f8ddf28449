#include "devicestage.h"

#include "browserview.h"
#include "paper.h"

#include <QChildEvent>
#include <QWebEngineView>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vd {

namespace {

// What Chromium accepts as zoom factor.
constexpr double smallest = 0.25;
constexpr double largest = 5;

int cssWidth(PreviewWidth width, int room)
{
    switch (width) {
    case PreviewWidth::Phone:
        return 390;
    case PreviewWidth::Tablet:
        return 768;
    case PreviewWidth::Desktop:
        return std::max(1280, room);
    }
    return room;
}

} // namespace

DeviceStage::DeviceStage(QWebEngineView *view, QWidget *parent)
    : QScrollArea(parent), m_view(view), m_sheet(new QWidget), m_device(PreviewWidth::Desktop)
{
    setFrameShape(NoFrame);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Mid);
    setFocusProxy(view);
    setFocusPolicy(Qt::NoFocus);

    QPalette white = m_sheet->palette();
    white.setColor(QPalette::Window, Qt::white);
    m_sheet->setPalette(white);
    m_sheet->setBackgroundRole(QPalette::Window);
    m_sheet->setAutoFillBackground(true);
    view->setParent(m_sheet);
    setWidget(m_sheet);
    watch(view);
}

void DeviceStage::setDevice(PreviewWidth width)
{
    m_device = width;
    arrange();
}

void DeviceStage::setSheet(bool sheet)
{
    m_onPaper = sheet;
    arrange();
}

void DeviceStage::setZoom(double scale)
{
    m_zoom = scale;
    arrange();
}

void DeviceStage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void DeviceStage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    arrange();
}

void DeviceStage::arrange()
{
    if (!isVisible())
        return; // the size is not the one it will have
    const QSize room = viewport()->size();
    const int margin = m_onPaper ? paper::cssMargin() : 0;
    const int textWidth =
        m_onPaper ? paper::cssWidth() - 2 * margin : cssWidth(m_device, m_zoom > 0 ? 0 : room.width());
    const int fullWidth = textWidth + 2 * margin;

    const double fitting = std::min(1.0, double(room.width()) / fullWidth);
    const double scale = std::clamp(m_zoom > 0 ? m_zoom : fitting, smallest, largest);
    // Whole pixels first, then the factor that makes them exactly the device's width: a page asks for "768px or more".
    const int viewWidth = std::max(1, int(std::floor(textWidth * scale)));
    const double factor = double(viewWidth) / textWidth;
    const int gap = int(std::round(margin * factor));

    m_sheet->resize(viewWidth + 2 * gap, room.height());
    m_view->setGeometry(gap, gap, viewWidth, std::max(1, room.height() - gap));
    m_view->setZoomFactor(std::clamp(factor, smallest, largest));
    if (m_scale != factor) {
        m_scale = factor;
        emit scaleChanged(factor);
    }
}

// The engine's own child takes the wheel, and the engine makes a new one after its process died.
void DeviceStage::watch(QObject *object)
{
    object->installEventFilter(this);
    for (QObject *child : object->children())
        watch(child);
}

bool DeviceStage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildAdded)
        static_cast<QChildEvent *>(event)->child()->installEventFilter(this);
    if (event->type() == QEvent::Wheel) {
        auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers().testFlag(Qt::ControlModifier)) {
            m_wheeled += wheel->angleDelta().y();
            if (std::abs(m_wheeled) >= QWheelEvent::DefaultDeltasPerStep) {
                emit zoomWheeled(m_wheeled > 0 ? 1 : -1);
                m_wheeled = 0;
            }
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace vd
