#pragma once

#include "program.h"

#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace vd {

/// Tests that run `verdict` in a folder of their own.
class ProgramTest : public QObject
{
protected:
    void makeFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString path(const char *name) const { return path(QString::fromLatin1(name)); }
    [[nodiscard]] Run run(const QStringList &arguments, Rights rights = Rights::Ours) const
    {
        return verdict(arguments, m_folder->path(), rights);
    }
    /// The sample library, s.verdict.
    void makeSample() const
    {
        QCOMPARE(run({QStringLiteral("new"), QStringLiteral("s.verdict"), QStringLiteral("--sample")}).status, 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace vd
