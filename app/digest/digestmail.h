#pragma once

#include "digestcontent.h"
#include "labels.h"
#include "pagetemplate.h"

#include <QCoreApplication>

namespace vd {

class Edition;

/// A digest as a mail. The same content gives the same bytes.
class DigestMail
{
    Q_DECLARE_TR_FUNCTIONS(vd::DigestMail)

public:
    /// Mail programs show no more of a mail's HTML than this.
    static constexpr qsizetype mostBytes = qsizetype(102) * 1000;

    /// In the publication's language. The edition must outlive it.
    explicit DigestMail(const Edition &edition);

    /// A whole document of tables and inline styles, without pictures.
    [[nodiscard]] QByteArray html(const DigestContent &content) const;
    /// Why that HTML is too long to be sent, and what of it to shorten; empty when it is not.
    [[nodiscard]] static QString whyTooLong(const QByteArray &html, const DigestContent &content);
    /// Lines of at most 72 characters, but for addresses that are longer.
    [[nodiscard]] QString text(const DigestContent &content) const;

private:
    const Edition &m_edition;
    PageTemplate m_template;
};

} // namespace vd
