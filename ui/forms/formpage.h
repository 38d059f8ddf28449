#pragma once

#include "formfield.h"

#include <QList>
#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace vd {

/// Fields on one grid: labels beside them where there is room, above them in a narrow column. Scrolls downward only and
/// keeps the cursor in sight.
class FormPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit FormPage(QWidget *parent = nullptr);

    /// A heading over the fields that follow.
    QLabel *section(const QString &title, const QString &help = {});
    /// A field with its label, which becomes its accessible name, and help in grey under it. Takes ownership.
    void place(FormField *field, const QString &label, const QString &help = {});
    /// A field as wide as the page, its label above it: tables.
    void placeWide(FormField *field, const QString &label, const QString &help = {});
    /// Anything else, as wide as the page.
    void addWidget(QWidget *widget);
    /// A sentence of the desk's own, e.g. a figure that follows from the table above it.
    QLabel *addRemark();
    /// Ends the page; what is left of its height stays empty.
    void finish();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Row
    {
        QLabel *label; ///< none: the body spans the page
        QWidget *body;
        bool wide;
    };

    QLabel *labelFor(FormField *field, const QString &label, const QString &help);
    void add(const Row &row);
    void layOut(const Row &row);
    void arrange();
    void follow(QWidget *widget);

    static constexpr int besideFrom = 560; ///< px
    QWidget *m_content;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    int m_nextLine = 0;
    int m_lineHeight;
    bool m_beside = false;
};

} // namespace vd
