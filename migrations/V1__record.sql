-- The record of a station: units, runs and what they measured, the images they wrote.
-- Append-only: a correction is a new row. Times are instants; widths and numbers are exact.

CREATE TABLE units (
    serial_number text PRIMARY KEY CHECK (length(serial_number) BETWEEN 1 AND 200),
    first_seen    timestamptz NOT NULL
);
COMMENT ON TABLE units IS 'One row per serial number that was ever on a slot of this database.';
COMMENT ON COLUMN units.first_seen IS 'Begin of the first run with this serial number, by the station''s clock.';

CREATE TABLE images (
    sha256     text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes integer NOT NULL CHECK (size_bytes >= 0),
    content    bytea NOT NULL,
    kept       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT images_size_is_true CHECK (size_bytes = length(content)),
    CONSTRAINT images_hash_is_true CHECK (sha256 = encode(sha256(content), 'hex'))
);
-- Firmware is asked for whole; compressing it again costs time and saves little.
ALTER TABLE images ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON TABLE images IS 'The firmware library: every image that a run may have written, once.';
COMMENT ON COLUMN images.sha256 IS 'Of the image''s file; the database proves it.';
COMMENT ON COLUMN images.kept IS 'By the database''s clock.';

CREATE TABLE runs (
    id              uuid PRIMARY KEY,
    station         text NOT NULL CHECK (length(station) BETWEEN 1 AND 200),
    slot            integer NOT NULL CHECK (slot >= 1),
    product         text NOT NULL CHECK (length(product) BETWEEN 1 AND 200),
    sequence_sha256 text NOT NULL CHECK (sequence_sha256 ~ '^[0-9a-f]{64}$'),
    serial_number   text REFERENCES units,
    started         timestamptz NOT NULL,
    recorded        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX runs_newest_first ON runs (started DESC, id DESC);
CREATE INDEX runs_of_serial_number ON runs (serial_number, started DESC) WHERE serial_number IS NOT NULL;
COMMENT ON TABLE runs IS 'A run that began. Stored before the first byte goes to the board.';
COMMENT ON COLUMN runs.id IS 'UUIDv7 made at the station: its first 48 bits are the milliseconds of its making.';
COMMENT ON COLUMN runs.sequence_sha256 IS 'Hash of the sequence as it was run.';
COMMENT ON COLUMN runs.serial_number IS 'As scanned; null when the product asks for none.';
COMMENT ON COLUMN runs.started IS 'By the station''s clock.';
COMMENT ON COLUMN runs.recorded IS 'By the database''s clock.';

CREATE TABLE run_images (
    run_id       uuid NOT NULL REFERENCES runs,
    ordinal      integer NOT NULL CHECK (ordinal >= 0),
    name         text NOT NULL,
    offset_bytes integer NOT NULL CHECK (offset_bytes >= 0),
    size_bytes   integer NOT NULL CHECK (size_bytes >= 0),
    sha256       text NOT NULL REFERENCES images,
    PRIMARY KEY (run_id, ordinal)
);
CREATE INDEX run_images_of_image ON run_images (sha256);
COMMENT ON TABLE run_images IS 'Which image a run was to write, and where.';
COMMENT ON COLUMN run_images.offset_bytes IS 'From the start of flash.';

CREATE TABLE run_ends (
    run_id        uuid PRIMARY KEY REFERENCES runs,
    outcome       text NOT NULL CHECK (outcome IN ('PASS', 'FAIL', 'ERROR', 'ABORTED')),
    fault_code    text CHECK (fault_code ~ '^[A-Z][A-Z0-9_]*$'),
    fault_message text,
    mac           text CHECK (mac ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    chip          text,
    ended         timestamptz NOT NULL,
    recorded      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT run_ends_pass_means_no_fault CHECK ((outcome = 'PASS') = (fault_code IS NULL)),
    CONSTRAINT run_ends_fault_is_explained CHECK ((fault_code IS NULL) = (fault_message IS NULL))
);
CREATE INDEX run_ends_of_mac ON run_ends (mac) WHERE mac IS NOT NULL;
CREATE INDEX run_ends_newest_first ON run_ends (ended DESC);
COMMENT ON TABLE run_ends IS 'How a run ended. A run without a row here goes on, or its station died and has not started again.';
COMMENT ON COLUMN run_ends.fault_code IS 'The fault that decided the outcome; null only for a PASS.';
COMMENT ON COLUMN run_ends.mac IS 'As read from the board; null when it was not identified.';
COMMENT ON COLUMN run_ends.ended IS 'By the station''s clock.';
COMMENT ON COLUMN run_ends.recorded IS 'By the database''s clock.';

CREATE TABLE phases (
    run_id          uuid NOT NULL REFERENCES run_ends,
    ordinal         integer NOT NULL CHECK (ordinal >= 0),
    name            text NOT NULL,
    started         timestamptz NOT NULL,
    duration_micros bigint NOT NULL CHECK (duration_micros >= 0),
    fault_code      text CHECK (fault_code ~ '^[A-Z][A-Z0-9_]*$'),
    fault_message   text,
    PRIMARY KEY (run_id, ordinal),
    CONSTRAINT phases_fault_is_explained CHECK ((fault_code IS NULL) = (fault_message IS NULL))
);
COMMENT ON TABLE phases IS 'What each phase of an ended run did, in order.';
COMMENT ON COLUMN phases.duration_micros IS 'Microseconds by the station''s monotonic clock.';

CREATE TABLE measurements (
    run_id        uuid NOT NULL,
    phase_ordinal integer NOT NULL,
    ordinal       integer NOT NULL CHECK (ordinal >= 0),
    name          text NOT NULL,
    value_number  numeric,
    value_text    text,
    unit          text NOT NULL,
    low           numeric,
    high          numeric,
    good          boolean NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN value_number IS NOT NULL THEN value_number >= coalesce(low, value_number)
                AND value_number <= coalesce(high, value_number)
            ELSE value_text IS NOT NULL AND low IS NULL AND high IS NULL
        END) STORED,
    PRIMARY KEY (run_id, phase_ordinal, ordinal),
    FOREIGN KEY (run_id, phase_ordinal) REFERENCES phases,
    CONSTRAINT measurements_one_value CHECK (value_number IS NULL OR value_text IS NULL),
    CONSTRAINT measurements_limits_in_order CHECK (low <= high)
);
COMMENT ON TABLE measurements IS 'Named facts about a board. Both values null: declared and never taken.';
COMMENT ON COLUMN measurements.value_number IS 'Exact, in the unit, as are low and high.';
COMMENT ON COLUMN measurements.good IS 'Computed by the database: set, and inside its limits.';

CREATE TABLE attachments (
    run_id     uuid NOT NULL REFERENCES run_ends,
    ordinal    integer NOT NULL CHECK (ordinal >= 0),
    name       text NOT NULL,
    media_type text NOT NULL,
    content    bytea NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);
COMMENT ON TABLE attachments IS 'Files kept with an ended run, such as the trace of its port.';

-- The owner, too, only adds. ALWAYS: no session setting and no replication turns the rule off.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % refused: records are append-only.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', HINT = 'Store a correction as a new record.';
END
$$;

DO $$
DECLARE
    record_table text;
BEGIN
    FOREACH record_table IN ARRAY ARRAY['units', 'images', 'runs', 'run_images', 'run_ends', 'phases', 'measurements', 'attachments']
    LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', record_table);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', record_table);
    END LOOP;
END
$$;

-- The running station reads and adds, nothing more. Where the migrating user may not make roles and nobody made this one,
-- the station runs as the user it was given.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nailbed_station')
        AND (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user)
    THEN
        BEGIN
            CREATE ROLE nailbed_station NOLOGIN;
        EXCEPTION
            -- Another database of this server is being migrated in the same moment.
            WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'nailbed_station') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO nailbed_station', current_schema());
        GRANT SELECT, INSERT ON units, images, runs, run_images, run_ends, phases, measurements, attachments
            TO nailbed_station;
    END IF;
END
$$;
