import type { RunFilter } from '../api/client';

export function HistoryView({ filter }: { filter: RunFilter }) {
  return <p>{filter.text}</p>;
}
