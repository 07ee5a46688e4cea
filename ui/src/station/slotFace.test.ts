import { expect, test } from 'vitest';
import type { Slot } from '../api/types';
import { faceOf, isMixed } from './slotFace';

const RUNNING: Slot = { number: 1, port: 'p', state: 'RUNNING', canStart: false, canStop: true };
const QUESTION = { id: 'q', kind: 'CONFIRM' as const, text: 'Close the lid.' };

test('a running slot that asks is seen to ask, and one that is being stopped is seen to stop', () => {
  expect(faceOf(RUNNING)).toBe('RUNNING');
  expect(faceOf({ ...RUNNING, waitingFor: 'dmm-1' })).toBe('WAITING');
  expect(faceOf({ ...RUNNING, waitingFor: 'an answer', question: QUESTION })).toBe('ASKING');
  expect(faceOf({ ...RUNNING, question: QUESTION, stopping: true })).toBe('STOPPING');
});

test('a slot that was stopped keeps its verdict, and says so when there is none', () => {
  const health = { stopped: '3 boards failed in a row', warnings: [] };
  expect(faceOf({ ...RUNNING, state: 'FAIL', health })).toBe('FAIL');
  expect(faceOf({ ...RUNNING, state: 'EMPTY', health })).toBe('BLOCKED');
  expect(faceOf({ ...RUNNING, state: 'READY', health: { warnings: ['worn'] } })).toBe('READY');
});

test('slots of one revision and job are not mixed', () => {
  const made = (revisionSha256: string, job?: string): Slot => ({
    ...RUNNING,
    assignment: { product: 'demo', revisionSha256, job },
  });
  expect(isMixed([])).toBe(false);
  expect(isMixed([made('a', '1'), made('a', '1')])).toBe(false);
  expect(isMixed([made('a', '1'), made('a', '2')])).toBe(true);
  expect(isMixed([made('a'), made('b')])).toBe(true);
});
