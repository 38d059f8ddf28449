#pragma once

#include "library.h"
#include "textfields.h"

#include <functional>

class QCompleter;
class QStandardItemModel;

namespace vd {

/// A line that finds a published comparison that is not in the digest yet, by any part of its name. Down opens the list
/// without typing, the newest first; Enter takes what is chosen there, or the only one that is left.
class EntryPicker : public PlainLine
{
    Q_OBJECT

public:
    /// `taken` answers the slugs that are in the digest.
    EntryPicker(Library &library, const std::function<QStringList()> &taken, QWidget *parent = nullptr);

signals:
    void picked(vd::ComparisonId comparison);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    void pick(const QModelIndex &index);

    Library &m_library;
    std::function<QStringList()> m_taken;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
};

} // namespace vd
