import { useEffect, useRef, useState } from 'react';
import { useLive } from '../live/LiveContext';

/** How many runs ended since the list was read: the live counters tell, the list itself is left in peace. */
export function useEndedRuns(readAgain: number): number {
  const counters = useLive().station?.counters;
  const total = counters ? counters.pass + counters.fail + counters.error + counters.aborted : null;
  const atReading = useRef<{ reading: number; total: number | null }>({ reading: -1, total: null });
  const [ended, setEnded] = useState(0);
  useEffect(() => {
    if (atReading.current.reading !== readAgain || atReading.current.total === null) {
      atReading.current = { reading: readAgain, total };
    }
    setEnded(Math.max(0, (total ?? 0) - (atReading.current.total ?? 0)));
  }, [total, readAgain]);
  return ended;
}
