import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { ScanAnswer } from '../api/types';
import { useLive } from '../live/LiveContext';
import { focusQuestionOf } from '../question/focusQuestion';
import { offerLoneKey } from './loneKey';
import { soundAccepted, soundRefused } from './sound';
import { listenForScans } from './wedgeListener';

export type ScanResult =
  | { kind: 'sending'; text: string }
  | { kind: 'accepted'; text: string; slot: number; started: boolean; at: number }
  /** Half of a pair: the code of the other is awaited. */
  | { kind: 'half'; text: string; wanted: 'slot' | 'unit'; slot: number | null }
  | { kind: 'refused'; text: string; problem: Problem };

export interface ScanDesk {
  /** The slot that the next scan goes to; null: the station chooses. */
  aim: number | null;
  setAim(slot: number | null): void;
  last: ScanResult | null;
  submit(text: string): void;
}

const Scan = createContext<ScanDesk | null>(null);

/** Said by the page itself, when a scan comes while it cannot be sent. */
export const NOT_LIVE = 'NOT_LIVE';

export function ScanProvider({ children }: { children: ReactNode }) {
  const { live, station } = useLive();
  const [aim, setAim] = useState<number | null>(null);
  const [last, setLast] = useState<ScanResult | null>(null);
  const now = useRef({ live, aim, slots: 0 });
  now.current = { live, aim, slots: station?.slots.length ?? 0 };
  const queue = useRef(Promise.resolve());

  const submit = useCallback((text: string) => {
    const slot = now.current.aim;
    setAim(null);
    // One after the other: two quick scans must take the slots in the order in which they were scanned.
    queue.current = queue.current.then(async () => {
      setLast({ kind: 'sending', text });
      setLast(now.current.live ? await send(text, slot) : notLive(text));
    });
  }, []);

  useEffect(
    () =>
      listenForScans({
        scan: submit,
        loneKey: (key) => {
          const slot = Number(key);
          if (offerLoneKey(key) || focusQuestionOf(slot)) return;
          if (slot >= 1 && slot <= now.current.slots) setAim((old) => (old === slot ? null : slot));
        },
      }),
    [submit],
  );

  const desk = useMemo(() => ({ aim, setAim, last, submit }), [aim, last, submit]);
  return <Scan value={desk}>{children}</Scan>;
}

export function useScanDesk(): ScanDesk {
  const desk = useContext(Scan);
  if (desk === null) {
    throw new Error('useScanDesk is used outside ScanProvider');
  }
  return desk;
}

async function send(text: string, slot: number | null): Promise<ScanResult> {
  try {
    const answer = await api.scan(text, slot);
    soundAccepted();
    return resultOf(text, answer);
  } catch (cause) {
    soundRefused();
    return { kind: 'refused', text, problem: Problem.of(cause) };
  }
}

/** A scan may be one half of unit and slot; the other is asked for. */
export function resultOf(text: string, { slot, serialNumber, started }: ScanAnswer): ScanResult {
  if (slot == null) return { kind: 'half', text: serialNumber ?? text, wanted: 'slot', slot: null };
  if (serialNumber == null) return { kind: 'half', text, wanted: 'unit', slot };
  return { kind: 'accepted', text: serialNumber, slot, started, at: Date.now() };
}

function notLive(text: string): ScanResult {
  soundRefused();
  return { kind: 'refused', text, problem: new Problem({ code: NOT_LIVE, title: 'Not live' }) };
}
