#pragma once

#include "formfile.h"
#include "formlibrary.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace vd {

/// A file of forms being filled in. Every change of the library goes into its file at once, which is whole or as it was
/// before; what the window does not know of the file stays as it is. What another program wrote in the meantime is
/// never overwritten: then this session goes on in a new file beside it.
class FormSession : public QObject
{
    Q_OBJECT

public:
    /// Fails with the file's name, and the line where there is one.
    static Result<std::unique_ptr<FormSession>> open(const QString &path, const Clock &clock);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const ReviewForms &forms() const { return m_file.forms(); }
    [[nodiscard]] FormLibrary &content() { return *m_content; }
    [[nodiscard]] Library &library() { return m_content->library(); }
    /// The review as it is stored, of the form at an index; without an id where the form cannot be shown.
    [[nodiscard]] Review review(qsizetype form);
    /// What could not be understood of the file, with lines.
    [[nodiscard]] QList<Error> problems() const;
    /// The file as it should be.
    [[nodiscard]] QByteArray bytes() const { return m_file.bytes(); }
    /// Whether the file holds everything.
    [[nodiscard]] bool isWritten() const { return m_failure.isEmpty(); }
    [[nodiscard]] QString failure() const { return m_failure; }

    /// Goes on in another file, which is overwritten. What was written so far stays in the old one, where it goes on
    /// when the other one cannot be written.
    Result<void> moveTo(const QString &path);
    /// Writes again what could not be written.
    void retry() { write(); }

    static constexpr int retryMs = 1000;

signals:
    void written();
    void failed(const QString &sentence);
    /// Another program wrote into the file: what is here is in `path()` now, beside it.
    void parted(const QString &theirs);
    /// Another program wrote into the file, and everything typed here had been in it before.
    void outdated();

private:
    FormSession(QString path, const QByteArray &bytes, FormFile file, std::unique_ptr<FormLibrary> content);
    void take(const Changes &changes);
    void write();
    void part();
    void look();
    void watch();
    void setFailure(const QString &sentence);
    [[nodiscard]] QString freePath() const;

    QString m_path;
    QByteArray m_known; ///< what the file holds, as far as this session knows
    FormFile m_file;
    std::unique_ptr<FormLibrary> m_content;
    QString m_failure;
    QTimer m_retry;
    QFileSystemWatcher m_watcher;
};

} // namespace vd
