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
WHERE r.status = 'approved'
  AND (r.written_on >= :from
       OR EXISTS (SELECT 1 FROM json_each(r.steps) s
                  WHERE json_extract(s.value, '$.status') = 'approved' AND json_extract(s.value, '$.on') >= :from))
ORDER BY r.tool;

-- name: changesSince
SELECT at, was, became FROM history
WHERE seq > coalesce((SELECT seq FROM history WHERE at < :from ORDER BY seq DESC LIMIT 1), 0) AND state = 'done'
  AND (was LIKE '%"plans":%' OR was LIKE '%"pick":%' OR was LIKE '%"pick_tool":%' OR was LIKE '%"noun":"review"%'
       OR became LIKE '%"noun":"review"%')
ORDER BY seq DESC;
