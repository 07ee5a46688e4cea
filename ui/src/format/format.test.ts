import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { de } from '../i18n/de';
import { en } from '../i18n/en';
import { baud, bytes, duration, hex, moment, percent, secondsBetween, wholeSeconds, yieldOf } from './format';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en }, de: { translation: de } } });
});

test('time left is rounded up and never says nothing is left', () => {
  expect([0, 0.2, 4.2, 59.1, 65, 3600].map(wholeSeconds)).toEqual([
    '1 s',
    '1 s',
    '5 s',
    '1 min 00 s',
    '1 min 05 s',
    '60 min 00 s',
  ]);
});

test('a rate is told in the unit that keeps it short', () => {
  expect([115200, 921600, 1500000, 3000000].map((rate) => baud(rate, 'en'))).toEqual([
    '115.2 kBd',
    '921.6 kBd',
    '1.5 MBd',
    '3 MBd',
  ]);
});

test('a duration has tenths below a minute and none above', () => {
  expect([0.04, 0.4, 7.93, 59.94, 59.96, 125.4].map((seconds) => duration(seconds, 'en'))).toEqual([
    '0.040 s',
    '0.4 s',
    '7.9 s',
    '59.9 s',
    '1 min 00 s',
    '2 min 05 s',
  ]);
  expect(duration(7.93, 'de')).toBe('7,9 s');
});

test('yield is of judged boards alone', () => {
  expect(yieldOf({ pass: 0, fail: 0 })).toBeNull();
  expect(yieldOf({ pass: 3, fail: 1 })).toBe(0.75);
  expect(percent(0.97, 'en', 1)).toBe('97.0%');
});

test('sizes and offsets are written as engineers write them', () => {
  expect([0, 3072, 1_048_576].map((count) => bytes(count, 'en'))).toEqual(['0 B', '3 KiB', '1 MiB']);
  expect(hex(65536)).toBe('0x10000');
});

test('an instant of today has no date, an earlier one has', () => {
  const now = new Date(2026, 4, 20, 12, 0, 0);
  const local = (day: number) => new Date(2026, 4, day, 8, 5, 9).toISOString();
  expect(moment(local(20), 'en', now)).toBe('08:05:09');
  expect(moment(local(19), 'en', now)).toBe('19 May 2026, 08:05:09');
});

test('a clock set back gives no negative duration', () => {
  expect(secondsBetween('2026-01-01T00:00:02Z', '2026-01-01T00:00:00Z')).toBe(0);
});

test('plurals are right in both languages', async () => {
  expect(i18next.t('history.count', { count: 1 })).toBe('1 run shown');
  expect(i18next.t('history.count', { count: 2 })).toBe('2 runs shown');
  await i18next.changeLanguage('de');
  expect(i18next.t('history.fresh', { count: 1 })).toBe('1 neuer Lauf. Zeigen');
  expect(i18next.t('history.fresh', { count: 8 })).toBe('8 neue Läufe. Zeigen');
  await i18next.changeLanguage('en');
});
