import { NO_ANSWER, Problem, problemOf } from './problem';
import type { Outcome, RunDetail, RunPage, ScanAnswer, StartAnswer, StopAnswer } from './types';

/** A station on the same machine answers in milliseconds; past this the operator is told. */
const ANSWER_LIMIT_MS = 10_000;

export interface RunFilter {
  text: string;
  outcome: Outcome | null;
}

export type SlotCommand = 'start' | 'stop' | 'clear';

/** Every request the page makes. Each one throws a {@link Problem} when refused. */
export const api = {
  scan: (text: string, slot: number | null) => post<ScanAnswer>('/api/scan', { text, slot }),
  slot: (number: number, command: SlotCommand) => post<void>(`/api/slots/${number}/${command}`),
  startAll: () => post<StartAnswer>('/api/start'),
  stopAll: () => post<StopAnswer>('/api/stop'),

  runs(filter: RunFilter, before: string | null, signal: AbortSignal): Promise<RunPage> {
    const query = new URLSearchParams({ limit: '50' });
    if (filter.text !== '') query.set('text', filter.text);
    if (filter.outcome !== null) query.set('outcome', filter.outcome);
    if (before !== null) query.set('before', before);
    return get<RunPage>(`/api/runs?${query}`, signal);
  },

  run: (id: string, signal: AbortSignal) => get<RunDetail>(`/api/runs/${encodeURIComponent(id)}`, signal),

  async attachment(id: string, name: string, signal: AbortSignal): Promise<string> {
    const response = await send(attachmentUrl(id, name), { signal });
    return response.text();
  },
};

export function attachmentUrl(id: string, name: string): string {
  return `/api/runs/${encodeURIComponent(id)}/attachments/${encodeURIComponent(name)}`;
}

async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  return answer<T>(await send(path, { signal, headers: { Accept: 'application/json' } }));
}

async function post<T>(path: string, body?: object): Promise<T> {
  const init: RequestInit = { method: 'POST', headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    init.headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  return answer<T>(await send(path, init));
}

async function answer<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  let response: Response;
  try {
    response = await fetch(path, { ...init, signal, cache: 'no-store' });
  } catch (cause) {
    if (init.signal?.aborted) {
      throw cause;
    }
    throw new Problem({ code: NO_ANSWER, title: `No answer from the station to ${path}` });
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}
