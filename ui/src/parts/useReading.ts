import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem';

/** What a question to the station came to; the last answer stays while it is asked again. */
export interface Reading<T> {
  value: T | null;
  problem: Problem | null;
  loading: boolean;
  again(): void;
}

/**
 * Asks at once, and again whenever `ask` is another function.
 *
 * @param ask kept by the caller between renderings
 * @param everyMs pause between two askings of what changes by itself; absent asks once
 */
export function useReading<T>(ask: (signal: AbortSignal) => Promise<T>, everyMs?: number): Reading<T> {
  const [held, setHeld] = useState<Omit<Reading<T>, 'again'>>({ value: null, problem: null, loading: true });
  const asking = useRef<AbortController | null>(null);
  const again = useCallback(() => {
    asking.current?.abort();
    const question = new AbortController();
    asking.current = question;
    ask(question.signal)
      .then((value) => {
        if (!question.signal.aborted) setHeld({ value, problem: null, loading: false });
      })
      .catch((cause: unknown) => {
        if (!question.signal.aborted) {
          setHeld((old) => ({ value: old.value, problem: Problem.of(cause), loading: false }));
        }
      });
  }, [ask]);
  useEffect(() => {
    again();
    const timer = everyMs === undefined ? undefined : setInterval(again, everyMs);
    return () => {
      clearInterval(timer);
      asking.current?.abort();
    };
  }, [again, everyMs]);
  return { ...held, again };
}
