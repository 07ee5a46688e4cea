import { expect, test } from 'vitest';
import type { Job, JobProgress } from '../api/types';
import { firstPassYield, inOrder, jobCommands, jobShares, slotRanges } from './jobFigures';

const NOTHING: JobProgress = {
  passed: 0,
  failed: 0,
  inWork: 0,
  attempts: 0,
  firstPassPassed: 0,
  firstPassTried: 0,
  remaining: 10,
};

const job = (changes: Partial<Job>): Job => ({
  id: '1',
  product: 'demo',
  revisionSha256: 'a',
  lot: 'L1',
  quantity: 10,
  start: 'SCAN',
  slots: [1],
  state: 'RUNNING',
  by: 'Ada',
  created: '2026-11-03T00:00:00Z',
  progress: NOTHING,
  ...changes,
});

test('first-pass yield is of the units judged at their first attempt, and nothing before the first', () => {
  expect(firstPassYield(NOTHING)).toBeNull();
  expect(firstPassYield({ ...NOTHING, passed: 4, attempts: 9, firstPassPassed: 3, firstPassTried: 4 })).toBe(0.75);
});

test('the bar never runs over, also when more units failed than the job is to make', () => {
  const shares = jobShares(job({ progress: { ...NOTHING, passed: 9, failed: 10, inWork: 1 } }));
  expect(shares.passed + shares.failed + shares.work).toBeCloseTo(1);
  expect(jobShares(job({ progress: { ...NOTHING, passed: 5 } }))).toEqual({ passed: 0.5, failed: 0, work: 0 });
});

test('slots are named in ranges', () => {
  expect(slotRanges([3, 1, 2, 7])).toBe('1–3, 7');
  expect(slotRanges([1, 2])).toBe('1, 2');
  expect(slotRanges([])).toBe('');
  expect(slotRanges([5, 5])).toBe('5');
});

test('a finished job takes no command, and a paused one can go on', () => {
  expect(jobCommands('FINISHED')).toEqual([]);
  expect(jobCommands('PAUSED')[0]).toBe('start');
  expect(jobCommands('RUNNING')).toEqual(['pause', 'finish']);
});

test('running jobs stand first, then the newest', () => {
  const jobs = [
    job({ id: 'old', state: 'FINISHED', created: '2026-11-01T00:00:00Z' }),
    job({ id: 'new', state: 'FINISHED', created: '2026-11-02T00:00:00Z' }),
    job({ id: 'runs', state: 'RUNNING' }),
  ];
  expect(inOrder(jobs).map((one) => one.id)).toEqual(['runs', 'new', 'old']);
});
