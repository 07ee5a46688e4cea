import { useTranslation } from 'react-i18next';
import type { Job } from '../api/types';
import { jobShares } from '../jobs/jobFigures';
import styles from './parts.module.css';

/** How far a job is: passed, failed and in work of its quantity. The figures stand beside it as text. */
export function JobBar({ job }: { job: Job }) {
  const { t } = useTranslation();
  const shares = jobShares(job);
  return (
    <span
      className={styles.bar}
      role="progressbar"
      aria-label={t('job.progressOf', { lot: job.lot })}
      aria-valuemin={0}
      aria-valuemax={job.quantity}
      aria-valuenow={job.progress.passed}
    >
      <span data-part="passed" style={{ width: percentOf(shares.passed) }} />
      <span data-part="failed" style={{ width: percentOf(shares.failed) }} />
      <span data-part="work" style={{ width: percentOf(shares.work) }} />
    </span>
  );
}

function percentOf(share: number): string {
  return `${share * 100}%`;
}
