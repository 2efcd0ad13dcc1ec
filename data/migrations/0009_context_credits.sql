-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose map each theme of the ground was taken from, as its licence asks to be said.
CREATE TABLE placeweave_context_credit (
    theme TEXT NOT NULL PRIMARY KEY,
    attribution TEXT NOT NULL
) WITHOUT ROWID;
