import { useTranslation } from 'react-i18next';
import type { Measurement, PhaseRecord } from '../api/types';
import { phaseWords } from '../i18n/words';
import { Card } from '../parts/Card';
import styles from '../parts/facts.module.css';
import { JudgementMark } from './JudgementMark';
import { limitsOf, valueText } from './measured';

/** Everything that was measured, in the order of the phases; what a later try superseded is there, but dimmed. */
export function MeasurementsCard({ phases }: { phases: PhaseRecord[] }) {
  const { t } = useTranslation();
  const rows = phases.flatMap((phase, at) =>
    phase.measurements.map((measurement) => ({ key: `${at} ${measurement.name}`, phase, measurement })),
  );
  return (
    <Card title={t('run.measurements')} empty={rows.length === 0 ? t('run.noMeasurements') : null}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('run.name')}</th>
            <th>{t('run.value')}</th>
            <th>{t('run.limits')}</th>
            <th>{t('run.judged')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, phase, measurement }) => (
            <tr key={key} className={phase.superseded ? styles.superseded : undefined}>
              <td className={styles.name}>
                {measurement.name}{' '}
                <span className={styles.phase}>· {phaseWords(phase.name, phase.group, phase.tryNumber)}</span>
              </td>
              <td className={`${styles.mono} ${styles.value}`}>{valueText(measurement.value, measurement.unit) ?? '–'}</td>
              <td className={styles.mono}>
                <Limits of={measurement} />
              </td>
              <td>
                <JudgementMark of={measurement.judgement} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Limits({ of }: { of: Measurement }) {
  const { t } = useTranslation();
  const limits = limitsOf(of);
  return (
    <>
      {limits === null ? <span className={styles.phase}>{t('run.noLimits')}</span> : limits}
      {of.margin != null && (
        <span className={styles.phase}> · {t('run.margin', { margin: valueText(of.margin, of.unit) })}</span>
      )}
    </>
  );
}
