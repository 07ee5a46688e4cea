import { useTranslation } from 'react-i18next';
import type { RunDetail } from '../api/types';
import { fullMoment } from '../format/format';
import { Card } from './Card';
import styles from './facts.module.css';

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
        <dt>{t('run.sequence')}</dt>
        <dd className={styles.hash}>{run.sequenceSha256}</dd>
      </dl>
    </Card>
  );
}
