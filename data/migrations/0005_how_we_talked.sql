-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether it was a visit, a call or a message: what a group confirmed in it was confirmed that way.
ALTER TABLE engagement ADD COLUMN way TEXT;
