-- name: insert
INSERT INTO tool (
    id, uid, slug, name, vendor, category, tags, tagline, description, website, license, released, best_for, not_for,
    pros, cons, logo
) VALUES (
    :id, :uid, :slug, :name, :vendor, :category, :tags, :tagline, :description, :website, :license, :released,
    :best_for, :not_for, :pros, :cons, :logo
);

-- name: update
UPDATE tool SET
    uid = :uid, slug = :slug, name = :name, vendor = :vendor, category = :category, tags = :tags, tagline = :tagline,
    description = :description, website = :website, license = :license, released = :released, best_for = :best_for,
    not_for = :not_for, pros = :pros, cons = :cons, logo = :logo
WHERE id = :id;

-- name: remove
DELETE FROM tool WHERE id = :id;

-- name: get
SELECT * FROM tool WHERE id = :id;

-- name: ids
SELECT id FROM tool ORDER BY name COLLATE NOCASE, id;

-- name: idOfUid
SELECT id FROM tool WHERE uid = :uid;

-- name: idOfSlug
SELECT id FROM tool WHERE slug = :slug
UNION ALL
SELECT record_id FROM alias WHERE noun = 'tool' AND slug = :slug
LIMIT 1;

-- name: facts
SELECT * FROM fact WHERE tool_id = :id ORDER BY position;

-- name: insert_fact
INSERT INTO fact (tool_id, position, uid, name, value, as_of, source)
VALUES (:tool_id, :position, :uid, :name, :value, :as_of, :source);

-- name: remove_facts
DELETE FROM fact WHERE tool_id = :id;

-- name: plans
SELECT * FROM plan WHERE tool_id = :id ORDER BY position;

-- name: insert_plan
INSERT INTO plan (tool_id, position, uid, name, amount, currency, period, unit, note, as_of, source)
VALUES (:tool_id, :position, :uid, :name, :amount, :currency, :period, :unit, :note, :as_of, :source);

-- name: remove_plans
DELETE FROM plan WHERE tool_id = :id;

-- name: vote_tallies
SELECT * FROM vote_tally WHERE tool_id = :id ORDER BY position;

-- name: insert_vote_tally
INSERT INTO vote_tally (tool_id, position, uid, ship, skip, as_of, source)
VALUES (:tool_id, :position, :uid, :ship, :skip, :as_of, :source);

-- name: remove_vote_tallies
DELETE FROM vote_tally WHERE tool_id = :id;

-- name: idsOfName
SELECT id FROM tool WHERE name = :name COLLATE NOCASE ORDER BY id LIMIT 2;

-- name: uids
SELECT id, uid FROM tool ORDER BY uid;
