-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a story is about, and whom a resource is for and belongs to: found beside what they concern.
ALTER TABLE story ADD COLUMN plan_id INTEGER
    REFERENCES plan(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE story ADD COLUMN themes TEXT;
ALTER TABLE story ADD COLUMN place TEXT;
CREATE INDEX story_plan_id ON story(plan_id);

ALTER TABLE resource ADD COLUMN sensitivity TEXT;
ALTER TABLE resource ADD COLUMN organisation_id INTEGER
    REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE resource ADD COLUMN community_id INTEGER
    REFERENCES community(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE resource ADD COLUMN exercise_id INTEGER
    REFERENCES exercise(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE resource ADD COLUMN plan_id INTEGER
    REFERENCES plan(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX resource_organisation_id ON resource(organisation_id);
CREATE INDEX resource_community_id ON resource(community_id);
CREATE INDEX resource_exercise_id ON resource(exercise_id);
CREATE INDEX resource_plan_id ON resource(plan_id);
