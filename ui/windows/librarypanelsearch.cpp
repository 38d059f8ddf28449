#include "librarypanelparts.h"
#include "rowdelegate.h"

#include <QAction>
#include <QIcon>
#include <QKeyEvent>

namespace vd {

void LibraryPanel::buildSearch()
{
    m->field = new QLineEdit;
    m->field->setObjectName(QStringLiteral("librarySearch"));
    m->field->setPlaceholderText(tr("Search everything"));
    m->field->setAccessibleName(tr("Search everything"));
    m->field->setToolTip(tr("Finds names, descriptions, facts, quotes and comparisons"));
    m->field->setClearButtonEnabled(true);
    m->field->addAction(QIcon::fromTheme(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    m->field->installEventFilter(this);
    connect(m->field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m->openFirstHit = false;
        m->search.setQuery(text);
        refreshPage();
    });

    m->hits = new RecordView;
    m->hits->setObjectName(QStringLiteral("libraryHits"));
    m->hits->setAccessibleName(tr("Search results"));
    m->hits->setItemDelegate(new HitDelegate(m->hits));
    m->hits->setModel(&m->search);
    connect(m->hits, &QListView::clicked, this, &LibraryPanel::openHit);
    connect(m->hits, &RecordView::opened, this, &LibraryPanel::openHit);
    connect(m->hits, &RecordView::leftUpwards, m->field, [this] { m->field->setFocus(); });
    connect(m->hits, &RecordView::escaped, this, [this] {
        m->field->clear();
        m->field->setFocus();
    });
    connect(m->hits, &RecordView::typed, this, [this](const QString &text) {
        m->field->setFocus();
        m->field->insert(text);
    });
    connect(m->hits, &RecordView::menuWanted, this, [this](const QPoint &at) {
        if (const SearchHit *hit = m->search.hitAt(m->hits->currentIndex().row()))
            emit contextMenuRequested({hit->record}, at);
    });
    connect(&m->search, &SearchModel::answered, this, &LibraryPanel::refreshHits);
    m->noHits = new EmptyState;
    m->hitsOrNone = Parts::stackOf(m->hits, m->noHits);
}

void LibraryPanel::refreshHits()
{
    const bool none = m->search.hitCount() == 0;
    if (none)
        m->noHits->say(tr("Nothing found"),
                       tr("Nothing written holds every word of “%1”. Try fewer words or only their beginnings.")
                           .arg(m->search.query()),
                       {{tr("Clear search"), [this] {
                             m->field->clear();
                             m->field->setFocus();
                         }}});
    m->hitsOrNone->setCurrentIndex(none ? 1 : 0);
    m->hits->scrollToTop();
    if (m->openFirstHit) {
        m->openFirstHit = false;
        openHit(m->search.index(m->search.hitRowFrom(0)));
    }
}

void LibraryPanel::openHit(const QModelIndex &index)
{
    if (const SearchHit *hit = m->search.hitAt(index.row())) {
        m->hits->setCurrentIndex(index);
        emit openRequested(hit->record, hit->field);
    }
}

bool LibraryPanel::searchKey(QKeyEvent *key)
{
    switch (key->key()) {
    case Qt::Key_Escape:
        if (m->field->text().isEmpty())
            m->list->setFocus(Qt::OtherFocusReason);
        else
            m->field->clear();
        return true;
    case Qt::Key_Down:
        if (!m->isSearching()) {
            m->list->setFocus(Qt::TabFocusReason);
        } else if (const int row = m->search.hitRowFrom(0); row >= 0) {
            m->hits->setFocus(Qt::TabFocusReason);
            m->hits->setCurrentIndex(m->search.index(row));
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m->isSearching()) {
            // Enter may come before the answer to what was typed last.
            m->openFirstHit = !m->search.isAnswered();
            if (!m->openFirstHit)
                openHit(m->search.index(m->search.hitRowFrom(0)));
        }
        return true;
    default:
        return false;
    }
}

} // namespace vd
