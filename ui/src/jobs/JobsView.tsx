import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Icon } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';
import { useReading } from '../parts/useReading';
import { JobCard } from './JobCard';
import { inOrder } from './jobFigures';
import { NewJobDialog } from './NewJobDialog';

/** Every job of this station; read anew whenever the station says that one changed. */
export function JobsView() {
  const { t } = useTranslation();
  const reading = useReading(api.jobs);
  const [making, setMaking] = useState(false);
  const told = useLive().station?.jobs;
  const { again } = reading;
  useEffect(() => {
    if (told) again();
  }, [told, again]);
  return (
    <Page
      title={t('job.title')}
      failed={t('job.unread')}
      reading={reading}
      actions={
        <Button size="md" leftSection={<Icon name="add" weight={2.6} />} onClick={() => setMaking(true)}>
          {t('job.create')}
        </Button>
      }
    >
      {({ jobs }) => (
        <>
          {jobs.length === 0 && <Empty title={t('job.none')}>{t('job.noneHint')}</Empty>}
          {inOrder(jobs).map((job) => (
            <JobCard key={job.id} job={job} onChanged={again} />
          ))}
          {making && <NewJobDialog onClose={() => setMaking(false)} onCreated={again} />}
        </>
      )}
    </Page>
  );
}
