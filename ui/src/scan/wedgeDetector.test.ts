import { expect, test } from 'vitest';
import { LONGEST_GAP_MS, MEAN_GAP_MS, type Reading, WedgeDetector } from './wedgeDetector';

/** Types the keys with the same gap before each, from time 1000 on; returns the last reading. */
function type(detector: WedgeDetector, keys: string[], gapMs: number, from = 1000): Reading {
  let reading: Reading = { kind: 'nothing' };
  keys.forEach((key, index) => {
    reading = detector.press({ key, at: from + index * gapMs, repeat: false, chord: false });
  });
  return reading;
}

const SERIAL = [...'NB-000001'];

test('fast keys ended by Enter are a scan', () => {
  expect(type(new WedgeDetector(), [...SERIAL, 'Enter'], 8)).toEqual({ kind: 'scan', text: 'NB-000001' });
});

test('fast keys ended by Tab are a scan', () => {
  expect(type(new WedgeDetector(), [...SERIAL, 'Tab'], 8)).toEqual({ kind: 'scan', text: 'NB-000001' });
});

test('Shift between the keys of a scan is passed over', () => {
  const keys = ['Shift', 'N', 'Shift', 'B', '-', '0', '1', 'Enter'];
  expect(type(new WedgeDetector(), keys, 8)).toEqual({ kind: 'scan', text: 'NB-01' });
});

test('a hand is no scan', () => {
  expect(type(new WedgeDetector(), [...SERIAL, 'Enter'], 110).kind).toBe('nothing');
});

test('a very fast hand, quick in each gap but not on average, is no scan', () => {
  expect(type(new WedgeDetector(), [...SERIAL, 'Enter'], MEAN_GAP_MS + 10).kind).toBe('nothing');
});

test('one slow gap, as a busy radio link makes it, does not break a scan', () => {
  const detector = new WedgeDetector();
  type(detector, SERIAL.slice(0, 4), 6, 1000);
  const rest = type(detector, [...SERIAL.slice(4), 'Enter'], 6, 1018 + LONGEST_GAP_MS);
  expect(rest).toEqual({ kind: 'scan', text: 'NB-000001' });
});

test('keys rolled over by a hand are too short for a scan', () => {
  expect(type(new WedgeDetector(), ['1', '2', '3', 'Enter'], 5).kind).toBe('nothing');
});

test('a key held down is no scan', () => {
  const detector = new WedgeDetector();
  for (let index = 0; index < 20; index++) {
    detector.press({ key: 'a', at: 1000 + index * 30, repeat: index > 0, chord: false });
  }
  expect(detector.press({ key: 'Enter', at: 1610, repeat: false, chord: false }).kind).toBe('nothing');
});

test('a shortcut is no part of a scan', () => {
  const detector = new WedgeDetector();
  type(detector, ['a', 'b', 'c', 'd'], 5);
  detector.press({ key: 'c', at: 1020, repeat: false, chord: true });
  expect(detector.press({ key: 'Enter', at: 1025, repeat: false, chord: false }).kind).toBe('nothing');
});

test('an Enter that comes late after fast keys belongs to a hand', () => {
  const detector = new WedgeDetector();
  type(detector, SERIAL, 5);
  expect(detector.press({ key: 'Enter', at: 1800, repeat: false, chord: false }).kind).toBe('nothing');
});

test('what a hand typed before is not in the scan', () => {
  const detector = new WedgeDetector();
  type(detector, ['x', 'y'], 200, 0);
  expect(type(detector, [...SERIAL, 'Enter'], 8)).toEqual({ kind: 'scan', text: 'NB-000001' });
});

test('two scans in a row are two scans', () => {
  const detector = new WedgeDetector();
  expect(type(detector, [...SERIAL, 'Enter'], 4, 1000)).toEqual({ kind: 'scan', text: 'NB-000001' });
  expect(type(detector, [...'NB-000002', 'Enter'], 4, 1040)).toEqual({ kind: 'scan', text: 'NB-000002' });
});
