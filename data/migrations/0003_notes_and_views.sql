-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people draw and write on the map itself, and the views of it that they come back to.
CREATE TABLE map_note (
    id INTEGER PRIMARY KEY NOT NULL,
    text TEXT,
    shape BLOB,
    sensitivity TEXT
);
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    content TEXT
);
