-- name: insert
INSERT INTO digest (
    id, uid, slug, title, starts_on, ends_on, intro, entries, sent_on
) VALUES (
    :id, :uid, :slug, :title, :starts_on, :ends_on, :intro, :entries, :sent_on
);

-- name: update
UPDATE digest SET
    uid = :uid, slug = :slug, title = :title, starts_on = :starts_on, ends_on = :ends_on, intro = :intro,
    entries = :entries, sent_on = :sent_on
WHERE id = :id;

-- name: remove
DELETE FROM digest WHERE id = :id;

-- name: get
SELECT * FROM digest WHERE id = :id;

-- name: ids
SELECT id FROM digest ORDER BY ends_on DESC, id DESC;

-- name: idOfUid
SELECT id FROM digest WHERE uid = :uid;

-- name: idOfSlug
SELECT id FROM digest WHERE slug = :slug
UNION ALL
SELECT record_id FROM alias WHERE noun = 'digest' AND slug = :slug
LIMIT 1;

-- name: uids
SELECT id, uid FROM digest ORDER BY uid;
