import { expect, test } from 'vitest';
import { historyHash, parseRoute, runHash, unitHash } from './useRoute';

test('the empty address is the line', () => {
  expect(parseRoute('')).toEqual({ view: 'line' });
  expect(parseRoute('#')).toEqual({ view: 'line' });
});

test('a run has its own address, there and back', () => {
  const id = '0197a3c4-1005-7c11-9a3e-2f6d8b1c1005';
  expect(parseRoute(runHash(id))).toEqual({ view: 'run', id });
});

test('the filter of the history stands in its address, there and back', () => {
  const filter = { text: 'NB 0&1', outcome: 'FAIL' as const };
  expect(parseRoute(historyHash(filter))).toEqual({ view: 'history', filter });
  expect(historyHash({ text: '', outcome: null })).toBe('#history');
});

test('an outcome that does not exist filters nothing', () => {
  expect(parseRoute('#history?outcome=GREAT')).toEqual({ view: 'history', filter: { text: '', outcome: null } });
});

test('a unit has its own address, there and back, whatever its serial number holds', () => {
  for (const serialNumber of ['NB-000001', 'A/B #1?', 'ä%']) {
    expect(parseRoute(unitHash(serialNumber))).toEqual({ view: 'unit', serialNumber });
  }
  expect(parseRoute('#/units/NB-1')).toEqual({ view: 'unit', serialNumber: 'NB-1' });
});

test('an address broken by hand is a page and no crash', () => {
  expect(parseRoute('#units/%E0%A4%A')).toEqual({ view: 'unit', serialNumber: '%E0%A4%A' });
  expect(parseRoute('#nowhere')).toEqual({ view: 'line' });
});

test('the plain pages have their addresses', () => {
  expect(['#jobs', '#products', '#/fixture'].map((hash) => parseRoute(hash).view)).toEqual(['jobs', 'products', 'fixture']);
});
