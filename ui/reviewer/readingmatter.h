#pragma once

#include "reviewforms.h"

#include <QTextBrowser>

namespace vd {

/// What there is to read beside a form: the editor's note, the tool, the reviewer's own earlier words. Links open
/// outside; pictures are not fetched.
class ReadingMatter : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ReadingMatter(QWidget *parent = nullptr);
    void show(const ReviewForms &forms, const ReviewForm &form, const QString &toolName);
    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void addSection(const QString &title, const QString &markdown);
    void addEarlier(const QString &title, const QList<EarlierQuote> &quotes, bool withTool);
    void render();

    QString m_markdown;
};

} // namespace vd
