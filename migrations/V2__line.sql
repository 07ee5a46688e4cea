-- The rules of the line: product revisions and who approved them, jobs, which board is which unit, which run was admitted to
-- which step, serial numbers from ranges, and what happened to slots. Append-only like the record: the newest row decides.
-- "Newest" is the greatest ordinal, which counts within the database that made the row, so that no clock can turn it round.

CREATE TABLE product_revisions (
    sha256  text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name    text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    version text NOT NULL CHECK (length(version) <= 200),
    content bytea NOT NULL,
    loaded  timestamptz NOT NULL,
    kept    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX product_revisions_of_name ON product_revisions (name, loaded DESC);
COMMENT ON TABLE product_revisions IS 'Every state of a product file that a station has loaded, once.';
COMMENT ON COLUMN product_revisions.sha256 IS 'Hash of the revision, as the station computed it: the file and what it names.';
COMMENT ON COLUMN product_revisions.content IS 'The file as it was read.';
COMMENT ON COLUMN product_revisions.loaded IS 'First time, by the station''s clock.';

CREATE TABLE approvals (
    id              uuid PRIMARY KEY,
    revision_sha256 text NOT NULL REFERENCES product_revisions,
    ordinal         integer NOT NULL CHECK (ordinal >= 1),
    by_whom         text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    note            text NOT NULL,
    at              timestamptz NOT NULL,
    recorded        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX approvals_of_revision ON approvals (revision_sha256, ordinal);
COMMENT ON TABLE approvals IS 'An engineer''s word that a line may run a product revision.';
COMMENT ON COLUMN approvals.at IS 'By the station''s clock.';

CREATE TABLE withdrawals (
    id       uuid PRIMARY KEY,
    subject  text NOT NULL CHECK (subject IN ('PRODUCT', 'FIRMWARE')),
    sha256   text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    ordinal  integer NOT NULL CHECK (ordinal >= 1),
    verdict  text NOT NULL CHECK (verdict IN ('WITHDRAWN', 'REINSTATED')),
    by_whom  text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    reason   text NOT NULL,
    at       timestamptz NOT NULL,
    recorded timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX withdrawals_of_subject ON withdrawals (sha256, subject, ordinal);
COMMENT ON TABLE withdrawals IS 'What may not be used any more, or may be used again; the newest row of a subject decides.';
COMMENT ON COLUMN withdrawals.sha256 IS 'Of a product revision, or of an image''s file; neither needs to be known here yet.';
COMMENT ON COLUMN withdrawals.at IS 'By the station''s clock.';

CREATE TABLE jobs (
    id              uuid PRIMARY KEY,
    product         text NOT NULL CHECK (length(product) BETWEEN 1 AND 200),
    revision_sha256 text NOT NULL REFERENCES product_revisions,
    lot             text NOT NULL CHECK (length(lot) BETWEEN 1 AND 200),
    quantity        integer NOT NULL CHECK (quantity >= 1),
    start_rule      text NOT NULL CHECK (start_rule ~ '^[A-Z_]+$'),
    by_whom         text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    created         timestamptz NOT NULL,
    recorded        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX jobs_newest_first ON jobs (created DESC, id DESC);
COMMENT ON TABLE jobs IS 'An order to make a quantity of units of one product revision.';
COMMENT ON COLUMN jobs.id IS 'UUIDv7 made at the station.';
COMMENT ON COLUMN jobs.start_rule IS 'What starts a run on a slot that works for this job.';
COMMENT ON COLUMN jobs.created IS 'By the station''s clock.';

CREATE TABLE job_events (
    id       uuid PRIMARY KEY,
    job_id   uuid NOT NULL REFERENCES jobs,
    ordinal  integer NOT NULL CHECK (ordinal >= 1),
    kind     text NOT NULL CHECK (kind IN ('START', 'PAUSE', 'FINISH')),
    by_whom  text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    at       timestamptz NOT NULL,
    recorded timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX job_events_of_job ON job_events (job_id, ordinal);
COMMENT ON TABLE job_events IS 'Who started, paused or finished a job; the newest row says how the job stands, none that it never started.';
COMMENT ON COLUMN job_events.at IS 'By the station''s clock.';

CREATE TABLE slot_assignments (
    id              uuid PRIMARY KEY,
    station         text NOT NULL CHECK (length(station) BETWEEN 1 AND 200),
    slot            integer NOT NULL CHECK (slot >= 1),
    ordinal         integer NOT NULL CHECK (ordinal >= 1),
    revision_sha256 text REFERENCES product_revisions,
    job_id          uuid REFERENCES jobs,
    by_whom         text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    at              timestamptz NOT NULL,
    recorded        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT slot_assignments_job_has_a_product CHECK (job_id IS NULL OR revision_sha256 IS NOT NULL)
);
CREATE INDEX slot_assignments_of_slot ON slot_assignments (station, slot, ordinal);
COMMENT ON TABLE slot_assignments IS 'What a slot is to work on; its newest row holds.';
COMMENT ON COLUMN slot_assignments.revision_sha256 IS 'Null: the slot shall do nothing.';
COMMENT ON COLUMN slot_assignments.at IS 'By the station''s clock.';

CREATE TABLE slot_events (
    id       uuid PRIMARY KEY,
    station  text NOT NULL CHECK (length(station) BETWEEN 1 AND 200),
    slot     integer NOT NULL CHECK (slot >= 1),
    ordinal  integer NOT NULL CHECK (ordinal >= 1),
    kind     text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]*$'),
    note     text NOT NULL,
    by_whom  text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    at       timestamptz NOT NULL,
    recorded timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX slot_events_of_slot ON slot_events (station, slot, ordinal);
COMMENT ON TABLE slot_events IS 'What happened to a slot itself, such as new probes or a stop for its health.';
COMMENT ON COLUMN slot_events.at IS 'By the station''s clock.';

ALTER TABLE runs
    ADD COLUMN revision_sha256 text REFERENCES product_revisions,
    ADD COLUMN job_id uuid REFERENCES jobs;
CREATE INDEX run_ends_not_passed ON run_ends (run_id) WHERE outcome <> 'PASS';
CREATE INDEX runs_of_slot ON runs (station, slot, started DESC);
COMMENT ON COLUMN runs.revision_sha256 IS 'The product revision that was run; null for runs from before revisions were kept.';
COMMENT ON COLUMN runs.job_id IS 'What the slot worked for when the run began.';

ALTER TABLE phases
    ADD COLUMN phase_group text NOT NULL DEFAULT 'MAIN' CHECK (phase_group IN ('SETUP', 'MAIN', 'TEARDOWN')),
    ADD COLUMN try_number integer NOT NULL DEFAULT 1 CHECK (try_number >= 1);
COMMENT ON COLUMN phases.try_number IS 'From 1. A phase that follows with the same group and name and the next number replaces this one in the verdict.';

-- One place says how a measurement is judged; both computed columns ask it.
CREATE FUNCTION judge(value_number numeric, value_text text, value_flag boolean, low numeric, high numeric, margin numeric,
    expected_text text, expected_flag boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN value_number IS NULL AND value_text IS NULL AND value_flag IS NULL THEN 'UNSET'
        WHEN expected_text IS NOT NULL THEN CASE WHEN value_text = expected_text THEN 'GOOD' ELSE 'BAD' END
        WHEN expected_flag IS NOT NULL THEN CASE WHEN value_flag = expected_flag THEN 'GOOD' ELSE 'BAD' END
        WHEN low IS NULL AND high IS NULL THEN 'GOOD'
        WHEN value_number IS NULL OR value_number < low OR value_number > high THEN 'BAD'
        WHEN value_number - low < margin OR high - value_number < margin THEN 'MARGINAL'
        ELSE 'GOOD'
    END
$$;

ALTER TABLE measurements
    DROP COLUMN good,
    ADD COLUMN value_flag boolean,
    ADD COLUMN margin numeric CHECK (margin >= 0),
    ADD COLUMN expected_text text,
    ADD COLUMN expected_flag boolean,
    DROP CONSTRAINT measurements_one_value,
    ADD CONSTRAINT measurements_one_value CHECK (num_nonnulls(value_number, value_text, value_flag) <= 1),
    ADD CONSTRAINT measurements_one_expectation
        CHECK (num_nonnulls(coalesce(low, high), expected_text, expected_flag::int) <= 1),
    ADD CONSTRAINT measurements_margin_belongs_to_limits CHECK (margin IS NULL OR coalesce(low, high) IS NOT NULL);
ALTER TABLE measurements
    ADD COLUMN judgement text NOT NULL GENERATED ALWAYS AS (
        judge(value_number, value_text, value_flag, low, high, margin, expected_text, expected_flag)) STORED,
    ADD COLUMN good boolean NOT NULL GENERATED ALWAYS AS (
        judge(value_number, value_text, value_flag, low, high, margin, expected_text, expected_flag) IN ('GOOD', 'MARGINAL'))
        STORED;
COMMENT ON COLUMN measurements.margin IS 'Nearer than this to an end of its limits a good value is MARGINAL; null: no such band.';
COMMENT ON COLUMN measurements.expected_text IS 'The one text that is good; null: any, or this is no text.';
COMMENT ON COLUMN measurements.judgement IS 'Computed by the database: GOOD, MARGINAL, BAD, or UNSET when it was never taken.';
COMMENT ON COLUMN measurements.good IS 'Computed by the database: set, and as expected; MARGINAL is good too.';

CREATE TABLE mac_bindings (
    id            uuid PRIMARY KEY,
    mac           text NOT NULL CHECK (mac ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    ordinal       integer NOT NULL CHECK (ordinal >= 1),
    serial_number text NOT NULL REFERENCES units,
    run_id        uuid NOT NULL REFERENCES runs,
    at            timestamptz NOT NULL,
    recorded      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX mac_bindings_of_mac ON mac_bindings (mac, ordinal);
CREATE INDEX mac_bindings_of_serial_number ON mac_bindings (serial_number);
COMMENT ON TABLE mac_bindings IS 'Which board is which unit. A MAC belongs to the unit of its newest row, unless that is released.';
COMMENT ON COLUMN mac_bindings.run_id IS 'The run at which MAC and serial number first met.';
COMMENT ON COLUMN mac_bindings.at IS 'By the station''s clock.';

CREATE TABLE mac_releases (
    binding_id uuid PRIMARY KEY REFERENCES mac_bindings,
    by_whom    text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    reason     text NOT NULL,
    at         timestamptz NOT NULL,
    recorded   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE mac_releases IS 'A binding that a person took back.';
COMMENT ON COLUMN mac_releases.at IS 'By the station''s clock.';

-- Until now a MAC belonged to the unit of its newest PASS or FAIL.
INSERT INTO mac_bindings (id, mac, ordinal, serial_number, run_id, at)
SELECT DISTINCT ON (e.mac) gen_random_uuid(), e.mac, 1, r.serial_number, r.id, e.ended
FROM run_ends e JOIN runs r ON r.id = e.run_id
WHERE e.mac IS NOT NULL AND r.serial_number IS NOT NULL AND e.outcome IN ('PASS', 'FAIL')
ORDER BY e.mac, e.ended DESC, e.run_id DESC;

CREATE TABLE admissions (
    run_id        uuid PRIMARY KEY REFERENCES runs,
    serial_number text REFERENCES units,
    mac           text NOT NULL CHECK (mac ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    step          text NOT NULL CHECK (length(step) BETWEEN 1 AND 200),
    attempt       integer NOT NULL CHECK (attempt >= 1),
    kind          text NOT NULL CHECK (kind IN ('FIRST', 'RETEST', 'REWORK')),
    job_id        uuid REFERENCES jobs,
    reason        text,
    at            timestamptz NOT NULL,
    recorded      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT admissions_first_is_attempt_one CHECK ((kind = 'FIRST') = (attempt = 1))
);
CREATE INDEX admissions_of_serial_number ON admissions (serial_number) WHERE serial_number IS NOT NULL;
CREATE INDEX admissions_of_mac ON admissions (mac);
CREATE INDEX admissions_of_job ON admissions (job_id) WHERE job_id IS NOT NULL;
COMMENT ON TABLE admissions IS 'A run that identified its board and was let go on: which unit, at which step, for which time.';
COMMENT ON COLUMN admissions.serial_number IS 'Of the unit; null for a unit that is known by its MAC.';
COMMENT ON COLUMN admissions.attempt IS 'From 1, of this unit at this step.';
COMMENT ON COLUMN admissions.reason IS 'Why the unit was admitted although it passed already or was tried too often.';
COMMENT ON COLUMN admissions.at IS 'By the station''s clock.';

CREATE TABLE range_numbers (
    range_name    text NOT NULL CHECK (length(range_name) BETWEEN 1 AND 200),
    number        bigint NOT NULL CHECK (number >= 0),
    serial_number text NOT NULL REFERENCES units,
    run_id        uuid NOT NULL REFERENCES runs,
    at            timestamptz NOT NULL,
    recorded      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (range_name, number)
);
COMMENT ON TABLE range_numbers IS 'Numbers of serial-number ranges that were handed out; the next one is above the greatest.';
COMMENT ON COLUMN range_numbers.at IS 'By the station''s clock.';

DO $$
DECLARE
    record_table text;
BEGIN
    FOREACH record_table IN ARRAY ARRAY['product_revisions', 'approvals', 'withdrawals', 'jobs', 'job_events',
        'slot_assignments', 'slot_events', 'mac_bindings', 'mac_releases', 'admissions', 'range_numbers']
    LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', record_table);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', record_table);
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'nailbed_station') THEN
            EXECUTE format('GRANT SELECT, INSERT ON %I TO nailbed_station', record_table);
        END IF;
    END LOOP;
END
$$;
