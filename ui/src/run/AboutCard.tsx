import { useTranslation } from 'react-i18next';
import type { RunDetail } from '../api/types';
import { fullMoment } from '../format/format';
import { Card } from '../parts/Card';
import styles from '../parts/facts.module.css';

export function AboutCard({ run }: { run: RunDetail }) {
  const { t, i18n } = useTranslation();
  return (
    <Card title={t('run.about')} empty={null}>
      <dl className={styles.list}>
        <dt>MAC</dt>
        <dd className={styles.mono}>{run.mac ?? '–'}</dd>
        <dt>{t('head.chip')}</dt>
        <dd>{run.chip ?? '–'}</dd>
        <dt>{t('head.product')}</dt>
        <dd>{run.product}</dd>
        {run.lot && (
          <>
            <dt>{t('run.job')}</dt>
            <dd>{run.lot}</dd>
          </>
        )}
        {run.attempt && (
          <>
            <dt>{t('run.attempt')}</dt>
            <dd>
              {run.attempt} {run.step && `· ${run.step}`}
            </dd>
          </>
        )}
        <dt>{t('run.station')}</dt>
        <dd>
          {run.station}, {t('slot.name', { slot: run.slot })}
        </dd>
        <dt>{t('history.started')}</dt>
        <dd>{fullMoment(run.started, i18n.language)}</dd>
        <dt>{t('run.ended')}</dt>
        <dd>{run.ended ? fullMoment(run.ended, i18n.language) : '–'}</dd>
        <dt>{t('run.id')}</dt>
        <dd className={styles.hash}>{run.id}</dd>
        {run.revisionSha256 && (
          <>
            <dt>{t('run.revision')}</dt>
            <dd className={styles.hash}>{run.revisionSha256}</dd>
          </>
        )}
        <dt>{t('run.sequence')}</dt>
        <dd className={styles.hash}>{run.sequenceSha256}</dd>
      </dl>
    </Card>
  );
}
