import { expect, test } from 'vitest';
import type { ProductView, Revision } from '../api/types';
import { faultOf, type JobDraft, newJob, usable } from './jobDraft';

const WHOLE: JobDraft = { product: 'demo', lot: ' L1 ', quantity: ' 500 ', start: 'SCAN', slots: null };

test('a whole draft becomes a job on all slots', () => {
  expect(faultOf(WHOLE, [1, 2])).toBeNull();
  expect(newJob(WHOLE, [1, 2])).toEqual({
    product: 'demo',
    lot: 'L1',
    quantity: 500,
    start: 'SCAN',
    slots: [1, 2],
  });
});

test('the first missing field is named', () => {
  expect(faultOf({ ...WHOLE, product: '', lot: '' }, [1])?.field).toBe('product');
  expect(faultOf({ ...WHOLE, lot: '  ' }, [1])?.field).toBe('lot');
  expect(faultOf({ ...WHOLE, slots: [] }, [1])?.field).toBe('slots');
});

test('a quantity is a whole number from one to a million', () => {
  for (const quantity of ['', '0', '-1', '1.5', '1e3', 'ten', '1000001', '99999999']) {
    expect(faultOf({ ...WHOLE, quantity }, [1])?.field, quantity).toBe('quantity');
  }
  expect(faultOf({ ...WHOLE, quantity: '1000000' }, [1])).toBeNull();
});

const product = (changes: Partial<Revision>): ProductView => ({
  name: 'demo',
  changes: [],
  faults: [],
  slots: [],
  used: {
    sha256: 'a',
    name: 'demo',
    version: '1',
    chip: 'ESP32',
    phases: [],
    images: [],
    withdrawals: [],
    approved: { by: 'Ada', at: '2026-11-22T10:00:00Z', note: '' },
    ...changes,
  },
});

test('only approved revisions can be made, of which neither the product nor its firmware was withdrawn', () => {
  const gone = { subject: 'FIRMWARE' as const, sha256: 'f', by: 'Ada', at: '2026-11-22T10:00:00Z', reason: 'bad' };
  const good = product({});
  const broken: ProductView = { name: 'broken', changes: [], faults: ['line 1'], slots: [] };
  expect(usable([good, product({ approved: null }), product({ withdrawals: [gone] }), broken])).toEqual([good]);
});
