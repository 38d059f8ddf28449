-- name: insert
INSERT INTO review (
    id, uid, tool, reviewer, lens, round, verdict, confidence, quote, answers, status, written_on, due, remarks, steps
) VALUES (
    :id, :uid, :tool, :reviewer, :lens, :round, :verdict, :confidence, :quote, :answers, :status, :written_on, :due,
    :remarks, :steps
);

-- name: update
UPDATE review SET
    uid = :uid, tool = :tool, reviewer = :reviewer, lens = :lens, round = :round,
    verdict = :verdict, confidence = :confidence, quote = :quote, answers = :answers, status = :status,
    written_on = :written_on, due = :due, remarks = :remarks, steps = :steps
WHERE id = :id;

-- name: remove
DELETE FROM review WHERE id = :id;

-- name: get
SELECT * FROM review WHERE id = :id;

-- name: ids
SELECT id FROM review ORDER BY id;

-- name: idOfUid
SELECT id FROM review WHERE uid = :uid;

-- name: ofTool
SELECT * FROM review WHERE tool = :tool ORDER BY lens, round, reviewer;

-- name: idOfKey
SELECT id FROM review WHERE tool = :tool AND reviewer = :reviewer AND lens = :lens AND round = :round;

-- name: idsOfTool
SELECT id FROM review WHERE tool = :id;

-- name: idsOfReviewer
SELECT id FROM review WHERE reviewer = :id;

-- name: idsOfLens
SELECT id FROM review WHERE lens = :id;

-- name: uids
SELECT id, uid FROM review ORDER BY uid;
