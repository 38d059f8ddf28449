-- name: insert
INSERT INTO publication (
    id, uid, name, kicker, dek, base_url, accent, language, currency, minimum_votes, footer, newsletter, logo, anonymous,
    dictionary, theme, theme_options
) VALUES (
    :id, :uid, :name, :kicker, :dek, :base_url, :accent, :language, :currency, :minimum_votes, :footer, :newsletter,
    :logo, :anonymous, :dictionary, :theme, :theme_options
);

-- name: update
UPDATE publication SET
    uid = :uid, name = :name, kicker = :kicker, dek = :dek, base_url = :base_url, accent = :accent,
    language = :language, currency = :currency, minimum_votes = :minimum_votes, footer = :footer,
    newsletter = :newsletter, logo = :logo, anonymous = :anonymous, dictionary = :dictionary,
    theme = :theme, theme_options = :theme_options
WHERE id = :id;

-- name: remove
DELETE FROM publication WHERE id = :id;

-- name: get
SELECT * FROM publication WHERE id = :id;

-- name: ids
SELECT id FROM publication ORDER BY id;

-- name: idOfUid
SELECT id FROM publication WHERE uid = :uid;


-- name: uids
SELECT id, uid FROM publication ORDER BY uid;
