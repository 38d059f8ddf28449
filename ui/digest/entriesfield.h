#pragma once

#include "digest.h"
#include "formfield.h"

#include <functional>

class QLabel;
class QListWidget;
class QToolButton;

namespace vd {

class GrowingText;
class PlainLine;

/// A digest's entries: a list that is put in order by dragging, with buttons or with Alt+Up and Alt+Down, and the words
/// of the chosen entry below it. Every move and every entry that is dropped is an undo step of its own.
class EntriesField : public FieldOf<QList<DigestEntry>>
{
    Q_OBJECT

public:
    EntriesField();

    void show(const QList<DigestEntry> &entries) override;
    Result<void> read(QList<DigestEntry> &entries) const override;
    void setReadOnly(bool readOnly, const QString &reason) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] QWidget *tinted() const override { return nullptr; }

private:
    void makeDetails(QWidget *box);
    void step(const std::function<void()> &change);
    void move(int by);
    void drop();
    void takeOrder();
    void listAgain(int current);
    void showCurrent();
    void refreshButtons();
    void fitList();
    [[nodiscard]] DigestEntry *current();
    [[nodiscard]] static QString titleOf(const DigestEntry &entry);

    QListWidget *m_list;
    QToolButton *m_up, *m_down, *m_drop;
    QWidget *m_details;
    PlainLine *m_heading;
    QLabel *m_changeLabel;
    GrowingText *m_change;
    GrowingText *m_text;
    QList<DigestEntry> m_entries;
    bool m_showing = false;
    bool m_readOnly = false;
};

} // namespace vd
