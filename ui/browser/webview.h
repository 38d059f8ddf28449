#pragma once

#include "browserview.h"

#include <QWidget>

class QWebEngineView;

namespace vd {

class DeviceStage;
class FindBar;
class LivePage;

/// The browser view on Qt WebEngine: a sealed page at a device's width under a find bar.
class WebView : public QWidget, public BrowserView
{
    Q_OBJECT

public:
    explicit WebView(BrowserEvents events);
    ~WebView() override;

    QWidget *widget() override { return this; }
    void show(const QByteArray &html, const QString &subject) override;
    void reload() override;
    void showBlock(const QString &id, bool smooth) override;
    void setDevice(PreviewWidth width) override;
    void setAppearance(PreviewAppearance appearance) override;
    void setZoom(double scale) override;
    [[nodiscard]] double scale() const override;
    void openFind() override;
    void closeFind() override;
    void print(const QByteArray &html, QWidget *dialogParent, Done done) override;
    void savePdf(const QByteArray &html, const QString &path, Done done) override;

private:
    void showContextMenu(const QPoint &position);

    BrowserEvents m_events;
    LivePage *m_live;
    QWebEngineView *m_view;
    FindBar *m_find;
    DeviceStage *m_stage;
};

} // namespace vd
