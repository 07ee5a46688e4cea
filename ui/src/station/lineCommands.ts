import i18next from 'i18next';
import { tell, tellRefusal } from '../app/notes';
import { api } from '../api/client';

export function startAll(): void {
  api
    .startAll()
    .then(({ started, skipped }) => {
      const done = started.length === 0 ? i18next.t('told.noneStarted') : i18next.t('told.started', { count: started.length });
      const rest = skipped.length === 0 || started.length === 0 ? '' : i18next.t('told.skipped', { slots: skipped.join(', ') });
      tell(`${done} ${rest}`.trim());
    })
    .catch(tellRefusal);
}

export function stopAll(): void {
  api
    .stopAll()
    .then(({ stopped }) => {
      tell(stopped.length === 0 ? i18next.t('told.noneStopped') : i18next.t('told.stopped', { count: stopped.length }));
    })
    .catch(tellRefusal);
}
