#include "logofield.h"

#include "logoimage.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

namespace vd {

namespace {

constexpr int pictureSize = 88;

QToolButton *button(const QString &icon, const QString &text)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setIcon(QIcon::fromTheme(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    return button;
}

} // namespace

LogoField::LogoField()
    : FieldOf(new QWidget),
      m_picture(new QLabel),
      m_choose(button(QStringLiteral("document-open"), tr("Choose…"))),
      m_paste(button(QStringLiteral("edit-paste"), tr("Paste"))),
      m_remove(button(QStringLiteral("edit-delete"), tr("Remove")))
{
    auto *layout = new QGridLayout(editor());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_picture, 0, 0, 3, 1);
    layout->addWidget(m_choose, 0, 1, Qt::AlignLeft);
    layout->addWidget(m_paste, 1, 1, Qt::AlignLeft);
    layout->addWidget(m_remove, 2, 1, Qt::AlignLeft);
    layout->setColumnStretch(1, 1);

    m_picture->setFixedSize(pictureSize, pictureSize);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setFrameShape(QFrame::StyledPanel);
    m_picture->setWordWrap(true);
    m_picture->setFocusPolicy(Qt::StrongFocus);
    m_picture->setForegroundRole(QPalette::PlaceholderText);
    m_picture->installEventFilter(this);
    editor()->setAcceptDrops(true);
    editor()->setFocusProxy(m_picture);

    connect(m_choose, &QToolButton::clicked, this, &LogoField::choose);
    connect(m_paste, &QToolButton::clicked, this, [this] {
        if (!takeFrom(QApplication::clipboard()->mimeData()))
            setError(tr("The clipboard holds no picture: copy one first."));
    });
    connect(m_remove, &QToolButton::clicked, this, &LogoField::remove);
    LogoField::show(QString());
}

void LogoField::show(const QString &dataUrl)
{
    m_dataUrl = dataUrl;
    const QImage image = LogoImage::toImage(dataUrl);
    if (!image.isNull()) {
        const QSize room = m_picture->size() - QSize(8, 8);
        const bool fits = image.width() <= room.width() && image.height() <= room.height();
        QPixmap pixmap = QPixmap::fromImage(image);
        if (!fits) {
            const qreal ratio = m_picture->devicePixelRatioF();
            pixmap = pixmap.scaled(room * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            pixmap.setDevicePixelRatio(ratio);
        }
        m_picture->setPixmap(pixmap);
    } else {
        m_picture->setText(dataUrl.isEmpty() ? tr("Drop a picture here") : tr("A picture that cannot be shown"));
    }
    m_remove->setEnabled(!m_readOnly && !dataUrl.isEmpty());
}

Result<void> LogoField::read(QString &dataUrl) const
{
    dataUrl = m_dataUrl;
    return {};
}

void LogoField::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    for (QToolButton *each : {m_choose, m_paste, m_remove}) {
        each->setEnabled(!readOnly);
        each->setToolTip(reason);
    }
    editor()->setAcceptDrops(!readOnly);
    show(m_dataUrl);
}

bool LogoField::eventFilter(QObject *watched, QEvent *event)
{
    if (m_readOnly)
        return FormField::eventFilter(watched, event);
    if (watched == editor() && (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop)) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (event->type() == QEvent::Drop ? takeFrom(drop->mimeData()) : holdsPicture(drop->mimeData()))
            drop->acceptProposedAction();
        return true;
    }
    if (watched == m_picture && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Paste))
            return m_paste->click(), true;
        if (key->matches(QKeySequence::Delete))
            return remove(), true;
        if (key->key() == Qt::Key_Space || key->key() == Qt::Key_Return)
            return choose(), true;
    }
    return FormField::eventFilter(watched, event);
}

void LogoField::choose()
{
    const QString path = QFileDialog::getOpenFileName(editor(), tr("Choose a Logo"), {},
                                                      tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return setError(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    take(LogoImage::fromFile(file.readAll()));
}

void LogoField::remove()
{
    if (m_dataUrl.isEmpty())
        return;
    take(QString());
}

void LogoField::take(const Result<QString> &dataUrl)
{
    if (!dataUrl)
        return setError(dataUrl.error().what);
    setError({});
    show(*dataUrl);
    touch();
}

bool LogoField::takeFrom(const QMimeData *mime)
{
    if (!mime || !holdsPicture(mime))
        return false;
    for (const QUrl &url : mime->urls()) {
        QFile file(url.toLocalFile());
        if (file.open(QIODevice::ReadOnly))
            return take(LogoImage::fromFile(file.readAll())), true;
    }
    take(LogoImage::fromImage(qvariant_cast<QImage>(mime->imageData())));
    return true;
}

bool LogoField::holdsPicture(const QMimeData *mime)
{
    return mime->hasImage() || (mime->hasUrls() && mime->urls().constFirst().isLocalFile());
}

} // namespace vd
