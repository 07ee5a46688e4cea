import i18next from 'i18next';
import { useEffect } from 'react';
import { tell } from '../app/notes';
import { useScanDesk } from '../scan/ScanContext';
import { startAll, stopAll } from './lineCommands';

/** F8 starts all, F9 stops all, Escape takes the aim off a slot: from anywhere, in any field. */
export function useShortcuts({ live }: { live: boolean }): void {
  const { setAim } = useScanDesk();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        setAim(null);
        return;
      }
      if (event.key !== 'F8' && event.key !== 'F9') {
        return;
      }
      event.preventDefault();
      if (event.repeat) {
        return;
      }
      if (!live) tell(i18next.t('why.notLive'));
      else if (event.key === 'F8') startAll();
      else stopAll();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [live, setAim]);
}
