import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { wordsOf } from '../app/notes';
import styles from './parts.module.css';

/** What could not be read and why; asking again is offered where that can help. */
export function Failed({ title, problem, onRetry }: { title: string; problem: Problem; onRetry: () => void }) {
  const { t } = useTranslation();
  const words = wordsOf(problem);
  return (
    <div className={styles.note} role="alert">
      <strong>{title}</strong>
      <p>
        {words.title}. {words.detail}
      </p>
      {problem.status !== 404 && (
        <Button mih={44} onClick={onRetry}>
          {t('history.retry')}
        </Button>
      )}
    </div>
  );
}
