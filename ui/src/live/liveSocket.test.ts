import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage } from '../api/types';
import { LiveSocket, SILENCE_LIMIT_MS, type SocketLike, waitMs } from './liveSocket';

class FakeSocket implements SocketLike {
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  closed = false;

  close(): void {
    this.closed = true;
  }

  say(data: string): void {
    this.onmessage?.({ data } as MessageEvent);
  }

  fail(): void {
    this.onclose?.({} as CloseEvent);
  }
}

let sockets: FakeSocket[];
let messages: LiveMessage[];
let losses: number;
let live: LiveSocket;
const BEAT = '{"type":"beat","at":"2026-01-01T00:00:00Z"}';

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  messages = [];
  losses = 0;
  live = new LiveSocket(
    () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    { message: (message) => messages.push(message), lost: () => (losses += 1) },
  );
  live.start();
});

afterEach(() => {
  live.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const last = (): FakeSocket => sockets.at(-1)!;

test('beats keep the connection', () => {
  for (let second = 0; second < 60; second += 2) {
    last().say(BEAT);
    vi.advanceTimersByTime(2000);
  }
  expect(sockets).toHaveLength(1);
  expect(losses).toBe(0);
});

test('silence is a loss, although the socket is still open', () => {
  last().say(BEAT);
  vi.advanceTimersByTime(SILENCE_LIMIT_MS - 1);
  expect(losses).toBe(0);
  vi.advanceTimersByTime(1);
  expect(losses).toBe(1);
  expect(sockets[0]!.closed).toBe(true);
});

test('a connection that never opens is given up too', () => {
  vi.advanceTimersByTime(SILENCE_LIMIT_MS);
  expect(losses).toBe(1);
});

test('waits grow to a limit while the station is away, and begin anew after a word', () => {
  const waits: number[] = [];
  for (let attempt = 0; attempt < 7; attempt++) {
    last().fail();
    const count = sockets.length;
    let waited = 0;
    while (sockets.length === count) {
      vi.advanceTimersByTime(50);
      waited += 50;
    }
    waits.push(waited);
  }
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  last().say(BEAT);
  last().fail();
  vi.advanceTimersByTime(250);
  expect(sockets).toHaveLength(9);
});

test('a late word from the socket before is not heard', () => {
  const first = last();
  first.fail();
  vi.advanceTimersByTime(250);
  first.say(BEAT);
  expect(messages).toHaveLength(0);
  last().say(BEAT);
  expect(messages).toHaveLength(1);
});

test('hurry tries at once when waiting, and does nothing when connected', () => {
  last().say(BEAT);
  live.hurry();
  expect(sockets).toHaveLength(1);
  last().fail();
  live.hurry();
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(SILENCE_LIMIT_MS - 1);
  expect(sockets).toHaveLength(2);
});

test('what is no message is passed over and the connection lives on', () => {
  last().say('<html>');
  last().say('null');
  last().say('{"type":"counters","counters":{"pass":1,"fail":0,"error":0,"aborted":0}}');
  expect(messages.map((message) => message.type)).toEqual(['counters']);
  expect(losses).toBe(0);
});

test('no wait is longer than five seconds, however long the station is away', () => {
  expect(waitMs(1000)).toBe(5000);
});
