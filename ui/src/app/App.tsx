import { useTranslation } from 'react-i18next';
import { useReloadOnNewVersion } from '../live/useReloadOnNewVersion';
import { FixtureView } from '../fixture/FixtureView';
import { HistoryView } from '../history/HistoryView';
import { Problem } from '../api/problem';
import { Failed } from '../parts/Failed';
import { JobStrip } from '../jobs/JobStrip';
import { JobsView } from '../jobs/JobsView';
import { ProductsView } from '../products/ProductsView';
import { RunView } from '../run/RunView';
import { ActionBar } from '../station/ActionBar';
import { Announcer } from '../station/Announcer';
import { Banners } from '../station/Banners';
import { HeaderBar } from '../station/HeaderBar';
import { SlotGrid } from '../station/SlotGrid';
import { UnitView } from '../units/UnitView';
import styles from './App.module.css';
import { useRoute } from './useRoute';
import { ViewGuard } from './ViewGuard';

/** One header and one scan field over all views: a scan must land wherever the operator happens to be. */
export function App() {
  const { t } = useTranslation();
  const route = useRoute();
  useReloadOnNewVersion();
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#main" onClick={focusMain}>
        {t('head.skip')}
      </a>
      <HeaderBar view={route.view} />
      <ActionBar />
      {route.view === 'line' && <JobStrip />}
      <Banners view={route.view} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <ViewGuard
          key={route.view}
          fallback={(cause) => (
            <Failed title={t('head.viewFailed')} problem={Problem.of(cause)} onRetry={() => window.location.reload()} />
          )}
        >
          {route.view === 'line' && <SlotGrid />}
          {route.view === 'history' && <HistoryView filter={route.filter} />}
          {route.view === 'jobs' && <JobsView />}
          {route.view === 'products' && <ProductsView />}
          {route.view === 'fixture' && <FixtureView />}
          {route.view === 'unit' && <UnitView key={route.serialNumber} serialNumber={route.serialNumber} />}
          {route.view === 'run' && <RunView key={route.id} id={route.id} />}
        </ViewGuard>
      </main>
      <Announcer />
    </div>
  );
}

function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
