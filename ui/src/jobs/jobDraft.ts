import type { NewJob, ProductView, StartRule } from '../api/types';

export const LONGEST_LOT = 60;
export const MOST_UNITS = 1_000_000;

/** A job as it stands in the fields; `slots` null: all that there are. */
export interface JobDraft {
  product: string;
  lot: string;
  quantity: string;
  start: StartRule;
  slots: number[] | null;
}

export type DraftWord = 'job.needsRevision' | 'job.needsLot' | 'job.needsQuantity' | 'job.needsSlot';

/** The first field that is missing or wrong; null when a job can be made of it. */
export function faultOf(draft: JobDraft, numbers: number[]): { field: keyof JobDraft; word: DraftWord } | null {
  if (draft.product === '') return { field: 'product', word: 'job.needsRevision' };
  if (draft.lot.trim() === '') return { field: 'lot', word: 'job.needsLot' };
  if (quantityOf(draft.quantity) === null) return { field: 'quantity', word: 'job.needsQuantity' };
  return (draft.slots ?? numbers).length === 0 ? { field: 'slots', word: 'job.needsSlot' } : null;
}

export function newJob(draft: JobDraft, numbers: number[]): NewJob {
  return {
    product: draft.product,
    lot: draft.lot.trim(),
    quantity: quantityOf(draft.quantity) ?? 0,
    start: draft.start,
    slots: [...(draft.slots ?? numbers)].sort((a, b) => a - b),
  };
}

/** A line runs only what an engineer approved and nobody withdrew. */
export function usable(products: readonly ProductView[]): ProductView[] {
  return products.filter(({ used }) => used?.approved && used.withdrawals.length === 0);
}

function quantityOf(text: string): number | null {
  const quantity = /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return quantity >= 1 && quantity <= MOST_UNITS ? quantity : null;
}
