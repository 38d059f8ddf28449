-- name: insert
INSERT INTO lens (
    id, uid, key, title, question, prompts, position
) VALUES (
    :id, :uid, :key, :title, :question, :prompts, :position
);

-- name: update
UPDATE lens SET
    uid = :uid, key = :key, title = :title, question = :question, prompts = :prompts, position = :position
WHERE id = :id;

-- name: remove
DELETE FROM lens WHERE id = :id;

-- name: get
SELECT * FROM lens WHERE id = :id;

-- name: ids
SELECT id FROM lens ORDER BY position, id;

-- name: idOfUid
SELECT id FROM lens WHERE uid = :uid;

-- name: idOfSlug
SELECT id FROM lens WHERE key = :slug;

-- name: uids
SELECT id, uid FROM lens ORDER BY uid;
