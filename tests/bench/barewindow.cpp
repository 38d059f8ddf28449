// The baseline of starting: a window with a label, nothing linked but Qt Widgets. Says so when it is painted, and ends.

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QMainWindow>
#include <cstdio>
#include <cstdlib>

namespace {

class BareWindow : public QMainWindow
{
public:
    BareWindow() { setCentralWidget(new QLabel(QStringLiteral("A bare window"))); }

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QMainWindow::event(event);
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::puts("painted");
                    std::fflush(stdout);
                    std::_Exit(0);
                },
                Qt::QueuedConnection);
        return handled;
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    BareWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
