-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a group said of itself stays known when somebody else confirms its record later.
ALTER TABLE organisation ADD COLUMN confirmed_itself_on DATE;
