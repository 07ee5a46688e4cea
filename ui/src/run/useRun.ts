import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { RunDetail } from '../api/types';

export type RunReading = { kind: 'loading' } | { kind: 'read'; run: RunDetail } | { kind: 'failed'; problem: Problem };

/** The record of one run; read again when `again` changes. */
export function useRun(id: string, again: number): RunReading {
  const [reading, setReading] = useState<RunReading>({ kind: 'loading' });
  useEffect(() => {
    const question = new AbortController();
    api
      .run(id, question.signal)
      .then((run) => setReading({ kind: 'read', run }))
      .catch((cause: unknown) => {
        if (!question.signal.aborted) setReading({ kind: 'failed', problem: Problem.of(cause) });
      });
    return () => question.abort();
  }, [id, again]);
  return reading;
}
