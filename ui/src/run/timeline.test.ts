import { expect, test } from 'vitest';
import type { PhaseRecord } from '../api/types';
import { timeline } from './timeline';

const phase = (started: string, seconds: number): PhaseRecord => ({
  group: 'MAIN',
  name: 'flash',
  tryNumber: 1,
  superseded: false,
  started,
  seconds,
  measurements: [],
});

test('each phase lies where it was in the run, pauses between them included', () => {
  const spans = timeline([phase('2026-11-22T10:00:00Z', 2), phase('2026-11-22T10:00:05Z', 5)]);
  expect(spans.map(({ left, width }) => [left, width])).toEqual([
    [0, 0.2],
    [0.5, 0.5],
  ]);
});

test('no phase, or phases without any length, are no fault', () => {
  expect(timeline([])).toEqual([]);
  expect(timeline([phase('2026-11-22T10:00:00Z', 0)])[0]).toMatchObject({ left: 0, width: 0 });
});
