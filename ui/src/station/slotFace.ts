import type { Outcome, Slot, SlotState } from '../api/types';
import type { IconName } from '../icons/Icon';

/** What a tile shows from afar. STOPPING is RUNNING that was told to end. */
export type Face = SlotState | 'STOPPING';

const ICONS: Record<Face, IconName> = {
  EMPTY: 'empty',
  READY: 'ready',
  RUNNING: 'running',
  STOPPING: 'stop',
  PASS: 'pass',
  FAIL: 'fail',
  ERROR: 'error',
  ABORTED: 'aborted',
};

export function faceOf(slot: Slot): Face {
  return slot.state === 'RUNNING' && slot.stopping === true ? 'STOPPING' : slot.state;
}

export function iconOf(face: Face): IconName {
  return ICONS[face];
}

export function isOutcome(state: SlotState): state is Outcome {
  return state === 'PASS' || state === 'FAIL' || state === 'ERROR' || state === 'ABORTED';
}
