-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who something is for, as people define it: a base and what is left out beyond it.
CREATE TABLE reader_profile (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    base TEXT,
    without_kinds TEXT,
    without_activities TEXT,
    without_themes TEXT,
    without_contacts TEXT,
    without_records TEXT,
    without_fields TEXT,
    closest TEXT,
    radius INTEGER,
    agreed TEXT,
    area BLOB,
    area_name TEXT
);
-- What the wall of a mapping session shows; partners see what partners may where it is empty.
ALTER TABLE exercise ADD COLUMN readers_id INTEGER
    REFERENCES reader_profile(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
