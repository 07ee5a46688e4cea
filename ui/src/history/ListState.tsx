import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../app/notes';
import type { RunFilter } from '../api/client';
import styles from './ListState.module.css';
import type { RunList } from './useRuns';

interface Props {
  list: RunList;
  filter: RunFilter;
  onReset: () => void;
}

/** What stands under the list, or in its place: loading, a fault, nothing, more, the end. */
export function ListState({ list, filter, onReset }: Props) {
  const { t } = useTranslation();
  if (list.loading) {
    return (
      <p className={styles.note} role="status">
        <Loader size="sm" aria-label={t('run.loading')} />
      </p>
    );
  }
  if (list.problem !== null) {
    const words = wordsOf(list.problem);
    return (
      <div className={styles.note} role="alert">
        <strong>{t('history.failed')}</strong>
        <p>
          {words.title}. {words.detail}
        </p>
        <Button mih={44} onClick={list.runs.length === 0 ? list.reload : list.loadMore}>
          {t('history.retry')}
        </Button>
      </div>
    );
  }
  if (list.runs.length === 0) {
    return <Nothing filtered={filter.text !== '' || filter.outcome !== null} onReset={onReset} />;
  }
  return (
    <div className={styles.note}>
      {list.more ? (
        <Button variant="default" mih={44} onClick={list.loadMore}>
          {t('history.more')}
        </Button>
      ) : (
        t('history.end')
      )}
    </div>
  );
}

function Nothing({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <div className={styles.note}>
        <strong>{t('history.nothing')}</strong>
        <Button variant="default" mih={44} onClick={onReset}>
          {t('history.reset')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.note}>
      <strong>{t('history.empty')}</strong>
      <p>{t('history.emptyHint')}</p>
    </div>
  );
}
