#pragma once

#include <QListView>

namespace vd {

/// A list of the library column, wholly usable by keyboard: Enter opens, Delete asks for removal, Up from the first row
/// leaves the list, and typing searches.
class RecordView : public QListView
{
    Q_OBJECT

public:
    explicit RecordView(QWidget *parent = nullptr);

signals:
    void opened(const QModelIndex &index);
    void removalWanted();
    void leftUpwards();
    void escaped();
    void typed(const QString &text);
    void menuWanted(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyboardSearch(const QString &text) override;

private:
    [[nodiscard]] bool isOnFirstRow() const;
};

} // namespace vd
