import i18next from 'i18next';
import { tell, tellRefusal } from '../app/notes';
import { api } from '../api/client';

/** What began or ends is seen on the tiles; only that nothing did needs a word. */
export function startAll(): void {
  api
    .startAll()
    .then(({ started }) => {
      if (started.length === 0) tell(i18next.t('told.noneStarted'));
    })
    .catch(tellRefusal);
}

export function stopAll(): void {
  api
    .stopAll()
    .then(({ stopped }) => {
      if (stopped.length === 0) tell(i18next.t('told.noneStopped'));
    })
    .catch(tellRefusal);
}
