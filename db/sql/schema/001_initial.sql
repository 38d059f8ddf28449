-- The first schema. Released migrations are never edited; add the next number instead.
-- Values without an identity of their own (tags, prompts, answers, newsletter) are JSON in one column;
-- what others refer to, or what lists ask for, is a row.

CREATE TABLE publication (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kicker TEXT NOT NULL,
    dek TEXT NOT NULL,
    base_url TEXT NOT NULL,
    accent TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    minimum_votes INTEGER NOT NULL,
    footer TEXT NOT NULL,
    newsletter TEXT NOT NULL,
    logo TEXT NOT NULL
);

CREATE TABLE lens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    prompts TEXT NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE reviewer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    persona TEXT NOT NULL,
    motto TEXT NOT NULL,
    bio TEXT NOT NULL,
    banned_phrases TEXT NOT NULL
);
CREATE INDEX reviewer_by_name ON reviewer (name COLLATE NOCASE, id);

CREATE TABLE reviewer_lens (
    reviewer_id INTEGER NOT NULL REFERENCES reviewer (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    lens_id INTEGER NOT NULL REFERENCES lens (id),
    PRIMARY KEY (reviewer_id, position)
) WITHOUT ROWID;
CREATE INDEX reviewer_lens_by_lens ON reviewer_lens (lens_id);

CREATE TABLE tool (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    vendor TEXT NOT NULL,
    category TEXT NOT NULL,
    tags TEXT NOT NULL,
    tagline TEXT NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    license TEXT NOT NULL,
    released TEXT NOT NULL,
    best_for TEXT NOT NULL,
    not_for TEXT NOT NULL,
    pros TEXT NOT NULL,
    cons TEXT NOT NULL,
    logo TEXT NOT NULL
);
CREATE INDEX tool_by_name ON tool (name COLLATE NOCASE, id);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    tool_id INTEGER NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX fact_by_tool ON fact (tool_id, position);

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    tool_id INTEGER NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    amount REAL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('month', 'year', 'once', 'usage')),
    unit TEXT NOT NULL,
    note TEXT NOT NULL,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX plan_by_tool ON plan (tool_id, position);
CREATE INDEX plan_by_age ON plan (as_of, tool_id);

CREATE TABLE vote_tally (
    id INTEGER PRIMARY KEY,
    tool_id INTEGER NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    uid TEXT NOT NULL,
    ship INTEGER NOT NULL CHECK (ship >= 0),
    skip INTEGER NOT NULL CHECK (skip >= 0),
    as_of TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX vote_tally_by_tool ON vote_tally (tool_id, position);

CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    tool INTEGER NOT NULL REFERENCES tool (id),
    reviewer INTEGER NOT NULL REFERENCES reviewer (id),
    lens INTEGER NOT NULL REFERENCES lens (id),
    round INTEGER NOT NULL CHECK (round >= 1),
    verdict TEXT CHECK (verdict IN ('ship', 'skip')),
    confidence INTEGER CHECK (confidence BETWEEN 50 AND 100),
    quote TEXT NOT NULL,
    answers TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'approved')),
    written_on TEXT NOT NULL,
    UNIQUE (tool, lens, reviewer, round)
);
CREATE INDEX review_by_tool ON review (tool, status, lens, round, verdict);
CREATE INDEX review_by_reviewer ON review (reviewer, status);
CREATE INDEX review_by_lens ON review (lens);
CREATE INDEX review_submitted ON review (id) WHERE status = 'submitted';

CREATE TABLE comparison (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    headline TEXT NOT NULL,
    dek TEXT NOT NULL,
    pricing_read TEXT NOT NULL,
    summary TEXT NOT NULL,
    pick TEXT NOT NULL CHECK (pick IN ('', 'tool', 'depends', 'neither')),
    pick_tool INTEGER REFERENCES tool (id),
    status TEXT NOT NULL CHECK (status IN ('draft', 'in review', 'ready', 'published')),
    published_on TEXT NOT NULL
);
CREATE INDEX comparison_by_status ON comparison (status);

CREATE TABLE comparison_tool (
    comparison_id INTEGER NOT NULL REFERENCES comparison (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tool_id INTEGER NOT NULL REFERENCES tool (id),
    PRIMARY KEY (comparison_id, position),
    UNIQUE (comparison_id, tool_id)
) WITHOUT ROWID;
CREATE INDEX comparison_tool_by_tool ON comparison_tool (tool_id);

-- Former slugs: addresses that once were published keep leading somewhere.
CREATE TABLE alias (
    noun TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (noun, record_id, position)
) WITHOUT ROWID;
CREATE INDEX alias_by_slug ON alias (noun, slug);

-- One row per change. was and became hold JSON: a list of {noun, id, fields}; fields that did not change are left out.
-- What a change created is in its own table until it is taken back; then became holds it whole.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
);
CREATE INDEX history_by_state ON history (state, seq);

-- Deletions, remembered for merging libraries.
CREATE TABLE tombstone (
    uid TEXT PRIMARY KEY,
    noun TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;

-- What pages and figures show: the approved reviews of the newest approved round of each tool and lens.
CREATE VIEW current_review AS
SELECT r.*
FROM review r
WHERE r.status = 'approved'
  AND r.round = (SELECT max(n.round) FROM review n
                 WHERE n.tool = r.tool AND n.lens = r.lens AND n.status = 'approved');

-- Everything written, for search. The triggers keep it true whoever writes. Lists and answers are indexed as their texts,
-- so each index reads its content through a view that unpacks the JSON.

CREATE VIEW tool_written AS
SELECT id, name, vendor, category, (SELECT group_concat(value, char(10)) FROM json_each(tool.tags)) AS tags, tagline,
       description, best_for, not_for, (SELECT group_concat(value, char(10)) FROM json_each(tool.pros)) AS pros,
       (SELECT group_concat(value, char(10)) FROM json_each(tool.cons)) AS cons
FROM tool;

CREATE VIRTUAL TABLE tool_text USING fts5 (
    name, vendor, category, tags, tagline, description, best_for, not_for, pros, cons,
    content = 'tool_written', content_rowid = 'id', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER tool_text_insert AFTER INSERT ON tool BEGIN
    INSERT INTO tool_text (rowid, name, vendor, category, tags, tagline, description, best_for, not_for, pros, cons)
    VALUES (new.id, new.name, new.vendor, new.category,
            (SELECT group_concat(value, char(10)) FROM json_each(new.tags)), new.tagline, new.description,
            new.best_for, new.not_for, (SELECT group_concat(value, char(10)) FROM json_each(new.pros)),
            (SELECT group_concat(value, char(10)) FROM json_each(new.cons)));
END;
CREATE TRIGGER tool_text_delete AFTER DELETE ON tool BEGIN
    INSERT INTO tool_text (tool_text, rowid, name, vendor, category, tags, tagline, description, best_for, not_for, pros, cons)
    VALUES ('delete', old.id, old.name, old.vendor, old.category,
            (SELECT group_concat(value, char(10)) FROM json_each(old.tags)), old.tagline, old.description,
            old.best_for, old.not_for, (SELECT group_concat(value, char(10)) FROM json_each(old.pros)),
            (SELECT group_concat(value, char(10)) FROM json_each(old.cons)));
END;
CREATE TRIGGER tool_text_update AFTER UPDATE ON tool BEGIN
    INSERT INTO tool_text (tool_text, rowid, name, vendor, category, tags, tagline, description, best_for, not_for, pros, cons)
    VALUES ('delete', old.id, old.name, old.vendor, old.category,
            (SELECT group_concat(value, char(10)) FROM json_each(old.tags)), old.tagline, old.description,
            old.best_for, old.not_for, (SELECT group_concat(value, char(10)) FROM json_each(old.pros)),
            (SELECT group_concat(value, char(10)) FROM json_each(old.cons)));
    INSERT INTO tool_text (rowid, name, vendor, category, tags, tagline, description, best_for, not_for, pros, cons)
    VALUES (new.id, new.name, new.vendor, new.category,
            (SELECT group_concat(value, char(10)) FROM json_each(new.tags)), new.tagline, new.description,
            new.best_for, new.not_for, (SELECT group_concat(value, char(10)) FROM json_each(new.pros)),
            (SELECT group_concat(value, char(10)) FROM json_each(new.cons)));
END;

-- Names by themselves: searching only the names in tool_text would walk every text that holds the words.
CREATE VIRTUAL TABLE tool_name USING fts5 (
    name,
    content = 'tool', content_rowid = 'id', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER tool_name_insert AFTER INSERT ON tool BEGIN
    INSERT INTO tool_name (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER tool_name_delete AFTER DELETE ON tool BEGIN
    INSERT INTO tool_name (tool_name, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE TRIGGER tool_name_update AFTER UPDATE OF name ON tool WHEN old.name <> new.name BEGIN
    INSERT INTO tool_name (tool_name, rowid, name) VALUES ('delete', old.id, old.name);
    INSERT INTO tool_name (rowid, name) VALUES (new.id, new.name);
END;

CREATE VIEW review_written AS
SELECT id, quote, (SELECT group_concat(value, char(10)) FROM json_each(review.answers)) AS answers
FROM review;

CREATE VIRTUAL TABLE review_text USING fts5 (
    quote, answers,
    content = 'review_written', content_rowid = 'id', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER review_text_insert AFTER INSERT ON review BEGIN
    INSERT INTO review_text (rowid, quote, answers)
    VALUES (new.id, new.quote, (SELECT group_concat(value, char(10)) FROM json_each(new.answers)));
END;
CREATE TRIGGER review_text_delete AFTER DELETE ON review BEGIN
    INSERT INTO review_text (review_text, rowid, quote, answers)
    VALUES ('delete', old.id, old.quote, (SELECT group_concat(value, char(10)) FROM json_each(old.answers)));
END;
CREATE TRIGGER review_text_update AFTER UPDATE ON review BEGIN
    INSERT INTO review_text (review_text, rowid, quote, answers)
    VALUES ('delete', old.id, old.quote, (SELECT group_concat(value, char(10)) FROM json_each(old.answers)));
    INSERT INTO review_text (rowid, quote, answers)
    VALUES (new.id, new.quote, (SELECT group_concat(value, char(10)) FROM json_each(new.answers)));
END;

-- A comparison is known by its tools' names, so its index keeps a copy of them and of its own texts.
CREATE VIRTUAL TABLE comparison_text USING fts5 (
    tool_names, headline, slug, dek, pricing_read, summary,
    prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER comparison_text_insert AFTER INSERT ON comparison BEGIN
    INSERT INTO comparison_text (rowid, tool_names, headline, slug, dek, pricing_read, summary)
    VALUES (new.id, '', new.headline, new.slug, new.dek, new.pricing_read, new.summary);
END;
CREATE TRIGGER comparison_text_delete AFTER DELETE ON comparison BEGIN
    DELETE FROM comparison_text WHERE rowid = old.id;
END;
CREATE TRIGGER comparison_text_update AFTER UPDATE ON comparison BEGIN
    UPDATE comparison_text
    SET headline = new.headline, slug = new.slug, dek = new.dek, pricing_read = new.pricing_read, summary = new.summary
    WHERE rowid = new.id;
END;
CREATE TRIGGER comparison_text_tool_insert AFTER INSERT ON comparison_tool BEGIN
    UPDATE comparison_text
    SET tool_names = coalesce((SELECT group_concat(name, ' vs ')
                               FROM (SELECT t.name FROM comparison_tool c JOIN tool t ON t.id = c.tool_id
                                     WHERE c.comparison_id = new.comparison_id ORDER BY c.position)), '')
    WHERE rowid = new.comparison_id;
END;
CREATE TRIGGER comparison_text_tool_delete AFTER DELETE ON comparison_tool BEGIN
    UPDATE comparison_text
    SET tool_names = coalesce((SELECT group_concat(name, ' vs ')
                               FROM (SELECT t.name FROM comparison_tool c JOIN tool t ON t.id = c.tool_id
                                     WHERE c.comparison_id = old.comparison_id ORDER BY c.position)), '')
    WHERE rowid = old.comparison_id;
END;
CREATE TRIGGER comparison_text_tool_rename AFTER UPDATE OF name ON tool WHEN old.name <> new.name BEGIN
    UPDATE comparison_text
    SET tool_names = coalesce((SELECT group_concat(name, ' vs ')
                               FROM (SELECT t.name FROM comparison_tool c JOIN tool t ON t.id = c.tool_id
                                     WHERE c.comparison_id = comparison_text.rowid ORDER BY c.position)), '')
    WHERE rowid IN (SELECT comparison_id FROM comparison_tool WHERE tool_id = new.id);
END;

CREATE VIRTUAL TABLE reviewer_text USING fts5 (
    name, persona, motto, bio,
    content = 'reviewer', content_rowid = 'id', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER reviewer_text_insert AFTER INSERT ON reviewer BEGIN
    INSERT INTO reviewer_text (rowid, name, persona, motto, bio)
    VALUES (new.id, new.name, new.persona, new.motto, new.bio);
END;
CREATE TRIGGER reviewer_text_delete AFTER DELETE ON reviewer BEGIN
    INSERT INTO reviewer_text (reviewer_text, rowid, name, persona, motto, bio)
    VALUES ('delete', old.id, old.name, old.persona, old.motto, old.bio);
END;
CREATE TRIGGER reviewer_text_update AFTER UPDATE ON reviewer BEGIN
    INSERT INTO reviewer_text (reviewer_text, rowid, name, persona, motto, bio)
    VALUES ('delete', old.id, old.name, old.persona, old.motto, old.bio);
    INSERT INTO reviewer_text (rowid, name, persona, motto, bio)
    VALUES (new.id, new.name, new.persona, new.motto, new.bio);
END;

CREATE VIRTUAL TABLE fact_text USING fts5 (
    name, value,
    content = 'fact', content_rowid = 'id', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER fact_text_insert AFTER INSERT ON fact BEGIN
    INSERT INTO fact_text (rowid, name, value)
    VALUES (new.id, new.name, new.value);
END;
CREATE TRIGGER fact_text_delete AFTER DELETE ON fact BEGIN
    INSERT INTO fact_text (fact_text, rowid, name, value)
    VALUES ('delete', old.id, old.name, old.value);
END;
CREATE TRIGGER fact_text_update AFTER UPDATE ON fact BEGIN
    INSERT INTO fact_text (fact_text, rowid, name, value)
    VALUES ('delete', old.id, old.name, old.value);
    INSERT INTO fact_text (rowid, name, value)
    VALUES (new.id, new.name, new.value);
END;

-- The words that occur, in order. Search completes the word being typed from them, because FTS5 first merges all
-- occurrences of a prefix longer than its prefix indexes, which takes far longer than showing the first hits.
CREATE VIRTUAL TABLE tool_word USING fts5vocab (tool_text, instance);
CREATE VIRTUAL TABLE review_word USING fts5vocab (review_text, instance);
CREATE VIRTUAL TABLE fact_word USING fts5vocab (fact_text, instance);
