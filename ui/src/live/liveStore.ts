import { LiveSocket, type SocketLike } from './liveSocket';
import { beginning, type LiveEvent, liveReducer, type LiveState } from './liveState';

/** Thirty-two slots report five times a second each; twenty pictures a second are enough for an eye. */
const PICTURE_MS = 50;

/** The one copy of what the station said, for React's `useSyncExternalStore`. */
export class LiveStore {
  private state: LiveState = beginning(Date.now());
  private readonly listeners = new Set<() => void>();
  private pending: ReturnType<typeof setTimeout> | undefined;
  private readonly socket: LiveSocket;

  constructor(open: () => SocketLike) {
    this.socket = new LiveSocket(open, {
      message: (message) => this.apply({ kind: 'message', message, at: Date.now() }),
      lost: () => this.apply({ kind: 'lost', at: Date.now() }),
    });
  }

  start(): () => void {
    const hurry = () => this.socket.hurry();
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    this.socket.start();
    return () => {
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
      this.socket.stop();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private shown: LiveState = this.state;

  readonly snapshot = (): LiveState => this.shown;

  private apply(event: LiveEvent): void {
    this.state = liveReducer(this.state, event);
    this.pending ??= setTimeout(() => this.show(), PICTURE_MS);
  }

  private show(): void {
    this.pending = undefined;
    this.shown = this.state;
    this.listeners.forEach((listener) => listener());
  }
}

export function liveAddress(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;
}
