#pragma once

#include "buffer.h"

#include <QWidget>
#include <functional>

namespace vd {

class Banner;
class EntriesField;
class FormPage;

/// The form for one digest. What is typed is stored within a second, as everywhere in the desk.
class DigestForm : public QWidget
{
    Q_OBJECT

public:
    /// A draft whose title is `titleOf` its days gets another with other days. The library outlives the form.
    explicit DigestForm(Library &library, const std::function<QString(const Digest &)> &titleOf,
                        QWidget *parent = nullptr);
    ~DigestForm() override;

    void load(DigestId digest);
    void flush() { m_buffer.flush(); }
    [[nodiscard]] DigestId digest() const { return m_buffer.record().as<Digest>(); }
    /// With what is typed and makes sense, stored or not yet.
    [[nodiscard]] Digest typed() const { return m_buffer.typed(); }
    [[nodiscard]] QString refusal() const { return m_buffer.refusal(); }
    [[nodiscard]] QStringList refusals() const { return m_buffer.refusals(); } ///< also of digests shown before

signals:
    void changed(); ///< typed, stored, or changed elsewhere: typed() may differ
    void proposalRequested();
    void additionRequested(vd::ComparisonId comparison);

private:
    Buffer<Digest> m_buffer;
    FormPage *m_page;
    Banner *m_banner;
};

} // namespace vd
