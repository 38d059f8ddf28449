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

-- What a digest tells of, besides itself

-- name: publishedSince
SELECT id FROM comparison WHERE status = 'published' AND published_on >= :from ORDER BY published_on DESC, id DESC;

-- name: reviewedSince
SELECT DISTINCT r.tool AS id
FROM review r
JOIN comparison_tool t ON t.tool_id = r.tool
JOIN comparison c ON c.id = t.comparison_id
WHERE c.status = 'published' AND r.status = 'approved' AND (r.written_on >= :from OR r.steps <> '[]')
ORDER BY r.tool;

-- name: changesSince
SELECT at, was FROM history
WHERE state = 'done' AND at >= :from AND (was LIKE '%"plans":%' OR was LIKE '%"pick":%' OR was LIKE '%"pick_tool":%')
ORDER BY seq DESC;
