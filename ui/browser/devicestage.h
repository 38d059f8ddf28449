#pragma once

#include <QScrollArea>

class QWebEngineView;

namespace vd {

enum class PreviewWidth;
enum class PreviewAppearance;

/// Lays a web view out at the width of a device: the page sees that width in CSS pixels whatever the room here, because
/// the view is scaled. On paper the view is as wide as the text of a sheet, with the sheet's margins around it.
class DeviceStage : public QScrollArea
{
    Q_OBJECT

public:
    DeviceStage(QWebEngineView *view, QWidget *parent);

    void setDevice(PreviewWidth width);
    void setSheet(bool sheet); ///< paper instead of a device
    /// 0 for as large as fits, at most 1.
    void setZoom(double scale);
    [[nodiscard]] double scale() const { return m_scale; }

signals:
    void scaleChanged(double scale);
    void zoomWheeled(int direction); ///< Ctrl and the wheel: 1 in, -1 out

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    void watch(QObject *object);

    QWebEngineView *m_view;
    QWidget *m_sheet; // white behind the view; as large as the view unless on paper
    PreviewWidth m_device;
    bool m_onPaper = false;
    double m_zoom = 0;
    double m_scale = 1;
    int m_wheeled = 0; // eighths of a degree not yet answered with a step
};

} // namespace vd
