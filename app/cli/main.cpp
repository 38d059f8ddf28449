#include "commandline.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <algorithm>
#include <memory>
#include <string_view>

namespace {

/// A site's share cards are drawn, which takes fonts but no display.
std::unique_ptr<QCoreApplication> application(int &argc, char **argv)
{
    const bool draws =
        std::any_of(argv, argv + argc, [](const char *word) { return std::string_view(word).starts_with("--site"); });
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false")); // e.g. of a session without a desktop
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char *argv[])
{
    const auto program = application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("verdict"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VERDICT_VERSION));
    return vd::cli::runCommandLine(QCoreApplication::arguments());
}
