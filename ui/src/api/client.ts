import { NO_ANSWER, Problem, problemOf } from './problem';
import type {
  Answer,
  FixtureDetail,
  Job,
  Mending,
  NewJob,
  Outcome,
  ProductView,
  RunDetail,
  RunPage,
  ScanAnswer,
  StartAnswer,
  StopAnswer,
  Taught,
  UnitHistory,
  Withdrawal,
} from './types';

/** A station on the same machine answers in milliseconds; past this the operator is told. */
const ANSWER_LIMIT_MS = 10_000;

export interface RunFilter {
  text: string;
  outcome: Outcome | null;
}

/** Typed by a person and kept with the record; nobody has proven it. */
export interface Signature {
  by: string;
  /** Why, where a reason is asked. */
  reason: string;
}

export type JobCommand = 'start' | 'pause' | 'finish';
export type SlotCommand = 'start' | 'stop' | 'clear';

const PATHS = { PRODUCT: 'products', FIRMWARE: 'firmware' } as const;

/** Every request the page makes. Each one throws a {@link Problem} when refused. */
export const api = {
  scan: (text: string, slot: number | null) => post<ScanAnswer>('/api/scan', { text, slot }),
  slot: (number: number, command: SlotCommand) => post<void>(`/api/slots/${number}/${command}`),
  startAll: () => post<StartAnswer>('/api/start'),
  stopAll: () => post<StopAnswer>('/api/stop'),
  answer: (slot: number, question: string, answer: Answer) =>
    post<void>(`/api/slots/${slot}/answer`, { question, ...answer }),
  mended: (slot: number, what: Mending, signature: Signature) =>
    post<void>(`/api/slots/${slot}/${what === 'MENDED' ? 'mended' : 'contacts-replaced'}`, signature),

  jobs: (signal: AbortSignal) => get<{ jobs: Job[] }>('/api/jobs', signal),
  createJob: (job: NewJob, by: string) => post<Job>('/api/jobs', { ...job, by }),
  job: (id: string, command: JobCommand, signature: Signature) =>
    post<void>(`/api/jobs/${encodeURIComponent(id)}/${command}`, signature),

  moveJob: (id: string, slots: number[], by: string) =>
    post<void>(`/api/jobs/${encodeURIComponent(id)}/slots`, { slots, by }),

  products: (signal: AbortSignal) => get<{ products: ProductView[] }>('/api/products', signal),
  /** Approves a revision and, when it is an offered one, takes it into use. */
  approve: (sha256: string, signature: Signature) => post<void>(`/api/products/${sha256}/approve`, signature),
  useProduct: (product: string, slots: number[], by: string) =>
    post<void>('/api/products/use', { product, slots, by }),
  take: (sha256: string) => post<void>(`/api/products/${sha256}/take`),
  withdraw: (subject: Withdrawal['subject'], sha256: string, signature: Signature) =>
    post<void>(`/api/${PATHS[subject]}/${sha256}/withdraw`, signature),
  reinstate: (subject: Withdrawal['subject'], sha256: string, signature: Signature) =>
    post<void>(`/api/${PATHS[subject]}/${sha256}/reinstate`, signature),

  unit: (serialNumber: string, signal: AbortSignal) =>
    get<UnitHistory>(`/api/units/${encodeURIComponent(serialNumber)}`, signal),
  release: (mac: string, signature: Signature) => post<void>('/api/units/release', { mac, ...signature }),

  fixture: (signal: AbortSignal) => get<FixtureDetail>('/api/fixture', signal),
  takeSetup: () => post<void>('/api/fixture/setup/take'),
  teach: (slot: number) => post<void>('/api/fixture/teach', { slot }),
  bind: (address: string, by: string) => post<Taught>('/api/fixture/teach/accept', { address, by }),
  endTeaching: () => post<void>('/api/fixture/teach/cancel'),

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
