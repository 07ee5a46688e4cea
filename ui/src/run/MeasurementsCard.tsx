import { useTranslation } from 'react-i18next';
import type { Measurement, PhaseRecord } from '../api/types';
import { phaseName } from '../i18n/words';
import { Icon } from '../icons/Icon';
import { Card } from './Card';
import styles from './facts.module.css';

export function MeasurementsCard({ phases }: { phases: PhaseRecord[] }) {
  const { t } = useTranslation();
  const rows = phases.flatMap((phase, at) =>
    phase.measurements.map((measurement) => ({ key: `${at} ${measurement.name}`, phase: phase.name, measurement })),
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
            <tr key={key}>
              <td>
                {measurement.name} <span className={styles.phase}>· {phaseName(phase)}</span>
              </td>
              <td className={styles.mono}>{withUnit(measurement.value, measurement.unit) ?? '–'}</td>
              <td className={styles.mono}>
                <Limits of={measurement} />
              </td>
              <td>
                <Judgement of={measurement} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Limits({ of: { low, high, unit } }: { of: Measurement }) {
  const { t } = useTranslation();
  const from = withUnit(low, unit);
  const to = withUnit(high, unit);
  if (from !== null && to !== null) return t('run.between', { low: String(low), high: to });
  if (from !== null) return t('run.atLeast', { low: from });
  if (to !== null) return t('run.atMost', { high: to });
  return <span className={styles.phase}>{t('run.noLimits')}</span>;
}

function Judgement({ of: { value, good } }: { of: Measurement }) {
  const { t } = useTranslation();
  const word = good ? t('run.good') : hasValue(value) ? t('run.bad') : t('run.unset');
  return (
    <span className={good ? styles.good : styles.bad}>
      <Icon name={good ? 'pass' : 'fail'} weight={3} /> {word}
    </span>
  );
}

function hasValue(value: Measurement['value']): value is string | number {
  return value !== null && value !== undefined && value !== '';
}

/** As the ledger has it: a record's decimals are not rounded for looks. */
function withUnit(value: Measurement['value'], unit: Measurement['unit']): string | null {
  return hasValue(value) ? `${value}${unit ? ` ${unit}` : ''}` : null;
}
