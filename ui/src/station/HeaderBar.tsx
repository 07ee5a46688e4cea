import { useTranslation } from 'react-i18next';
import type { Route } from '../app/useRoute';
import { Icon } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { CounterRow } from './CounterRow';
import styles from './HeaderBar.module.css';
import { LiveBadge } from './LiveBadge';
import { ProductLine } from './ProductLine';
import { Tools } from './Tools';

export function HeaderBar({ view }: { view: Route['view'] }) {
  const { t } = useTranslation();
  const { station, live } = useLive();
  return (
    <header className={styles.bar}>
      <a className={styles.brand} href="#" aria-label="Nailbed">
        <img src="/nailbed.svg" alt="" width={36} height={36} />
        <span className={styles.name}>
          {station?.name ?? 'Nailbed'}
          {station?.virtual === true && (
            <span className={styles.virtual} title={t('head.virtualHint')}>
              {t('head.virtual')}
            </span>
          )}
        </span>
      </a>
      {station !== null && <ProductLine product={station.product} />}
      {station !== null && <CounterRow counters={station.counters} live={live} />}
      <nav className={styles.nav} aria-label="Nailbed">
        <a href="#" aria-current={view === 'line' ? 'page' : undefined}>
          <Icon name="tiles" /> {t('head.line')}
        </a>
        <a href="#history" aria-current={view === 'line' ? undefined : 'page'}>
          <Icon name="history" /> {t('head.history')}
        </a>
      </nav>
      <LiveBadge />
      <Tools />
    </header>
  );
}
