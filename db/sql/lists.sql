-- Rows of lists, smart lists, counts and positions. Lists ask for ids by the page, then for each visible row.

-- name: countTools
SELECT count(*) AS number FROM tool;

-- name: countComparisons
SELECT count(*) AS number FROM comparison;

-- name: countReviewers
SELECT count(*) AS number FROM reviewer;

-- name: countLenses
SELECT count(*) AS number FROM lens;

-- name: countReviews
SELECT count(*) AS number FROM review;

-- name: tools
SELECT id FROM tool ORDER BY name COLLATE NOCASE, id LIMIT :limit OFFSET :offset;

-- name: comparisons
SELECT id FROM comparison ORDER BY id DESC LIMIT :limit OFFSET :offset;

-- name: reviewers
SELECT id FROM reviewer ORDER BY name COLLATE NOCASE, id LIMIT :limit OFFSET :offset;

-- name: lenses
SELECT id FROM lens ORDER BY position, id LIMIT :limit OFFSET :offset;

-- name: reviews
SELECT id FROM review ORDER BY id DESC LIMIT :limit OFFSET :offset;

-- name: positionOfTool
SELECT (SELECT count(*) FROM tool t WHERE t.name < own.name COLLATE NOCASE)
     + (SELECT count(*) FROM tool t WHERE t.name = own.name COLLATE NOCASE AND t.id < own.id) AS number
FROM tool own WHERE own.id = :id;

-- name: positionOfComparison
SELECT (SELECT count(*) FROM comparison c WHERE c.id > own.id) AS number FROM comparison own WHERE own.id = :id;

-- name: positionOfReviewer
SELECT (SELECT count(*) FROM reviewer p WHERE p.name < own.name COLLATE NOCASE)
     + (SELECT count(*) FROM reviewer p WHERE p.name = own.name COLLATE NOCASE AND p.id < own.id) AS number
FROM reviewer own WHERE own.id = :id;

-- name: positionOfLens
SELECT (SELECT count(*) FROM lens l WHERE (l.position, l.id) < (own.position, own.id)) AS number
FROM lens own WHERE own.id = :id;

-- name: positionOfReview
SELECT (SELECT count(*) FROM review r WHERE r.id > own.id) AS number FROM review own WHERE own.id = :id;

-- name: tool
SELECT t.id, t.name, t.slug, t.category,
       (SELECT count(*) FROM current_review r WHERE r.tool = t.id AND r.verdict = 'ship') AS ship,
       (SELECT count(*) FROM current_review r WHERE r.tool = t.id AND r.verdict = 'skip') AS skip
FROM tool t WHERE t.id = :id;

-- name: comparison
SELECT c.id, c.slug, c.headline, c.status,
       (SELECT count(*) FROM (SELECT DISTINCT r.tool, r.lens
                              FROM comparison_tool ct JOIN review r ON r.tool = ct.tool_id AND r.status = 'approved'
                              WHERE ct.comparison_id = :id) AS pairs) AS approved,
       (SELECT count(*) FROM comparison_tool ct WHERE ct.comparison_id = :id) * (SELECT count(*) FROM lens) AS expected
FROM comparison c WHERE c.id = :id;

-- name: toolNames
SELECT t.name FROM comparison_tool ct JOIN tool t ON t.id = ct.tool_id WHERE ct.comparison_id = :id ORDER BY ct.position;

-- name: reviewer
SELECT p.id, p.name, p.slug, p.persona, (SELECT count(*) FROM review r WHERE r.reviewer = p.id) AS reviews
FROM reviewer p WHERE p.id = :id;

-- name: lens
SELECT id, title, key, question FROM lens WHERE id = :id;

-- name: review
SELECT r.id, r.tool, r.lens, r.round, r.verdict, r.status,
       t.name AS tool_name, t.slug AS tool_slug, l.title AS lens_title, p.name AS reviewer_name
FROM review r JOIN tool t ON t.id = r.tool JOIN lens l ON l.id = r.lens JOIN reviewer p ON p.id = r.reviewer
WHERE r.id = :id;

-- name: lensMissing
SELECT t.id FROM tool t
WHERE EXISTS (SELECT 1 FROM lens l
              WHERE NOT EXISTS (SELECT 1 FROM review r WHERE r.tool = t.id AND r.status = 'approved' AND r.lens = l.id))
ORDER BY t.name COLLATE NOCASE, t.id;

-- name: priceOld
SELECT t.id FROM tool t
WHERE t.id IN (SELECT p.tool_id FROM plan p WHERE p.as_of > '' AND p.as_of < :before)
ORDER BY t.name COLLATE NOCASE, t.id;

-- name: reviewSubmitted
SELECT id FROM review WHERE status = 'submitted' ORDER BY id DESC;

-- name: decidable
SELECT c.id FROM comparison c
WHERE c.status IN ('draft', 'in review')
  AND EXISTS (SELECT 1 FROM comparison_tool ct JOIN lens l ON 1 = 1 WHERE ct.comparison_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM comparison_tool ct JOIN lens l ON 1 = 1
                  WHERE ct.comparison_id = c.id
                    AND NOT EXISTS (SELECT 1 FROM review r
                                    WHERE r.tool = ct.tool_id AND r.status = 'approved' AND r.lens = l.id))
ORDER BY c.id DESC;

-- name: readyToPublish
SELECT id FROM comparison WHERE status = 'ready' ORDER BY id DESC;
