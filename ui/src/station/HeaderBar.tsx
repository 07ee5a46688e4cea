import { useTranslation } from 'react-i18next';
import type { Route } from '../app/useRoute';
import { Icon, type IconName } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { CounterRow } from './CounterRow';
import styles from './HeaderBar.module.css';
import { LiveBadge } from './LiveBadge';
import { Tools } from './Tools';

const PLACES = [
  { href: '#', word: 'head.line', icon: 'tiles', views: ['line'] },
  { href: '#jobs', word: 'head.jobs', icon: 'jobs', views: ['jobs'] },
  { href: '#products', word: 'head.products', icon: 'products', views: ['products'] },
  { href: '#history', word: 'head.history', icon: 'history', views: ['history', 'run', 'unit'] },
  { href: '#fixture', word: 'head.fixture', icon: 'fixture', views: ['fixture'] },
] as const satisfies readonly { href: string; word: string; icon: IconName; views: readonly Route['view'][] }[];

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
      {station !== null && <CounterRow counters={station.counters} live={live} />}
      <nav className={styles.nav} aria-label="Nailbed">
        {PLACES.map(({ href, word, icon, views }) => (
          <a key={word} href={href} aria-current={(views as readonly string[]).includes(view) ? 'page' : undefined} title={t(word)}>
            <Icon name={icon} /> <span>{t(word)}</span>
          </a>
        ))}
      </nav>
      <LiveBadge />
      <Tools />
    </header>
  );
}
