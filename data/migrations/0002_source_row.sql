-- Which row of its list brought an organisation: with `source` and the history, where each field
-- comes from.
ALTER TABLE organisation ADD COLUMN source_row INTEGER;
