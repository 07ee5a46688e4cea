import { expect, test } from 'vitest';
import type { Slot, Station } from '../api/types';
import { beginning, type LiveEvent, liveReducer, type LiveState } from './liveState';

const slot = (number: number, state: Slot['state']): Slot => ({
  number,
  port: `jig/board${number}`,
  state,
  canStart: false,
  canStop: false,
});

const station = (...slots: Slot[]): Station => ({
  name: 'jig',
  product: { name: 'demo', chip: 'ESP32', firmware: [] },
  slots,
  counters: { pass: 0, fail: 0, error: 0, aborted: 0 },
  version: '1',
  virtual: false,
  database: 'up',
});

const heard = (message: Extract<LiveEvent, { kind: 'message' }>['message'], at: number): LiveEvent => ({
  kind: 'message',
  message,
  at,
});

const live = (...slots: Slot[]): LiveState =>
  liveReducer(beginning(0), heard({ type: 'station', station: station(...slots) }, 10));

test('the first snapshot makes the page live', () => {
  expect(live(slot(1, 'EMPTY'))).toMatchObject({ live: true, heardAt: 10, lostAt: null });
});

test('news of one slot leaves the other slots the same objects, so that their tiles rest', () => {
  const before = live(slot(1, 'EMPTY'), slot(2, 'EMPTY'));
  const after = liveReducer(before, heard({ type: 'slot', slot: slot(2, 'READY') }, 20));
  expect(after.station?.slots[1]?.state).toBe('READY');
  expect(after.station?.slots[0]).toBe(before.station?.slots[0]);
});

test('counters replace counters and nothing else', () => {
  const before = live(slot(1, 'PASS'));
  const counters = { pass: 1, fail: 0, error: 0, aborted: 0 };
  const after = liveReducer(before, heard({ type: 'counters', counters }, 20));
  expect(after.station?.counters).toEqual(counters);
  expect(after.station?.slots).toBe(before.station?.slots);
});

test('jobs replace jobs and leave the tiles at rest', () => {
  const before = live(slot(1, 'PASS'));
  const after = liveReducer(before, heard({ type: 'jobs', jobs: [] }, 20));
  expect(after.station?.jobs).toEqual([]);
  expect(after.station?.slots).toBe(before.station?.slots);
});

test('a loss keeps the picture and counts from the last word heard', () => {
  const quiet = liveReducer(live(slot(1, 'RUNNING')), heard({ type: 'beat', at: '' }, 3000));
  const lost = liveReducer(quiet, { kind: 'lost', at: 8000 });
  expect(lost).toMatchObject({ live: false, lostAt: 3000 });
  expect(lost.station?.slots[0]?.state).toBe('RUNNING');
});

test('a second loss does not move the time of the first', () => {
  const lost = liveReducer(live(), { kind: 'lost', at: 5000 });
  expect(liveReducer(lost, { kind: 'lost', at: 9000 })).toBe(lost);
});

test('after a loss single news do not make the page live, only a snapshot does', () => {
  const lost = liveReducer(live(slot(1, 'RUNNING')), { kind: 'lost', at: 5000 });
  const news = liveReducer(lost, heard({ type: 'slot', slot: slot(1, 'PASS') }, 6000));
  expect(news.live).toBe(false);
  const whole = liveReducer(news, heard({ type: 'station', station: station(slot(1, 'PASS')) }, 6100));
  expect(whole).toMatchObject({ live: true, lostAt: null });
});

test('a snapshot replaces everything, slots that are gone included', () => {
  const after = liveReducer(
    live(slot(1, 'RUNNING'), slot(2, 'PASS')),
    heard({ type: 'station', station: station(slot(1, 'ABORTED')) }, 20),
  );
  expect(after.station?.slots.map((one) => one.state)).toEqual(['ABORTED']);
});

test('news before the first snapshot are let go', () => {
  const after = liveReducer(beginning(0), heard({ type: 'slot', slot: slot(1, 'READY') }, 5));
  expect(after.station).toBeNull();
  expect(after.live).toBe(false);
});

test('a message of a kind not known here changes no slot', () => {
  const before = live(slot(1, 'PASS'));
  const unknown = { type: 'weather' } as unknown as Extract<LiveEvent, { kind: 'message' }>['message'];
  expect(liveReducer(before, heard(unknown, 20)).station).toBe(before.station);
});
