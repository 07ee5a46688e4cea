import type { Outcome, Slot, SlotState } from '../api/types';
import type { IconName } from '../icons/Icon';

/**
 * What a tile shows from afar. STOPPING is RUNNING that was told to end, ASKING is RUNNING that wants an answer, WAITING is
 * RUNNING that waits for something shared, BLOCKED is an idle slot that may not be started.
 */
export type Face = SlotState | 'STOPPING' | 'ASKING' | 'WAITING' | 'BLOCKED';

const ICONS: Record<Face, IconName> = {
  EMPTY: 'empty',
  READY: 'ready',
  RUNNING: 'running',
  STOPPING: 'stop',
  ASKING: 'question',
  WAITING: 'wait',
  BLOCKED: 'wrench',
  PASS: 'pass',
  FAIL: 'fail',
  ERROR: 'error',
  ABORTED: 'aborted',
};

export function faceOf(slot: Slot): Face {
  if (slot.state === 'RUNNING') {
    if (slot.stopping === true) return 'STOPPING';
    if (slot.question) return 'ASKING';
    return slot.waitingFor ? 'WAITING' : 'RUNNING';
  }
  // A verdict stays readable on a slot that was stopped because of it.
  return slot.health?.stopped && !isOutcome(slot.state) ? 'BLOCKED' : slot.state;
}

export function iconOf(face: Face): IconName {
  return ICONS[face];
}

export function isOutcome(state: SlotState): state is Outcome {
  return state === 'PASS' || state === 'FAIL' || state === 'ERROR' || state === 'ABORTED';
}

/** Whether the slots make different things, so that each must say which. */
export function isMixed(slots: readonly Slot[]): boolean {
  const made = slots.map(({ assignment }) => `${assignment?.revisionSha256 ?? ''} ${assignment?.job ?? ''}`);
  return new Set(made).size > 1;
}
