import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import { Failed } from '../parts/Failed';
import { RunPage } from './RunPage';
import styles from './RunView.module.css';
import { useRun } from './useRun';

/** One run with all that is on record, at its own address. */
export function RunView({ id }: { id: string }) {
  const { t } = useTranslation();
  const [tries, setTries] = useState(0);
  const reading = useRun(id, tries);
  return (
    <article className={styles.view}>
      <Button
        variant="subtle"
        mih={44}
        ml={-12}
        leftSection={<Icon name="back" />}
        onClick={() => goBack()}
      >
        {t('run.back')}
      </Button>
      {reading.kind === 'loading' && <Loader className={styles.loader ?? ''} aria-label={t('run.loading')} />}
      {reading.kind === 'read' && <RunPage run={reading.run} />}
      {reading.kind === 'failed' && (
        <Failed
          title={t(reading.problem.status === 404 ? 'run.missing' : 'run.failed')}
          problem={reading.problem}
          onRetry={() => setTries(tries + 1)}
        />
      )}
    </article>
  );
}

/** A run opened by its link alone has nothing to go back to but the list. */
function goBack(): void {
  if (window.history.length > 1) window.history.back();
  else window.location.hash = '#history';
}
