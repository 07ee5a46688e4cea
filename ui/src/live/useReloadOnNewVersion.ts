import { useEffect, useRef } from 'react';
import { useLive } from './LiveContext';

/** A restarted station may serve newer pages: this one, loaded from the old, makes way for them. */
export function useReloadOnNewVersion(): void {
  const version = useLive().station?.version;
  const first = useRef(version);
  useEffect(() => {
    first.current ??= version;
    if (version !== undefined && first.current !== version) {
      window.location.reload();
    }
  }, [version]);
}
