import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveState } from './liveState';
import { liveAddress, LiveStore } from './liveStore';

const Live = createContext<LiveState | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => new LiveStore(() => new WebSocket(liveAddress(window.location))));
  useEffect(() => store.start(), [store]);
  const state = useSyncExternalStore(store.subscribe, store.snapshot);
  return <Live value={state}>{children}</Live>;
}

export function useLive(): LiveState {
  const state = useContext(Live);
  if (state === null) {
    throw new Error('useLive is used outside LiveProvider');
  }
  return state;
}
