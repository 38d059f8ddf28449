-- name: ofRecord
SELECT slug FROM alias WHERE noun = :noun AND record_id = :id ORDER BY position;

-- name: insert
INSERT INTO alias (noun, record_id, position, slug) VALUES (:noun, :id, :position, :slug);

-- name: removeOfRecord
DELETE FROM alias WHERE noun = :noun AND record_id = :id;
