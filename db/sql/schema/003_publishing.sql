-- Publishing: how a publication's pages look.

ALTER TABLE publication ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN theme_options TEXT NOT NULL DEFAULT '{}';
