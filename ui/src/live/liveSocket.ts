import type { LiveMessage } from '../api/types';

/** The station beats every 2 s; after this long without a word the picture may be false. */
export const SILENCE_LIMIT_MS = 5_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** What of a WebSocket is used here, so that tests can make their own. */
export interface SocketLike {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  close(): void;
}

export interface LiveListener {
  message(message: LiveMessage): void;
  /** Closed, refused or silent. Called once per loss; a new attempt follows by itself. */
  lost(): void;
}

/** Keeps one connection to `/live`: reconnects with growing waits, and takes silence for a loss. */
export class LiveSocket {
  private socket: SocketLike | null = null;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(
    private readonly open: () => SocketLike,
    private readonly listener: LiveListener,
  ) {}

  start(): void {
    this.stop();
    const socket = this.open();
    this.socket = socket;
    socket.onmessage = (event) => this.heard(event.data);
    socket.onclose = () => this.lose();
    this.watch();
  }

  /** Tries at once, for when the browser knows that the network or the page is back. */
  hurry(): void {
    if (this.retry !== undefined) {
      this.failures = 0;
      this.start();
    }
  }

  stop(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.drop();
  }

  private heard(data: unknown): void {
    this.failures = 0;
    this.watch();
    const message = parse(data);
    if (message !== null) {
      this.listener.message(message);
    }
  }

  private watch(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lose(), SILENCE_LIMIT_MS);
  }

  private lose(): void {
    this.drop();
    this.listener.lost();
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.start(), waitMs(this.failures));
    this.failures += 1;
  }

  /** A dropped socket must not speak any more: its late close would be taken for the next one's. */
  private drop(): void {
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }
}

export function waitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
}

function parse(data: unknown): LiveMessage | null {
  try {
    const message: unknown = JSON.parse(String(data));
    return typeof message === 'object' && message !== null && 'type' in message ? (message as LiveMessage) : null;
  } catch {
    return null;
  }
}
