import { Loader } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from './Failed';
import styles from './parts.module.css';
import type { Reading } from './useReading';

interface Props<T> {
  title: string;
  /** Said when nothing could be read. */
  failed: string;
  reading: Reading<T>;
  /** Stands beside the title. */
  actions?: ReactNode;
  children: (value: T) => ReactNode;
}

/** A page of what the station was asked: loading, what went wrong, or what was read. */
export function Page<T>({ title, failed, reading, actions, children }: Props<T>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className={styles.page} aria-labelledby={id}>
      <div className={styles.head}>
        <h1 id={id}>{title}</h1>
        <div className={styles.actions}>{actions}</div>
      </div>
      {reading.problem !== null && <Failed title={failed} problem={reading.problem} onRetry={reading.again} />}
      {reading.value !== null && children(reading.value)}
      {reading.loading && <Loader className={styles.loader ?? ''} aria-label={t('run.loading')} />}
    </section>
  );
}
