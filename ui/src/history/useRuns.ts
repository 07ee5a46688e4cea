import { useCallback, useEffect, useRef, useState } from 'react';
import { api, type RunFilter } from '../api/client';
import { Problem } from '../api/problem';
import type { Maybe, RunRow } from '../api/types';

export interface RunList {
  runs: RunRow[];
  /** Whether older ones follow. */
  more: boolean;
  loading: boolean;
  problem: Problem | null;
  loadMore(): void;
  reload(): void;
}

interface Held {
  runs: RunRow[];
  next: Maybe<string>;
  loading: boolean;
  problem: Problem | null;
}

const NOTHING_YET: Held = { runs: [], next: null, loading: true, problem: null };

/** The ledger's list, newest first, a page at a time. A newer question makes the answer to an older one void. */
export function useRuns({ text, outcome }: RunFilter): RunList {
  const [held, setHeld] = useState<Held>(NOTHING_YET);
  const asking = useRef<AbortController | null>(null);

  const ask = useCallback(
    (before: string | null) => {
      asking.current?.abort();
      const question = new AbortController();
      asking.current = question;
      setHeld((old) => ({ ...old, loading: true, problem: null }));
      api
        .runs({ text, outcome }, before, question.signal)
        .then(({ runs, next }) =>
          setHeld((old) => ({
            runs: before === null ? runs : [...old.runs, ...runs],
            next,
            loading: false,
            problem: null,
          })),
        )
        .catch((cause: unknown) => {
          if (!question.signal.aborted) {
            setHeld((old) => ({ ...old, loading: false, problem: Problem.of(cause) }));
          }
        });
    },
    [text, outcome],
  );

  useEffect(() => {
    ask(null);
    return () => asking.current?.abort();
  }, [ask]);

  return {
    runs: held.runs,
    more: Boolean(held.next),
    loading: held.loading,
    problem: held.problem,
    loadMore: () => ask(held.next ?? null),
    reload: () => ask(null),
  };
}
