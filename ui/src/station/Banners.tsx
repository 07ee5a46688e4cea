import { useTranslation } from 'react-i18next';
import type { Route } from '../app/useRoute';
import { useNow } from '../app/useNow';
import { moment } from '../format/format';
import { Icon } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { asking } from '../question/answers';
import styles from './Banners.module.css';

/** A station that is slow to open needs no alarm before this many seconds. */
const PATIENCE_SECONDS = 3;

export function Banners({ view }: { view: Route['view'] }) {
  const { t } = useTranslation();
  const { station, live } = useLive();
  const asked = asking(station?.slots ?? []).map(({ slot }) => slot);
  return (
    <>
      {live && view !== 'line' && asked.length > 0 && (
        <a className={styles.banner} href="#">
          <Icon name="question" weight={3} />
          <strong>{t('banner.asks', { count: asked.length, slots: asked.join(', ') })}</strong>
          <span>{t('banner.asksHint')}</span>
        </a>
      )}
      {!live && <NotLive />}
      {live && station?.database === 'down' && (
        <div className={styles.banner} role="alert">
          <Icon name="error" />
          <strong>{t('banner.database')}</strong>
          <span>{t('banner.databaseHint')}</span>
        </div>
      )}
    </>
  );
}

function NotLive() {
  const { t, i18n } = useTranslation();
  const { station, lostAt, heardAt } = useLive();
  const now = useNow(true);
  const seconds = lostAt === null ? 0 : Math.max(0, Math.floor((now - lostAt) / 1000));
  if (station === null && seconds < PATIENCE_SECONDS) {
    return <p className={styles.quiet}>{t('banner.connecting')}</p>;
  }
  const title = station === null ? t('banner.noStation', { seconds }) : t('banner.notLive', { seconds });
  return (
    <div className={styles.banner} role="alert" aria-live="off">
      <Icon name="error" />
      <strong>{title}</strong>
      {heardAt !== null && (
        <span>{t('banner.asOf', { moment: moment(new Date(heardAt).toISOString(), i18n.language) })}</span>
      )}
    </div>
  );
}
