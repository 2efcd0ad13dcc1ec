-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema: every entity, the log, reference layers. A migration that has been released is
-- never edited; docs/format.md is the contract. Tables of entities follow core/model/field_register.h
-- column by column (tested). The GeoPackage tables are those of OGC 12-128r18, annex C.

PRAGMA application_id = 1196444487; -- "GPKG"
PRAGMA user_version = 10400;

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER PRIMARY KEY NOT NULL,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE,
    min_y DOUBLE,
    max_x DOUBLE,
    max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

-- Ours, and nothing of any map: the schema's version and who this map is.
CREATE TABLE placeweave_migration (
    version INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    applied_at DATETIME NOT NULL
);
CREATE TABLE placeweave_map (
    id INTEGER PRIMARY KEY NOT NULL,
    uuid TEXT NOT NULL,
    created_at DATETIME NOT NULL
);

-- The log. One replica row an editing run; the clock belongs to the action.
-- Its id is the random block from which it numbers rows.
CREATE TABLE replica (
    id INTEGER PRIMARY KEY NOT NULL,
    author TEXT,
    machine TEXT,
    started_at DATETIME NOT NULL
);
CREATE TABLE action (
    id INTEGER PRIMARY KEY NOT NULL,
    clock INTEGER NOT NULL,
    replica INTEGER NOT NULL REFERENCES replica(id) DEFERRABLE INITIALLY DEFERRED,
    author TEXT,
    exercise INTEGER,
    verb TEXT NOT NULL,
    subject TEXT,
    at DATETIME NOT NULL,
    undoes INTEGER
);
CREATE INDEX action_clock ON action(clock);
CREATE INDEX action_undoes ON action(undoes) WHERE undoes IS NOT NULL;
CREATE TABLE change (
    id INTEGER PRIMARY KEY NOT NULL,
    action INTEGER NOT NULL REFERENCES action(id) DEFERRABLE INITIALLY DEFERRED,
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    count INTEGER NOT NULL DEFAULT 1,
    op TEXT NOT NULL,
    fields TEXT
);
CREATE INDEX change_action ON change(action);
CREATE INDEX change_row ON change(entity, row);
CREATE INDEX change_range ON change(entity, row) WHERE count > 1;

-- What triggers catch when another program edits the file; emptied by the next open.
CREATE TABLE placeweave_outside_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    entity INTEGER NOT NULL,
    row INTEGER NOT NULL,
    op TEXT NOT NULL,
    field INTEGER,
    old BLOB,
    new BLOB
);

-- Words of long texts: a cache. Rows of an organisation's and its services' texts under the
-- organisation's id; the queue holds ids whose texts have changed since.
CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE placeweave_stale_words (organisation INTEGER PRIMARY KEY NOT NULL);

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    other_names TEXT,
    kind TEXT,
    legal_form TEXT,
    description TEXT,
    size INTEGER,
    focus TEXT,
    nature TEXT,
    reach TEXT,
    reach_area BLOB,
    status TEXT,
    identifiers TEXT,
    supports_local_groups BOOLEAN,
    listing_permission TEXT,
    permission_by TEXT,
    permission_on DATE,
    private BOOLEAN,
    confirmed_on DATE,
    confirmed_by TEXT,
    confirmed_by_itself BOOLEAN,
    confirmed_how TEXT,
    next_review DATE,
    safeguarding_lead TEXT,
    insurance TEXT,
    checks TEXT,
    recognition TEXT,
    source TEXT,
    languages TEXT,
    location_id INTEGER
        REFERENCES location(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    correspondence_address TEXT,
    correspondence_postcode TEXT,
    note TEXT,
    tradition TEXT
);
CREATE INDEX organisation_location_id ON organisation(location_id);

CREATE TABLE location (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    geom POINT,
    placed_how TEXT,
    precision TEXT,
    address TEXT,
    postcode TEXT,
    disclosure TEXT,
    location_type TEXT,
    space_for_hire BOOLEAN,
    capacity INTEGER,
    step_free BOOLEAN,
    hearing_loop BOOLEAN,
    kitchen BOOLEAN,
    hire_cost TEXT,
    hire_times TEXT,
    nhs_estate BOOLEAN,
    uprn TEXT
);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY NOT NULL,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER
        REFERENCES person(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    contact_type TEXT,
    value TEXT,
    label TEXT,
    sensitivity TEXT,
    consent_basis TEXT,
    consent_on DATE,
    preferred BOOLEAN
);
CREATE INDEX contact_organisation_id ON contact(organisation_id);
CREATE INDEX contact_person_id ON contact(person_id);

CREATE TABLE service (
    id INTEGER PRIMARY KEY NOT NULL,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    description TEXT,
    activity TEXT,
    schedule TEXT,
    opens TEXT,
    closes TEXT,
    when_note TEXT,
    eligibility TEXT,
    cost TEXT,
    referral TEXT,
    languages TEXT,
    capacity_now TEXT,
    confirmed_on DATE
);
CREATE INDEX service_organisation_id ON service(organisation_id);

CREATE TABLE service_at_location (
    id INTEGER PRIMARY KEY NOT NULL,
    service_id INTEGER
        REFERENCES service(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    location_id INTEGER
        REFERENCES location(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    note TEXT
);
CREATE INDEX service_at_location_service_id ON service_at_location(service_id);
CREATE INDEX service_at_location_location_id ON service_at_location(location_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    languages TEXT,
    consent_basis TEXT,
    consent_on DATE,
    consent_review DATE,
    consent_scope TEXT,
    note TEXT
);
CREATE INDEX person_organisation_id ON person(organisation_id);

CREATE TABLE connection (
    id INTEGER PRIMARY KEY NOT NULL,
    from_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    to_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    strength TEXT,
    since TEXT,
    note TEXT
);
CREATE INDEX connection_from_id ON connection(from_id);
CREATE INDEX connection_to_id ON connection(to_id);

CREATE TABLE community (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    sense TEXT,
    description TEXT,
    official_category TEXT,
    core20 BOOLEAN,
    plus_groups TEXT,
    clinical_areas TEXT,
    languages TEXT
);

CREATE TABLE serves (
    id INTEGER PRIMARY KEY NOT NULL,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    community_id INTEGER
        REFERENCES community(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    note TEXT
);
CREATE INDEX serves_organisation_id ON serves(organisation_id);
CREATE INDEX serves_community_id ON serves(community_id);

CREATE TABLE channel (
    id INTEGER PRIMARY KEY NOT NULL,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    community_id INTEGER
        REFERENCES community(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    channel TEXT,
    name TEXT,
    audience TEXT,
    size INTEGER,
    languages TEXT,
    trusted_person TEXT,
    what_worked TEXT,
    audited_on DATE,
    next_audit DATE
);
CREATE INDEX channel_organisation_id ON channel(organisation_id);
CREATE INDEX channel_community_id ON channel(community_id);

CREATE TABLE need (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    category TEXT,
    description TEXT,
    geom POINT,
    status TEXT,
    heard_on DATE,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    community_id INTEGER
        REFERENCES community(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    answered_by TEXT
);
CREATE INDEX need_organisation_id ON need(organisation_id);
CREATE INDEX need_community_id ON need(community_id);

CREATE TABLE exercise (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    purpose TEXT,
    place TEXT,
    place_area BLOB,
    held_on DATE,
    host TEXT,
    facilitator TEXT,
    partners TEXT,
    prompts TEXT,
    ground_rules TEXT,
    on_the_table TEXT,
    looks_after TEXT,
    settles TEXT,
    attribution TEXT,
    parking_list TEXT
);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY NOT NULL,
    exercise_id INTEGER
        REFERENCES exercise(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    speaks_for TEXT,
    table_name TEXT,
    withdrawn BOOLEAN
);
CREATE INDEX participant_exercise_id ON participant(exercise_id);

CREATE TABLE proposal (
    id INTEGER PRIMARY KEY NOT NULL,
    exercise_id INTEGER
        REFERENCES exercise(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    participant_id INTEGER
        REFERENCES participant(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    subject TEXT,
    content TEXT,
    how_sure TEXT,
    status TEXT,
    reason TEXT,
    off_wall BOOLEAN,
    geom POINT
);
CREATE INDEX proposal_exercise_id ON proposal(exercise_id);
CREATE INDEX proposal_participant_id ON proposal(participant_id);

CREATE TABLE engagement (
    id INTEGER PRIMARY KEY NOT NULL,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER
        REFERENCES person(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    held_on DATE,
    held_by TEXT,
    heard TEXT,
    effect TEXT,
    theme TEXT,
    they_need TEXT,
    they_offer TEXT,
    we_can_offer TEXT,
    time_valued TEXT
);
CREATE INDEX engagement_organisation_id ON engagement(organisation_id);
CREATE INDEX engagement_person_id ON engagement(person_id);

CREATE TABLE promise (
    id INTEGER PRIMARY KEY NOT NULL,
    engagement_id INTEGER
        REFERENCES engagement(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    who TEXT,
    due DATE,
    status TEXT,
    fed_back_on DATE
);
CREATE INDEX promise_engagement_id ON promise(engagement_id);
CREATE INDEX promise_organisation_id ON promise(organisation_id);

CREATE TABLE taken_to (
    id INTEGER PRIMARY KEY NOT NULL,
    engagement_id INTEGER
        REFERENCES engagement(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    to_whom TEXT,
    taken_on DATE,
    answer TEXT,
    answer_text TEXT,
    answered_on DATE,
    told_back_on DATE
);
CREATE INDEX taken_to_engagement_id ON taken_to(engagement_id);

CREATE TABLE story (
    id INTEGER PRIMARY KEY NOT NULL,
    title TEXT,
    form TEXT,
    words TEXT,
    credit TEXT,
    permission TEXT,
    permission_until DATE,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    community_id INTEGER
        REFERENCES community(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    exercise_id INTEGER
        REFERENCES exercise(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX story_organisation_id ON story(organisation_id);
CREATE INDEX story_community_id ON story(community_id);
CREATE INDEX story_exercise_id ON story(exercise_id);

CREATE TABLE asked (
    id INTEGER PRIMARY KEY NOT NULL,
    area_code TEXT,
    asked_on DATE,
    asked_by TEXT,
    exercise_id INTEGER
        REFERENCES exercise(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    answer TEXT,
    note TEXT
);
CREATE INDEX asked_exercise_id ON asked(exercise_id);

CREATE TABLE plan (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    audience TEXT,
    area TEXT,
    status TEXT
);

CREATE TABLE step (
    id INTEGER PRIMARY KEY NOT NULL,
    plan_id INTEGER
        REFERENCES plan(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    organisation_id INTEGER
        REFERENCES organisation(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER
        REFERENCES person(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    channel_id INTEGER
        REFERENCES channel(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    who TEXT,
    due DATE,
    status TEXT,
    position INTEGER
);
CREATE INDEX step_plan_id ON step(plan_id);
CREATE INDEX step_organisation_id ON step(organisation_id);
CREATE INDEX step_person_id ON step(person_id);
CREATE INDEX step_channel_id ON step(channel_id);

CREATE TABLE resource (
    id INTEGER PRIMARY KEY NOT NULL,
    title TEXT,
    resource_kind TEXT,
    description TEXT,
    link TEXT,
    shared_by TEXT,
    themes TEXT
);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY NOT NULL,
    story_id INTEGER
        REFERENCES story(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    resource_id INTEGER
        REFERENCES resource(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    media_type TEXT,
    content BLOB,
    text_alternative TEXT
);
CREATE INDEX attachment_story_id ON attachment(story_id);
CREATE INDEX attachment_resource_id ON attachment(resource_id);

CREATE TABLE about (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT,
    purpose TEXT,
    looked_after_by TEXT,
    not_for TEXT,
    changes TEXT,
    safeguarding TEXT,
    attribution TEXT
);

CREATE TABLE term (
    id INTEGER PRIMARY KEY NOT NULL,
    vocabulary TEXT,
    code TEXT,
    label TEXT,
    parent TEXT
);

-- Published reference data: replaced whole, outside the log.
CREATE TABLE area_set (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    source TEXT,
    attribution TEXT,
    loaded_at DATETIME NOT NULL
);
CREATE TABLE area (
    id INTEGER PRIMARY KEY NOT NULL,
    geom MULTIPOLYGON,
    area_set INTEGER NOT NULL REFERENCES area_set(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    name TEXT
);
CREATE INDEX area_code ON area(area_set, code);
CREATE TABLE indicator (
    id INTEGER PRIMARY KEY NOT NULL,
    area_set INTEGER NOT NULL REFERENCES area_set(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    source TEXT,
    loaded_at DATETIME NOT NULL
);
CREATE TABLE indicator_value (
    id INTEGER PRIMARY KEY NOT NULL,
    indicator INTEGER NOT NULL REFERENCES indicator(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    value DOUBLE NOT NULL
);
CREATE INDEX indicator_value_indicator ON indicator_value(indicator, code);
CREATE TABLE context (
    id INTEGER PRIMARY KEY NOT NULL,
    geom GEOMETRY,
    theme TEXT NOT NULL,
    kind TEXT,
    name TEXT,
    rank INTEGER
);
CREATE INDEX context_theme ON context(theme);

-- One row an organisation that has a main place; the first column is the row's id to GIS programs.
CREATE VIEW organisation_map AS
    SELECT organisation.id AS OGC_FID, location.geom AS geom, organisation.name AS name,
           organisation.kind AS kind, organisation.description AS description,
           organisation.status AS status, organisation.listing_permission AS listing_permission,
           organisation.confirmed_on AS confirmed_on, location.address AS address,
           location.postcode AS postcode, location.disclosure AS disclosure,
           location.precision AS precision
    FROM organisation JOIN location ON location.id = organisation.location_id;
CREATE VIEW service_map AS
    SELECT service_at_location.id AS OGC_FID, location.geom AS geom, service.name AS name,
           service.activity AS activity, organisation.name AS organisation,
           location.address AS address, location.postcode AS postcode
    FROM service_at_location
    JOIN service ON service.id = service_at_location.service_id
    JOIN organisation ON organisation.id = service.organisation_id
    JOIN location ON location.id = service_at_location.location_id;

-- What GIS programs see. The map file is always private: every description says so.
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
    ('location', 'features', 'location', 'Private: a working map, not for publication', 4326),
    ('need', 'features', 'need', 'Private: a working map, not for publication', 4326),
    ('proposal', 'features', 'proposal', 'Private: a working map, not for publication', 4326),
    ('area', 'features', 'area', 'Private: a working map, not for publication', 4326),
    ('context', 'features', 'context', 'Private: a working map, not for publication', 4326),
    ('organisation_map', 'features', 'organisation_map', 'Private: a working map, not for publication', 4326),
    ('service_map', 'features', 'service_map', 'Private: a working map, not for publication', 4326),
    ('organisation', 'attributes', 'organisation', 'Private: a working map, not for publication', NULL),
    ('contact', 'attributes', 'contact', 'Private: a working map, not for publication', NULL),
    ('service', 'attributes', 'service', 'Private: a working map, not for publication', NULL),
    ('service_at_location', 'attributes', 'service_at_location', 'Private: a working map, not for publication', NULL),
    ('person', 'attributes', 'person', 'Private: a working map, not for publication', NULL),
    ('connection', 'attributes', 'connection', 'Private: a working map, not for publication', NULL),
    ('community', 'attributes', 'community', 'Private: a working map, not for publication', NULL),
    ('serves', 'attributes', 'serves', 'Private: a working map, not for publication', NULL),
    ('channel', 'attributes', 'channel', 'Private: a working map, not for publication', NULL),
    ('exercise', 'attributes', 'exercise', 'Private: a working map, not for publication', NULL),
    ('participant', 'attributes', 'participant', 'Private: a working map, not for publication', NULL),
    ('engagement', 'attributes', 'engagement', 'Private: a working map, not for publication', NULL),
    ('promise', 'attributes', 'promise', 'Private: a working map, not for publication', NULL),
    ('taken_to', 'attributes', 'taken_to', 'Private: a working map, not for publication', NULL),
    ('story', 'attributes', 'story', 'Private: a working map, not for publication', NULL),
    ('asked', 'attributes', 'asked', 'Private: a working map, not for publication', NULL),
    ('plan', 'attributes', 'plan', 'Private: a working map, not for publication', NULL),
    ('step', 'attributes', 'step', 'Private: a working map, not for publication', NULL),
    ('resource', 'attributes', 'resource', 'Private: a working map, not for publication', NULL),
    ('attachment', 'attributes', 'attachment', 'Private: a working map, not for publication', NULL),
    ('about', 'attributes', 'about', 'Private: a working map, not for publication', NULL),
    ('term', 'attributes', 'term', 'Private: a working map, not for publication', NULL),
    ('area_set', 'attributes', 'area_set', 'Private: a working map, not for publication', NULL),
    ('indicator', 'attributes', 'indicator', 'Private: a working map, not for publication', NULL),
    ('indicator_value', 'attributes', 'indicator_value', 'Private: a working map, not for publication', NULL),
    ('replica', 'attributes', 'replica', 'Private: a working map, not for publication', NULL),
    ('action', 'attributes', 'action', 'Private: a working map, not for publication', NULL),
    ('change', 'attributes', 'change', 'Private: a working map, not for publication', NULL);
INSERT INTO gpkg_geometry_columns VALUES
    ('location', 'geom', 'POINT', 4326, 0, 0),
    ('need', 'geom', 'POINT', 4326, 0, 0),
    ('proposal', 'geom', 'POINT', 4326, 0, 0),
    ('area', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
    ('context', 'geom', 'GEOMETRY', 4326, 0, 0),
    ('organisation_map', 'geom', 'POINT', 4326, 0, 0),
    ('service_map', 'geom', 'POINT', 4326, 0, 0);

-- R-tree extension (annex F.3 of OGC 12-128r18) for the layers that GIS programs draw. Not for
-- location: with it, a plain SQL UPDATE would fail for want of ST_IsEmpty.
CREATE VIRTUAL TABLE rtree_area_geom USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES
    ('area', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE TRIGGER rtree_area_geom_insert AFTER INSERT ON area
    WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    INSERT OR REPLACE INTO rtree_area_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_area_geom_update2 AFTER UPDATE OF geom ON area
    WHEN OLD.id = NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_area_geom WHERE id = OLD.id;
END;
CREATE TRIGGER rtree_area_geom_update4 AFTER UPDATE ON area
    WHEN OLD.id != NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_area_geom WHERE id IN (OLD.id, NEW.id);
END;
CREATE TRIGGER rtree_area_geom_update5 AFTER UPDATE ON area
    WHEN OLD.id != NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_area_geom WHERE id = OLD.id;
    INSERT OR REPLACE INTO rtree_area_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_area_geom_update6 AFTER UPDATE OF geom ON area
    WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
        AND (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN
    UPDATE rtree_area_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.id;
END;
CREATE TRIGGER rtree_area_geom_update7 AFTER UPDATE OF geom ON area
    WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
        AND (OLD.geom ISNULL OR ST_IsEmpty(OLD.geom))
BEGIN
    INSERT INTO rtree_area_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_area_geom_delete AFTER DELETE ON area
    WHEN OLD.geom NOT NULL
BEGIN
    DELETE FROM rtree_area_geom WHERE id = OLD.id;
END;
CREATE VIRTUAL TABLE rtree_context_geom USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES
    ('context', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE TRIGGER rtree_context_geom_insert AFTER INSERT ON context
    WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    INSERT OR REPLACE INTO rtree_context_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_context_geom_update2 AFTER UPDATE OF geom ON context
    WHEN OLD.id = NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_context_geom WHERE id = OLD.id;
END;
CREATE TRIGGER rtree_context_geom_update4 AFTER UPDATE ON context
    WHEN OLD.id != NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_context_geom WHERE id IN (OLD.id, NEW.id);
END;
CREATE TRIGGER rtree_context_geom_update5 AFTER UPDATE ON context
    WHEN OLD.id != NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_context_geom WHERE id = OLD.id;
    INSERT OR REPLACE INTO rtree_context_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_context_geom_update6 AFTER UPDATE OF geom ON context
    WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
        AND (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN
    UPDATE rtree_context_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.id;
END;
CREATE TRIGGER rtree_context_geom_update7 AFTER UPDATE OF geom ON context
    WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
        AND (OLD.geom ISNULL OR ST_IsEmpty(OLD.geom))
BEGIN
    INSERT INTO rtree_context_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_context_geom_delete AFTER DELETE ON context
    WHEN OLD.geom NOT NULL
BEGIN
    DELETE FROM rtree_context_geom WHERE id = OLD.id;
END;
