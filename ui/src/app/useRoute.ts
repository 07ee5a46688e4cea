import { useSyncExternalStore } from 'react';
import { OUTCOMES, type Outcome } from '../api/types';
import type { RunFilter } from '../api/client';

/** The page's places. They live behind the `#`, so that Back, bookmarks and links to a run work. */
export type Route =
  | { view: 'line' | 'jobs' | 'products' | 'fixture' }
  | { view: 'history'; filter: RunFilter }
  | { view: 'unit'; serialNumber: string }
  | { view: 'run'; id: string };

const PLAIN = ['jobs', 'products', 'fixture'] as const;

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id] = path.split('/');
  if (view === 'run' && id) {
    return { view: 'run', id: decoded(id) };
  }
  if (view === 'units' && id) {
    return { view: 'unit', serialNumber: decoded(id) };
  }
  if (view === 'history') {
    const wanted = new URLSearchParams(query);
    const outcome = OUTCOMES.find((one) => one === wanted.get('outcome')) ?? null;
    return { view: 'history', filter: { text: wanted.get('text') ?? '', outcome } };
  }
  return { view: PLAIN.find((one) => one === view) ?? 'line' };
}

/** An address that a hand has broken is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function historyHash(filter: { text: string; outcome: Outcome | null }): string {
  const query = new URLSearchParams();
  if (filter.text !== '') query.set('text', filter.text);
  if (filter.outcome !== null) query.set('outcome', filter.outcome);
  return query.size === 0 ? '#history' : `#history?${query}`;
}

export function runHash(id: string): string {
  return `#run/${encodeURIComponent(id)}`;
}

export function unitHash(serialNumber: string): string {
  return `#units/${encodeURIComponent(serialNumber)}`;
}

/** Changes what the address says without a new step in Back. */
export function replaceHash(hash: string): void {
  window.history.replaceState(null, '', hash);
  // The browser itself is silent about a replaced address.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(hash);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
