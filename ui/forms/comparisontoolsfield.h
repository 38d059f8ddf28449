#pragma once

#include "formfield.h"
#include "library.h"

class QPushButton;
class QToolButton;

namespace vd {

class ComparisonToolPicker;

/// The two to four tools of a comparison in the order of its page. Alt+Up and Alt+Down move one.
class ComparisonToolsField : public FieldOf<QList<ToolId>>
{
    Q_OBJECT

public:
    explicit ComparisonToolsField(Library &library);
    void show(const QList<ToolId> &value) override;
    Result<void> read(QList<ToolId> &value) const override;
    [[nodiscard]] QVariant typedText() const override;
    void retype(const QVariant &typed) override;
    void setReadOnly(bool readOnly, const QString &reason) override;
    bool focusPart(const QString &part) override; ///< "[1]": the second tool
    /// After tools were renamed.
    void refreshNames();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] QWidget *tinted() const override { return nullptr; }

private:
    static constexpr int fewest = 2;
    static constexpr int most = 4;

    struct Row
    {
        QWidget *widget;
        ComparisonToolPicker *picker;
        QToolButton *up;
        QToolButton *down;
        QToolButton *remove;
        bool isNew = false; ///< added and still empty: not missed
    };

    /// What a row says.
    struct Place
    {
        ToolId tool;
        QString text;
        bool isNew = false;
    };

    Row makeRow(int position);
    void move(int position, int by);
    void remove(int position);
    void add();
    void swap(int one, int other);
    void refreshButtons();
    [[nodiscard]] QString nameOf(ToolId tool) const;

    Library &m_library;
    QList<Row> m_rows; ///< always `most` of them; the first `m_count` are in use
    int m_count = 0;
    QPushButton *m_add;
    bool m_readOnly = false;
};

} // namespace vd
