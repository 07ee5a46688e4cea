import { useTranslation } from 'react-i18next';
import type { RunDetail } from '../api/types';
import { duration, fullMoment, moment, secondsBetween } from '../format/format';
import { unitHash } from '../app/useRoute';
import { AboutCard } from './AboutCard';
import { AttachmentsCard } from './AttachmentsCard';
import { FaultCard } from './FaultCard';
import { ImagesCard } from './ImagesCard';
import { MeasurementsCard } from './MeasurementsCard';
import { OutcomeMark } from './OutcomeMark';
import { PhasesCard } from './PhasesCard';
import styles from './RunView.module.css';

export function RunPage({ run }: { run: RunDetail }) {
  return (
    <>
      <Head run={run} />
      {run.fault && <FaultCard fault={run.fault} outcome={run.outcome} />}
      <div className={styles.columns}>
        <div>
          <PhasesCard phases={run.phases} />
          <MeasurementsCard phases={run.phases} />
          <AttachmentsCard run={run} />
        </div>
        <div>
          <AboutCard run={run} />
          <ImagesCard images={run.images} />
        </div>
      </div>
    </>
  );
}

function Head({ run }: { run: RunDetail }) {
  const { t, i18n } = useTranslation();
  const serial = run.serialNumber ?? t('history.noSerial');
  return (
    <header className={styles.head}>
      <OutcomeMark outcome={run.outcome} large />
      <div>
        <h1 aria-label={t('run.title', { serial })}>{serial}</h1>
        <p>
          {t('slot.name', { slot: run.slot })} ·{' '}
          <time dateTime={run.started} title={fullMoment(run.started, i18n.language)}>
            {moment(run.started, i18n.language)}
          </time>
          {run.ended && ` · ${duration(secondsBetween(run.started, run.ended), i18n.language)}`}
        </p>
        {run.serialNumber && <a href={unitHash(run.serialNumber)}>{t('unit.link')}</a>}
      </div>
    </header>
  );
}
