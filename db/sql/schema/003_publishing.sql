-- Publishing: how a publication's pages look, and its digests.

ALTER TABLE publication ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN theme_options TEXT NOT NULL DEFAULT '{}';

-- What readers are told of a span of days. Entries are JSON: they are words of the digest, and outlive the comparisons.
CREATE TABLE digest (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    intro TEXT NOT NULL,
    entries TEXT NOT NULL,
    sent_on TEXT NOT NULL
);
