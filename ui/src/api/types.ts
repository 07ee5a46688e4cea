/** What the station's REST and WebSocket say. Instants are ISO-8601 in UTC; what is absent is null or left out. */

export type Maybe<T> = T | null | undefined;

export const SLOT_STATES = ['EMPTY', 'READY', 'RUNNING', 'PASS', 'FAIL', 'ERROR', 'ABORTED'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

export const OUTCOMES = ['PASS', 'FAIL', 'ERROR', 'ABORTED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Fault {
  code: string;
  message: string;
  nextAction: string;
}

export const QUESTION_KINDS = ['YES_NO', 'VALUE', 'CONFIRM'] as const;

/** What a running slot asks the operator. */
export interface Question {
  /** Names this asking; an answer to another one is refused. */
  id: string;
  kind: (typeof QUESTION_KINDS)[number];
  text: string;
  unit?: Maybe<string>;
  /** Address of a picture on this station. */
  picture?: Maybe<string>;
  /** After this the question goes unanswered. */
  until?: Maybe<string>;
}

/** What a person answers: yes, no with a reason, or a text. */
export type Answer =
  | { kind: 'YES' }
  | { kind: 'NO'; reason: string }
  | { kind: 'TEXT'; text: string };

/** The product revision that a slot makes, and for which job. */
export interface Assignment {
  product: string;
  version?: Maybe<string>;
  revisionSha256: string;
  job?: Maybe<string>;
  lot?: Maybe<string>;
}

export type Mending = 'MENDED' | 'CONTACTS_REPLACED';

export interface SlotHealth {
  /** Why the slot may not be started and what to do; absent while it may. */
  stopped?: Maybe<string>;
  /** What a person may say to set it going again; absent where a golden unit has to pass. */
  mend?: Maybe<Mending>;
  warnings: string[];
}

export const GROUPS = ['SETUP', 'MAIN', 'TEARDOWN'] as const;
export type Group = (typeof GROUPS)[number];

export interface Slot {
  number: number;
  port: string;
  state: SlotState;
  assignment?: Maybe<Assignment>;
  question?: Maybe<Question>;
  /** What the running phase waits for, such as an instrument, in the station's words. */
  waitingFor?: Maybe<string>;
  health?: Maybe<SlotHealth>;
  /** Why no run may begin though the slot is ready for one. */
  hindrance?: Maybe<string>;
  serialNumber?: Maybe<string>;
  mac?: Maybe<string>;
  chip?: Maybe<string>;
  runId?: Maybe<string>;
  phase?: Maybe<string>;
  /** From 0. */
  phaseIndex?: Maybe<number>;
  phaseCount?: Maybe<number>;
  group?: Maybe<Group>;
  /** From 1. */
  tryNumber?: Maybe<number>;
  /** 0 to 1 of the whole run. */
  progress?: Maybe<number>;
  secondsLeft?: Maybe<number>;
  seconds?: Maybe<number>;
  fault?: Maybe<Fault>;
  /** The rate that the slot was found to hold, where it is to find one. */
  learntBaud?: Maybe<number>;
  canStart: boolean;
  canStop: boolean;
  stopping?: Maybe<boolean>;
  /** The board is done, the database has not taken the record yet. */
  storing?: Maybe<boolean>;
}

export interface FirmwareImage {
  name: string;
  /** Bytes from the start of flash. */
  offset: number;
  sizeBytes: number;
  sha256: string;
}

export interface Product {
  name: string;
  version?: Maybe<string>;
  revisionSha256?: Maybe<string>;
  chip: string;
  serialNumberPattern?: Maybe<string>;
  serialNumberExample?: Maybe<string>;
  firmware: FirmwareImage[];
}

export interface Counters {
  pass: number;
  fail: number;
  error: number;
  aborted: number;
  since?: Maybe<string>;
}

export interface Station {
  name: string;
  product: Product;
  slots: Slot[];
  /** Running and paused ones. */
  jobs?: Maybe<Job[]>;
  counters: Counters;
  version: string;
  virtual: boolean;
  database: 'up' | 'down';
}

export type LiveMessage =
  | { type: 'station'; station: Station }
  | { type: 'slot'; slot: Slot }
  | { type: 'counters'; counters: Counters }
  | { type: 'jobs'; jobs: Job[] }
  | { type: 'beat'; at: string };

export interface RunRow {
  id: string;
  slot: number;
  product: string;
  serialNumber?: Maybe<string>;
  mac?: Maybe<string>;
  started: string;
  ended?: Maybe<string>;
  /** Absent while the run goes on. */
  outcome?: Maybe<Outcome>;
  faultCode?: Maybe<string>;
  job?: Maybe<string>;
  lot?: Maybe<string>;
}

export interface RunPage {
  runs: RunRow[];
  next?: Maybe<string>;
}

export const JUDGEMENTS = ['GOOD', 'MARGINAL', 'BAD', 'UNSET'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

export interface Measurement {
  name: string;
  value?: Maybe<string | number | boolean>;
  unit?: Maybe<string>;
  low?: Maybe<string | number>;
  high?: Maybe<string | number>;
  /** A good value nearer than this to an end is marginal. */
  margin?: Maybe<string | number>;
  /** The text or the yes or no that it must be. */
  expected?: Maybe<string | boolean>;
  judgement: Judgement;
}

export interface PhaseRecord {
  group: Group;
  name: string;
  /** From 1. */
  tryNumber: number;
  /** A later try of the same phase counts in its place. */
  superseded: boolean;
  started: string;
  seconds: number;
  fault?: Maybe<Fault>;
  measurements: Measurement[];
}

export interface RunDetail extends RunRow {
  chip?: Maybe<string>;
  station: string;
  revisionSha256?: Maybe<string>;
  sequenceSha256: string;
  step?: Maybe<string>;
  attempt?: Maybe<number>;
  fault?: Maybe<Fault>;
  images: FirmwareImage[];
  phases: PhaseRecord[];
  attachments: string[];
}

/** What became of a scan; slot and unit may come from two scans. */
export interface ScanAnswer {
  /** Absent while its code is awaited. */
  slot?: Maybe<number>;
  /** Absent while the unit is awaited. */
  serialNumber?: Maybe<string>;
  /** Whether a run began. */
  started: boolean;
}

export interface StartAnswer {
  started: number[];
  skipped: number[];
}

export interface StopAnswer {
  stopped: number[];
}

export const JOB_STATES = ['CREATED', 'RUNNING', 'PAUSED', 'FINISHED'] as const;
export type JobState = (typeof JOB_STATES)[number];

export const START_RULES = ['BUTTON', 'SCAN', 'BOARD', 'HANDLE'] as const;
export type StartRule = (typeof START_RULES)[number];

/** Units by how their last attempt ended, and the attempts themselves. */
export interface JobProgress {
  passed: number;
  failed: number;
  inWork: number;
  attempts: number;
  /** Units that passed at their first attempt, of those that had one judged. */
  firstPassPassed: number;
  firstPassTried: number;
  remaining: number;
}

export interface Job {
  id: string;
  product: string;
  version?: Maybe<string>;
  revisionSha256: string;
  lot: string;
  quantity: number;
  start: StartRule;
  slots: number[];
  state: JobState;
  by: string;
  created: string;
  /** Why none of its runs can begin, though it is started. */
  hindrance?: Maybe<string>;
  progress: JobProgress;
}

/** Makes the revision that its product uses now. */
export interface NewJob {
  product: string;
  lot: string;
  quantity: number;
  start: StartRule;
  slots: number[];
}

export interface Approval {
  by: string;
  at: string;
  note: string;
}

export interface Withdrawal {
  subject: 'PRODUCT' | 'FIRMWARE';
  sha256: string;
  by: string;
  at: string;
  reason: string;
}

export interface Revision {
  sha256: string;
  name: string;
  version: string;
  chip: string;
  approved?: Maybe<Approval>;
  /** That hold now, of itself or of an image that it writes. */
  withdrawals: Withdrawal[];
  phases: { group: Group; name: string }[];
  images: FirmwareImage[];
}

export interface ProductView {
  name: string;
  /** Absent when its file was never good. */
  used?: Maybe<Revision>;
  /** A newer one from an edited file, taken by nobody yet. */
  offered?: Maybe<Revision>;
  /** Lines of the file that the offered one changes, each with + or - before it. */
  changes: string[];
  /** Of its file as it is now: file, line, column, what, what to do. */
  faults: string[];
  slots: number[];
}

export interface Release {
  by: string;
  at: string;
  reason: string;
}

export interface MacBinding {
  mac: string;
  bound: string;
  run?: Maybe<string>;
  released?: Maybe<Release>;
}

/** A run of a unit with how it was admitted; what was refused or ended before has no attempt. */
export interface UnitRun extends RunRow {
  step?: Maybe<string>;
  /** From 1, of this unit at this step. */
  attempt?: Maybe<number>;
  admitted?: Maybe<'FIRST' | 'RETEST' | 'REWORK'>;
  /** Why it was admitted although it passed already or was tried too often. */
  reason?: Maybe<string>;
}

export interface UnitHistory {
  /** Absent for a unit that is known by its MAC. */
  serialNumber?: Maybe<string>;
  bindings: MacBinding[];
  runs: UnitRun[];
}

export interface FixtureSlot extends SlotHealth {
  number: number;
  /** As the station file binds it: a USB location, a device or a network address. */
  address: string;
  contactCycles: number;
  failuresInARow: number;
  learntBaud?: Maybe<number>;
}

/** The latest code of a serial scanner. */
export interface LastScan {
  scanner: string;
  code: string;
  /** Why nothing was done with it. */
  refusal?: Maybe<string>;
  at: string;
}

/** What one slot at a time uses. */
export interface Shared {
  name: string;
  address: string;
  /** The slot that uses it now. */
  holder?: Maybe<number>;
  waiting: number[];
}

export interface Teaching {
  slot: number;
  state: 'WAITING' | 'FOUND' | 'TIMED_OUT';
  secondsLeft?: Maybe<number>;
  /** What appeared; a person chooses where there are several. */
  addresses: string[];
  /** What the system calls them now, in the same order. */
  paths: string[];
}

/** What became of the station file. */
export interface Taught {
  file: string;
  /** Absent when a person has to change the file. */
  line?: Maybe<number>;
  reason?: Maybe<string>;
  lines?: Maybe<string>;
}

export interface FixtureDetail {
  slots: FixtureSlot[];
  lastScan?: Maybe<LastScan>;
  troubles: string[];
  /** The station file beside what the station runs by. */
  setup: { changes: string[]; afterRestart: string[]; faults: string[] };
  instruments: Shared[];
  printers: { name: string; address: string }[];
  teaching?: Maybe<Teaching>;
}
