-- name: insert
INSERT INTO comparison (
    id, uid, slug, headline, dek, pricing_read, summary, pick, pick_tool, status, published_on
) VALUES (
    :id, :uid, :slug, :headline, :dek, :pricing_read, :summary, :pick, :pick_tool, :status, :published_on
);

-- name: update
UPDATE comparison SET
    uid = :uid, slug = :slug, headline = :headline, dek = :dek, pricing_read = :pricing_read, summary = :summary,
    pick = :pick, pick_tool = :pick_tool, status = :status, published_on = :published_on
WHERE id = :id;

-- name: remove
DELETE FROM comparison WHERE id = :id;

-- name: get
SELECT * FROM comparison WHERE id = :id;

-- name: ids
SELECT id FROM comparison ORDER BY id;

-- name: idOfUid
SELECT id FROM comparison WHERE uid = :uid;

-- name: idOfSlug
SELECT id FROM comparison WHERE slug = :slug
UNION ALL
SELECT record_id FROM alias WHERE noun = 'comparison' AND slug = :slug
LIMIT 1;

-- name: tools
SELECT tool_id FROM comparison_tool WHERE comparison_id = :id ORDER BY position;

-- name: insertTool
INSERT INTO comparison_tool (comparison_id, position, tool_id) VALUES (:parent, :position, :child);

-- name: removeTools
DELETE FROM comparison_tool WHERE comparison_id = :id;

-- name: ofTool
SELECT comparison_id AS id FROM comparison_tool WHERE tool_id = :tool ORDER BY comparison_id;

-- name: uids
SELECT id, uid FROM comparison ORDER BY uid;
