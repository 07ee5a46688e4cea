import { afterEach, expect, test, vi } from 'vitest';
import { api, attachmentUrl } from './client';
import { NO_ANSWER, Problem } from './problem';

afterEach(() => vi.unstubAllGlobals());

function answering(respond: (path: string, init: RequestInit) => Response | Error): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const answer = respond(path, init);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
}

const refusal = (request: Promise<unknown>): Promise<Problem> =>
  request.then(
    () => Promise.reject(new Error('was not refused')),
    (cause: unknown) => cause as Problem,
  );

test('a scan sends text and slot as JSON', async () => {
  let sent: [string, RequestInit] | null = null;
  answering((path, init) => {
    sent = [path, init];
    return Response.json({ slot: 3, serialNumber: 'NB-000001', started: false });
  });
  await expect(api.scan('NB-000001', 3)).resolves.toEqual({ slot: 3, serialNumber: 'NB-000001', started: false });
  const [path, init] = sent!;
  expect(path).toBe('/api/scan');
  expect(init.body).toBe('{"text":"NB-000001","slot":3}');
  expect(new Headers(init.headers).get('content-type')).toBe('application/json');
});

test('a refusal keeps what, where and what to do', async () => {
  const body = { status: 422, code: 'SERIAL_PATTERN', title: 'Not a serial number', detail: 'Scan the label.' };
  answering(() => Response.json(body, { status: 422 }));
  expect(await refusal(api.scan('x', null))).toMatchObject(body);
});

test('a refusal that is no JSON still names its status', async () => {
  answering(() => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
  expect(await refusal(api.startAll())).toMatchObject({ code: 'HTTP_502', title: '502 Bad Gateway' });
});

test('no answer at all is told apart from a refusal', async () => {
  answering(() => new TypeError('fetch failed'));
  const problem = await refusal(api.stopAll());
  expect(problem).toBeInstanceOf(Problem);
  expect(problem.code).toBe(NO_ANSWER);
});

test('an abandoned question is no fault of the station', async () => {
  const question = new AbortController();
  question.abort();
  answering(() => question.signal.reason as Error);
  expect(await refusal(api.run('1', question.signal))).not.toBeInstanceOf(Problem);
});

test('names go into addresses safely', () => {
  expect(attachmentUrl('a/b', 'boot log.txt')).toBe('/api/runs/a%2Fb/attachments/boot%20log.txt');
});

test('a filter goes into the question only where it is set', async () => {
  const paths: string[] = [];
  answering((path) => {
    paths.push(path);
    return Response.json({ runs: [], next: null });
  });
  const signal = new AbortController().signal;
  await api.runs({ text: '', outcome: null }, null, signal);
  await api.runs({ text: 'NB 1', outcome: 'FAIL' }, 'run-9', signal);
  expect(paths).toEqual(['/api/runs?limit=50', '/api/runs?limit=50&text=NB+1&outcome=FAIL&before=run-9']);
});
