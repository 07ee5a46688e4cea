import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { historyHash, replaceHash } from '../app/useRoute';
import type { RunFilter } from '../api/client';
import { FilterBar } from './FilterBar';
import { HistoryTable } from './HistoryTable';
import styles from './HistoryView.module.css';
import { ListState } from './ListState';
import { useEndedRuns } from './useEndedRuns';
import { useRuns } from './useRuns';

/** Every run of this station, newest first. The filter stands in the address, so that Back and links keep it. */
export function HistoryView({ filter }: { filter: RunFilter }) {
  const { t } = useTranslation();
  const [reading, setReading] = useState(0);
  const list = useRuns(filter);
  const ended = useEndedRuns(reading);
  const change = (next: RunFilter) => {
    setReading(reading + 1);
    replaceHash(historyHash(next));
  };
  return (
    <section className={styles.view} aria-labelledby="history-heading">
      <div className={styles.head}>
        <h1 id="history-heading">{t('history.title')}</h1>
        <FilterBar filter={filter} onChange={change} />
        <p className={styles.count} role="status">
          {!list.loading && list.runs.length > 0 && t('history.count', { count: list.runs.length })}
        </p>
        {ended > 0 && (
          <Button
            className={styles.fresh ?? ''}
            mih={44}
            onClick={() => {
              setReading(reading + 1);
              list.reload();
            }}
          >
            {t('history.fresh', { count: ended })}
          </Button>
        )}
      </div>
      {list.runs.length > 0 && <HistoryTable runs={list.runs} />}
      <ListState list={list} filter={filter} onReset={() => change({ text: '', outcome: null })} />
    </section>
  );
}
