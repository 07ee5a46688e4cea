import { expect, test } from 'vitest';
import type { Outcome, UnitRun } from '../api/types';
import { standing } from './standing';

const run = (started: string, outcome: Outcome | null, step?: string): UnitRun => ({
  id: started,
  slot: 1,
  product: 'demo',
  started,
  outcome,
  step,
});

test('a unit stands as its last ended attempt says, and its first pass as its first says', () => {
  const [one] = standing([run('2', 'PASS'), run('1', 'FAIL'), run('3', null)]);
  expect(one).toEqual({ step: '', outcome: 'PASS', attempts: 3, firstPass: false });
});

test('an attempt that judged no board is no first pass and no first fail', () => {
  expect(standing([run('1', 'ERROR'), run('2', 'PASS')])[0]?.firstPass).toBeNull();
});

test('steps stand in the order in which the unit came to them', () => {
  const steps = standing([run('3', 'PASS', 'final'), run('1', 'PASS', 'flash'), run('2', 'FAIL', 'final')]);
  expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
    ['flash', 'PASS'],
    ['final', 'PASS'],
  ]);
});
