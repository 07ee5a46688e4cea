import { useTranslation } from 'react-i18next';
import type { Job, Product } from '../api/types';
import { percent, shortHash } from '../format/format';
import { Icon } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { JobBar } from '../parts/JobBar';
import { firstPassYield, slotRanges } from './jobFigures';
import styles from './JobStrip.module.css';

/** What the line makes now: one line for every running or paused job; without one the product that is loaded. */
export function JobStrip() {
  const { t } = useTranslation();
  const { station, live } = useLive();
  if (station === null) {
    return null;
  }
  const jobs = (station.jobs ?? []).filter((job) => job.state === 'RUNNING' || job.state === 'PAUSED');
  return (
    <nav className={styles.strip} data-live={live} aria-label={t('job.title')}>
      {jobs.length === 0 ? <NoJob product={station.product} /> : jobs.map((job) => <One key={job.id} job={job} />)}
    </nav>
  );
}

function NoJob({ product }: { product: Product }) {
  const { t } = useTranslation();
  const hash = product.revisionSha256 ?? product.firmware.find((image) => image.name === 'app')?.sha256;
  return (
    <a className={styles.job} href="#jobs">
      <b>
        {product.name} {product.version}
      </b>
      <span>{product.chip}</span>
      {hash && <code title={hash}>{shortHash(hash)}</code>}
      <span className={styles.least}>{t('job.noJob')}</span>
    </a>
  );
}

function One({ job }: { job: Job }) {
  const { t, i18n } = useTranslation();
  const share = firstPassYield(job.progress);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <a className={styles.job} href="#jobs" data-state={job.state} title={t('job.slots', { count: job.slots.length, slots: slotRanges(job.slots) })}>
      {job.state === 'PAUSED' && (
        <span className={styles.paused}>
          <Icon name="pause" weight={3} /> {t('job.state.PAUSED')}
        </span>
      )}
      <b>{job.lot}</b>
      <span className={styles.product}>
        {job.product} {job.version} <code title={job.revisionSha256}>{shortHash(job.revisionSha256)}</code>
      </span>
      <span className={styles.bar}>
        <JobBar job={job} />
      </span>
      <span className={styles.count}>
        <b>{number.format(job.progress.passed)}</b> / {number.format(job.quantity)}
      </span>
      <span className={styles.left}>{t('job.left', { count: job.progress.remaining })}</span>
      <span className={styles.least} title={t('job.firstPassHint')}>
        {t('job.firstPass')} <b>{share === null ? '–' : percent(share, i18n.language, 1)}</b>
      </span>
      <span className={styles.least}>{t('job.slots', { count: job.slots.length, slots: slotRanges(job.slots) })}</span>
    </a>
  );
}
