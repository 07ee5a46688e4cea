// @vitest-environment happy-dom
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Measurement } from '../api/types';
import { beginLanguage } from '../i18n';
import { limitsOf, valueText } from './measured';

beforeAll(async () => {
  await beginLanguage();
  await i18next.changeLanguage('en');
});

const measured = (changes: Partial<Measurement>): Measurement => ({ name: 'm', judgement: 'GOOD', ...changes });

test('a value is shown with every digit that was recorded', () => {
  expect(valueText('3.300', 'V')).toBe('3.300 V');
  expect(valueText(0, 'ms')).toBe('0 ms');
});

test('yes and no are words, and no is not nothing', () => {
  expect([true, false].map((value) => valueText(value, null))).toEqual(['yes', 'no']);
  expect(valueText(null, 'V')).toBeNull();
  expect(valueText('', 'V')).toBeNull();
});

test('limits are said in words, whichever ends there are', () => {
  expect(limitsOf(measured({ low: '3.2', high: '3.4', unit: 'V' }))).toBe('3.2 to 3.4 V');
  expect(limitsOf(measured({ low: 0, unit: 'V' }))).toBe('at least 0 V');
  expect(limitsOf(measured({ high: 5 }))).toBe('at most 5');
  expect(limitsOf(measured({ expected: 'ok' }))).toBe('exactly “ok”');
  expect(limitsOf(measured({ expected: false }))).toBe('no');
  expect(limitsOf(measured({}))).toBeNull();
});
