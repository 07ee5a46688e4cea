import type { Job, JobProgress, JobState } from '../api/types';
import type { IconName } from '../icons/Icon';
import type { Tone } from '../parts/Tag';
import type { JobCommand } from '../api/client';

/** Units that passed at their first attempt of those judged at it; null before the first. */
export function firstPassYield(progress: JobProgress): number | null {
  return progress.firstPassTried === 0 ? null : progress.firstPassPassed / progress.firstPassTried;
}

/** Parts of the quantity, together never more than the whole: a job may have tried more units than it is to make. */
export function jobShares(job: Job): { passed: number; failed: number; work: number } {
  const { passed, failed, inWork } = job.progress;
  const whole = Math.max(1, job.quantity, passed + failed + inWork);
  return { passed: passed / whole, failed: failed / whole, work: inWork / whole };
}

/** 1, 2, 3, 7 → "1–3, 7". */
export function slotRanges(slots: readonly number[]): string {
  const sorted = [...new Set(slots)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    let end = index;
    while (sorted[end + 1] === sorted[end]! + 1) end += 1;
    const [from, to] = [sorted[index]!, sorted[end]!];
    parts.push(from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`);
    index = end + 1;
  }
  return parts.join(', ');
}

/** What may be done to a job in this state; the first is the likely next one. */
export function jobCommands(state: JobState): JobCommand[] {
  switch (state) {
    case 'CREATED':
    case 'PAUSED':
      return ['start', 'finish'];
    case 'RUNNING':
      return ['pause', 'finish'];
    case 'FINISHED':
      return [];
  }
}

export const JOB_LOOKS: Record<JobState, { tone: Tone; icon: IconName }> = {
  CREATED: { tone: 'quiet', icon: 'empty' },
  RUNNING: { tone: 'busy', icon: 'running' },
  PAUSED: { tone: 'warn', icon: 'pause' },
  FINISHED: { tone: 'good', icon: 'pass' },
};

const ORDER: JobState[] = ['RUNNING', 'PAUSED', 'CREATED', 'FINISHED'];

/** Running first, finished last; within a state the newest first. */
export function inOrder(jobs: readonly Job[]): Job[] {
  return [...jobs].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.created.localeCompare(a.created),
  );
}
