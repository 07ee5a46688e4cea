import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { historyHash } from '../app/useRoute';
import { api } from '../api/client';
import { Card } from '../parts/Card';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';
import { useReading } from '../parts/useReading';
import { AttemptTable } from './AttemptTable';
import { BindingList } from './BindingList';
import { standing } from './standing';
import { StandingMarks } from './StandingMarks';
import styles from './UnitView.module.css';

/** All that is on record of one unit: attempts, steps, outcomes, and the MACs that were its own. */
export function UnitView({ serialNumber }: { serialNumber: string }) {
  const { t } = useTranslation();
  const ask = useCallback((signal: AbortSignal) => api.unit(serialNumber, signal), [serialNumber]);
  const reading = useReading(ask);
  return (
    <Page
      title={serialNumber}
      failed={t(reading.problem?.status === 404 ? 'unit.missing' : 'unit.unread')}
      reading={reading}
      actions={<a href={historyHash({ text: serialNumber, outcome: null })}>{t('unit.search')}</a>}
    >
      {(unit) =>
        unit.runs.length === 0 && unit.bindings.length === 0 ? (
          <Empty title={t('unit.nothing')} />
        ) : (
          <>
            <StandingMarks of={standing(unit.runs)} />
            <div className={styles.columns}>
              <Card title={t('unit.attempts')} empty={unit.runs.length === 0 ? t('history.empty') : null}>
                <AttemptTable runs={unit.runs} />
              </Card>
              <Card title={t('unit.macs')} empty={unit.bindings.length === 0 ? t('unit.noMac') : null}>
                <BindingList unit={unit} onChanged={reading.again} />
              </Card>
            </div>
          </>
        )
      }
    </Page>
  );
}
