import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type JobCommand } from '../api/client';
import type { Job } from '../api/types';
import { Icon, type IconName } from '../icons/Icon';
import { ByWhom } from '../parts/ByWhom';
import { Hash } from '../parts/Hash';
import { JobBar } from '../parts/JobBar';
import { SignedDialog } from '../parts/SignedDialog';
import { SlotsDialog } from '../parts/SlotsDialog';
import { Tag } from '../parts/Tag';
import styles from './JobCard.module.css';
import { JOB_LOOKS, jobCommands, slotRanges } from './jobFigures';
import { JobCounts } from './JobCounts';

const ICONS: Record<JobCommand, IconName> = { start: 'play', pause: 'pause', finish: 'pass' };

export function JobCard({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<JobCommand | null>(null);
  const [moving, setMoving] = useState(false);
  const look = JOB_LOOKS[job.state];
  return (
    <article className={styles.card} data-state={job.state} aria-label={t('job.name', { lot: job.lot })}>
      <header className={styles.head}>
        <h2>{job.lot}</h2>
        <Tag tone={look.tone} icon={look.icon}>
          {t(`job.state.${job.state}`)}
        </Tag>
        <span className={styles.product}>
          {job.product} {job.version} <Hash of={job.revisionSha256} />
        </span>
        <div className={styles.buttons}>
          {jobCommands(job.state).map((command, index) => (
            <Button
              key={command}
              variant={index === 0 ? 'filled' : 'default'}
              mih={44}
              leftSection={<Icon name={ICONS[command]} weight={2.6} />}
              aria-label={t(`job.${command}Lot`, { lot: job.lot })}
              onClick={() => setAsked(command)}
            >
              {t(`job.${command}`)}
            </Button>
          ))}
        </div>
      </header>
      {job.hindrance && (
        <p className={styles.hindrance} role="alert">
          <Icon name="error" weight={2.4} /> {job.hindrance}
        </p>
      )}
      <JobBar job={job} />
      <JobCounts job={job} />
      <p className={styles.foot}>
        {job.state !== 'FINISHED' && (
          <button type="button" className={styles.move} onClick={() => setMoving(true)}>
            {t('job.move')}
          </button>
        )}
        <span>{t('job.slots', { count: job.slots.length, slots: slotRanges(job.slots) })}</span>
        <span>{t(`job.rule.${job.start}`)}</span>
        <span>
          {t('job.created')} <ByWhom by={job.by} at={job.created} />
        </span>
      </p>
      {moving && (
        <SlotsDialog
          title={t('job.moveLot', { lot: job.lot })}
          means={t('job.moveMeans')}
          slots={job.slots}
          onDone={(slots, by) => api.moveJob(job.id, slots, by).then(onChanged)}
          onClose={() => setMoving(false)}
        />
      )}
      {asked !== null && (
        <SignedDialog
          title={t(`job.${asked}Lot`, { lot: job.lot })}
          action={t(`job.${asked}`)}
          reason="none"
          grave={asked === 'finish'}
          onDone={(signature) => api.job(job.id, asked, signature).then(onChanged)}
          onClose={() => setAsked(null)}
        >
          <p>{t(`job.${asked}Means`, { count: job.progress.remaining })}</p>
        </SignedDialog>
      )}
    </article>
  );
}
