-- What a reviewer wrote, by lens.

-- name: ofReviewer
SELECT review.tool, tool.name, review.round, review.verdict, review.written_on, review.quote
FROM review JOIN tool ON tool.id = review.tool
WHERE review.reviewer = :reviewer AND review.lens = :lens AND review.tool <> :tool AND review.quote <> ''
ORDER BY review.written_on DESC, review.id DESC LIMIT :limit;
