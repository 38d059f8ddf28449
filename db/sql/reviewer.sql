-- name: insert
INSERT INTO reviewer (
    id, uid, slug, name, persona, motto, bio, banned_phrases, conflicts, handles
) VALUES (
    :id, :uid, :slug, :name, :persona, :motto, :bio, :banned_phrases, :conflicts, :handles
);

-- name: update
UPDATE reviewer SET
    uid = :uid, slug = :slug, name = :name, persona = :persona, motto = :motto, bio = :bio,
    banned_phrases = :banned_phrases, conflicts = :conflicts, handles = :handles
WHERE id = :id;

-- name: remove
DELETE FROM reviewer WHERE id = :id;

-- name: get
SELECT * FROM reviewer WHERE id = :id;

-- name: ids
SELECT id FROM reviewer ORDER BY name COLLATE NOCASE, id;

-- name: idOfUid
SELECT id FROM reviewer WHERE uid = :uid;

-- name: idOfSlug
SELECT id FROM reviewer WHERE slug = :slug
UNION ALL
SELECT record_id FROM alias WHERE noun = 'reviewer' AND slug = :slug
LIMIT 1;

-- name: lenses
SELECT lens_id FROM reviewer_lens WHERE reviewer_id = :id ORDER BY position;

-- name: insertLens
INSERT INTO reviewer_lens (reviewer_id, position, lens_id) VALUES (:parent, :position, :child);

-- name: removeLenses
DELETE FROM reviewer_lens WHERE reviewer_id = :id;

-- name: uids
SELECT id, uid FROM reviewer ORDER BY uid;
