#include "welcomepage.h"

#include "appearance.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>
#include <QFont>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace vd {

namespace {

QCommandLinkButton *offer(const QString &text, const QString &description, const QString &icon, const QString &name)
{
    auto *button = new QCommandLinkButton(text, description);
    button->setIcon(QIcon::fromTheme(icon));
    button->setIconSize(QSize(22, 22));
    button->setObjectName(name);
    button->setAutoDefault(true); // Enter chooses it too
    return button;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent)
{
    auto *logo = new QLabel;
    logo->setPixmap(deskIcon().pixmap(72, 72));
    auto *title = new QLabel(tr("Verdict Desk"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *lead =
        new QLabel(tr("A library is one file that holds your tools, your panel and its reviews, and your comparisons. "
                      "Everything is stored as you type."));
    lead->setWordWrap(true);

    auto *create = offer(tr("&New library…"), tr("Start empty or with sample content"), QStringLiteral("document-new"),
                         QStringLiteral("welcomeNew"));
    auto *open = offer(tr("&Open library…"), tr("A .verdict file on this computer"), QStringLiteral("document-open"),
                       QStringLiteral("welcomeOpen"));
    auto *sample = offer(tr("&Look at the sample library"), tr("Six invented tools, a full panel, four comparisons"),
                         QStringLiteral("help-hint"), QStringLiteral("welcomeSample"));
    connect(create, &QCommandLinkButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QCommandLinkButton::clicked, this, &WelcomePage::openRequested);
    connect(sample, &QCommandLinkButton::clicked, this, &WelcomePage::sampleRequested);

    m_recentTitle = new QLabel(tr("Recent libraries"));
    m_recentTitle->setForegroundRole(QPalette::PlaceholderText);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);

    auto *column = new QWidget;
    column->setMaximumWidth(480);
    auto *rows = new QVBoxLayout(column);
    rows->setSpacing(8);
    rows->addWidget(logo);
    rows->addWidget(title);
    rows->addWidget(lead);
    rows->addSpacing(16);
    rows->addWidget(create);
    rows->addWidget(open);
    rows->addWidget(sample);
    rows->addSpacing(16);
    rows->addWidget(m_recentTitle);
    rows->addLayout(m_recent);

    auto *page = new QHBoxLayout(this);
    page->addStretch(1);
    auto *middle = new QVBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(2);
    page->addLayout(middle, 10);
    page->addStretch(1);
    setRecent({});
}

void WelcomePage::setRecent(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    constexpr int shown = 5;
    for (const QString &path : paths.mid(0, shown)) {
        const QFileInfo file(path);
        auto *button = new QCommandLinkButton(file.fileName(), QDir::toNativeSeparators(file.absolutePath()));
        button->setIcon(QIcon::fromTheme(QStringLiteral("document-open-recent")));
        button->setAutoDefault(true);
        connect(button, &QCommandLinkButton::clicked, this, [this, path] { emit recentRequested(path); });
        m_recent->addWidget(button);
    }
    m_recentTitle->setVisible(!paths.isEmpty());
}

} // namespace vd
