-- The panel's round trip: when a review is due, its way from draft to approved, what is said beside it, and what the desk
-- must know of reviewers to assign them fairly and to keep an anonymous panel anonymous.
-- A review that is assigned and not begun is an empty draft.

ALTER TABLE review ADD COLUMN due TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN remarks TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN steps TEXT NOT NULL DEFAULT '[]';

ALTER TABLE reviewer ADD COLUMN conflicts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE reviewer ADD COLUMN handles TEXT NOT NULL DEFAULT '[]';

ALTER TABLE publication ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0;
ALTER TABLE publication ADD COLUMN dictionary TEXT NOT NULL DEFAULT '[]';
