-- name: insert
INSERT INTO history (at, who, action, was, became, state) VALUES (:at, :who, :action, :was, :became, 'done');

-- name: extend
UPDATE history SET at = :at, action = :action, became = :became WHERE seq = :seq;

-- name: setState
UPDATE history SET state = :state, became = :became WHERE seq = :seq;

-- name: lastDone
SELECT * FROM history WHERE state = 'done' ORDER BY seq DESC LIMIT 1;

-- name: firstUndone
SELECT * FROM history WHERE state = 'undone' ORDER BY seq LIMIT 1;

-- name: dropUndone
UPDATE history SET state = 'dropped' WHERE state = 'undone';

-- name: newest
SELECT * FROM history ORDER BY seq DESC LIMIT :limit;

-- name: bury
INSERT INTO tombstone (uid, noun, at) VALUES (:uid, :noun, :at)
ON CONFLICT (uid) DO UPDATE SET at = excluded.at;

-- name: unbury
DELETE FROM tombstone WHERE uid = :uid;

-- name: tombstones
SELECT * FROM tombstone ORDER BY uid;

-- name: actionOfLastDone
SELECT action FROM history WHERE state = 'done' ORDER BY seq DESC LIMIT 1;

-- name: actionOfFirstUndone
SELECT action FROM history WHERE state = 'undone' ORDER BY seq LIMIT 1;

-- name: all
SELECT seq, at, who, action, was, became, state FROM history ORDER BY seq;

-- name: changeAt
SELECT seq FROM history WHERE seq = :seq AND at = :at;

-- name: after
SELECT seq, at, was, became, state FROM history WHERE seq > :seq ORDER BY seq;

-- What tells a site's export which records changed since the one before: the newest row and the one before it, and what
-- was done or done again after a row. What was taken back since, and dropped by a change that followed, may lie before the
-- newest row of then, but after the last row before it that still is done: changes are taken back from the newest on.

-- name: newestTwo
SELECT seq, at, who, was, state FROM history ORDER BY seq DESC LIMIT 2;

-- name: rowAt
SELECT at, who, was, state FROM history WHERE seq = :seq;

-- name: doneBefore
SELECT coalesce(max(seq), 0) FROM history WHERE state = 'done' AND seq < :seq;

-- name: touchedAfter
WITH record AS (SELECT r.value AS json FROM history h, json_each(h.was) r WHERE h.seq > :seq
                UNION ALL
                SELECT r.value FROM history h, json_each(h.became) r WHERE h.seq > :seq)
SELECT DISTINCT json ->> 'noun' AS noun, json ->> 'id', CASE WHEN json ->> 'noun' = 'review' THEN json ->> '$.fields.tool' END
FROM record;
