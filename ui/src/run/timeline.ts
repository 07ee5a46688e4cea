import type { PhaseRecord } from '../api/types';

export interface Span {
  phase: PhaseRecord;
  /** Parts of the whole run, 0 to 1. */
  left: number;
  width: number;
}

/** Where each phase lies in its run, by the station's own clock. */
export function timeline(phases: readonly PhaseRecord[]): Span[] {
  const starts = phases.map(({ started }) => Date.parse(started) / 1000);
  const first = Math.min(...starts);
  const whole = Math.max(...phases.map(({ seconds }, index) => starts[index]! - first + seconds));
  const part = (seconds: number) => (whole > 0 ? Math.min(1, Math.max(0, seconds / whole)) : 0);
  return phases.map((phase, index) => {
    const left = part(starts[index]! - first);
    return { phase, left, width: Math.min(1 - left, part(phase.seconds)) };
  });
}
