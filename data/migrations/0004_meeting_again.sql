-- SPDX-License-Identifier: GPL-3.0-or-later
-- What copies need to meet again (docs/format.md, "Copies that meet again").

-- What a row began with, where neither the table nor its changes tell: {"101": value, ...}.
CREATE TABLE placeweave_original (
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (entity, row)
) WITHOUT ROWID;
-- Where the tables hold something else than the changes of the row alone would say: a reference of
-- `row` to `target`, which is not there; or, with field 0, a row that lives because others refer to it.
CREATE TABLE placeweave_derived (
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    field INTEGER NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (entity, row, field)
) WITHOUT ROWID;
CREATE INDEX placeweave_derived_target ON placeweave_derived(target);

-- Of this copy only, never passed on: actions of which it holds no more than a part, and editing runs
-- that came to it by merging, with the profile of the bundle.
CREATE TABLE placeweave_partial (action INTEGER PRIMARY KEY NOT NULL);
CREATE TABLE placeweave_received (replica INTEGER PRIMARY KEY NOT NULL, profile TEXT NOT NULL);
-- Rows that others have taken back (or, later, given again).
CREATE TABLE placeweave_withdrawn (
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    is_back BOOLEAN NOT NULL,
    PRIMARY KEY (entity, row)
) WITHOUT ROWID;
-- Where others say that something roughly is, who may not say it exactly.
CREATE TABLE placeweave_shown_point (
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    latitude INTEGER NOT NULL,
    longitude INTEGER NOT NULL,
    PRIMARY KEY (entity, row)
) WITHOUT ROWID;
-- Which rows were sent to whom, in ranges, and which of them were taken back since.
CREATE TABLE placeweave_sent (
    partner TEXT NOT NULL,
    profile TEXT NOT NULL,
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (partner, profile, entity, row)
) WITHOUT ROWID;
CREATE TABLE placeweave_taken_back (
    partner TEXT NOT NULL,
    profile TEXT NOT NULL,
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    is_back BOOLEAN NOT NULL,
    PRIMARY KEY (partner, profile, entity, row)
) WITHOUT ROWID;

-- By what copies know each other, for one that began with what a partner was given: it must not know
-- the UUID, for the way in which points are moved is read off that. NULL: made of the UUID.
ALTER TABLE placeweave_map ADD COLUMN identity TEXT;
