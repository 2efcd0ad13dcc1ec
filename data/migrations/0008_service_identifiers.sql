-- SPDX-License-Identifier: GPL-3.0-or-later
-- By which a feed knows a service again when it has another name.
ALTER TABLE service ADD COLUMN identifiers TEXT;
