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

export interface Slot {
  number: number;
  port: string;
  state: SlotState;
  serialNumber?: Maybe<string>;
  mac?: Maybe<string>;
  chip?: Maybe<string>;
  runId?: Maybe<string>;
  phase?: Maybe<string>;
  /** From 0. */
  phaseIndex?: Maybe<number>;
  phaseCount?: Maybe<number>;
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
  counters: Counters;
  version: string;
  virtual: boolean;
  database: 'up' | 'down';
}

export type LiveMessage =
  | { type: 'station'; station: Station }
  | { type: 'slot'; slot: Slot }
  | { type: 'counters'; counters: Counters }
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
}

export interface RunPage {
  runs: RunRow[];
  next?: Maybe<string>;
}

export interface Measurement {
  name: string;
  value?: Maybe<string | number>;
  unit?: Maybe<string>;
  low?: Maybe<string | number>;
  high?: Maybe<string | number>;
  good: boolean;
}

export interface PhaseRecord {
  name: string;
  started: string;
  seconds: number;
  fault?: Maybe<Fault>;
  measurements: Measurement[];
}

export interface RunDetail extends RunRow {
  chip?: Maybe<string>;
  station: string;
  sequenceSha256: string;
  fault?: Maybe<Fault>;
  images: FirmwareImage[];
  phases: PhaseRecord[];
  attachments: string[];
}

export interface ScanAnswer {
  slot: number;
  serialNumber: string;
}

export interface StartAnswer {
  started: number[];
  skipped: number[];
}

export interface StopAnswer {
  stopped: number[];
}
