#include "commandline.h"

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("verdict"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VERDICT_VERSION));
    return vd::cli::runCommandLine(QCoreApplication::arguments());
}
