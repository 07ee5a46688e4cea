import type { Counters, Job, LiveMessage, Slot, Station } from '../api/types';

/** How the page stands to the station. Times are milliseconds since 1970 by the page's clock. */
export interface LiveState {
  /** The last that was heard; null before the first snapshot. */
  station: Station | null;
  /** Whether what is shown is what is. */
  live: boolean;
  /** When anything was last heard; null before that. */
  heardAt: number | null;
  /** When the present silence or disconnection began; null while live. */
  lostAt: number | null;
}

export type LiveEvent =
  | { kind: 'message'; message: LiveMessage; at: number }
  | { kind: 'lost'; at: number };

export function beginning(at: number): LiveState {
  return { station: null, live: false, heardAt: null, lostAt: at };
}

/**
 * The page is live again only after a snapshot: a single slot's news on top of an old picture
 * would show seven slots that may have changed unseen.
 */
export function liveReducer(state: LiveState, event: LiveEvent): LiveState {
  if (event.kind === 'lost') {
    return state.live ? { ...state, live: false, lostAt: state.heardAt ?? event.at } : state;
  }
  const { message, at } = event;
  switch (message.type) {
    case 'station':
      return { station: message.station, live: true, heardAt: at, lostAt: null };
    case 'slot':
      return { ...state, station: withSlot(state.station, message.slot), heardAt: at };
    case 'counters':
      return { ...state, station: withCounters(state.station, message.counters), heardAt: at };
    case 'jobs':
      return { ...state, station: withJobs(state.station, message.jobs), heardAt: at };
    case 'beat':
      return { ...state, heardAt: at };
    default:
      // A newer station may say more than this page knows.
      return { ...state, heardAt: at };
  }
}

function withSlot(station: Station | null, slot: Slot): Station | null {
  if (station === null) {
    return null;
  }
  return { ...station, slots: station.slots.map((old) => (old.number === slot.number ? slot : old)) };
}

function withCounters(station: Station | null, counters: Counters): Station | null {
  return station === null ? null : { ...station, counters };
}

function withJobs(station: Station | null, jobs: Job[]): Station | null {
  return station === null ? null : { ...station, jobs };
}
