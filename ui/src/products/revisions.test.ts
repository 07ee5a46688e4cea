import { expect, test } from 'vitest';
import type { ProductView, Revision } from '../api/types';
import { revisionsOf, stateOf, withdrawalOf } from './revisions';

const SIGNED = { by: 'Ada', at: '2026-11-22T10:00:00Z' };
const IMAGE = { name: 'app', sha256: 'f', sizeBytes: 1, offset: 0 };
const FIRMWARE = { ...SIGNED, subject: 'FIRMWARE' as const, sha256: 'f', reason: 'hangs' };

const revision = (changes: Partial<Revision> = {}): Revision => ({
  sha256: 'a',
  name: 'demo',
  version: '1',
  chip: 'ESP32',
  phases: [],
  images: [IMAGE],
  withdrawals: [],
  approved: { ...SIGNED, note: '' },
  ...changes,
});

test('a revision whose firmware was withdrawn cannot be made, whoever approved it', () => {
  expect(stateOf(revision(), false)).toBe('APPROVED');
  expect(stateOf(revision({ withdrawals: [FIRMWARE] }), false)).toBe('FIRMWARE_WITHDRAWN');
  const both = [FIRMWARE, { ...FIRMWARE, subject: 'PRODUCT' as const, sha256: 'a' }];
  expect(stateOf(revision({ withdrawals: both }), true)).toBe('WITHDRAWN');
});

test('an offered revision is offered, approved or not', () => {
  expect(stateOf(revision(), true)).toBe('OFFERED');
  expect(stateOf(revision({ approved: null }), true)).toBe('OFFERED');
  expect(stateOf(revision({ approved: null }), false)).toBe('UNAPPROVED');
});

test('a withdrawal stands beside the image that it is of', () => {
  expect(withdrawalOf(revision({ withdrawals: [FIRMWARE] }), IMAGE)).toBe(FIRMWARE);
  expect(withdrawalOf(revision({ withdrawals: [FIRMWARE] }), { ...IMAGE, sha256: 'g' })).toBeNull();
});

test('what is offered stands before what is used', () => {
  const product: ProductView = { name: 'demo', used: revision(), offered: revision({ sha256: 'b' }), changes: [], faults: [], slots: [] };
  expect(revisionsOf(product).map(({ revision: { sha256 } }) => sha256)).toEqual(['b', 'a']);
  expect(revisionsOf({ ...product, used: null, offered: null })).toEqual([]);
});
