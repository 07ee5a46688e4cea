import { useTranslation } from 'react-i18next';
import type { PhaseRecord } from '../api/types';
import { duration, fullMoment } from '../format/format';
import { phaseName } from '../i18n/words';
import { Icon } from '../icons/Icon';
import { Card } from './Card';
import styles from './PhasesCard.module.css';

/** The phases in their order, each bar as long as its share of the run. */
export function PhasesCard({ phases }: { phases: PhaseRecord[] }) {
  const { t, i18n } = useTranslation();
  const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  return (
    <Card title={t('run.phases')} empty={phases.length === 0 ? t('run.noPhases') : null}>
      <ol className={styles.phases}>
        {phases.map((phase, index) => (
          <li key={`${phase.name} ${index}`} data-good={!phase.fault} title={fullMoment(phase.started, i18n.language)}>
            <span className={styles.name}>
              <Icon name={phase.fault ? 'fail' : 'pass'} weight={3} /> {phaseName(phase.name)}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                style={{
                  marginLeft: share(phases.slice(0, index).reduce((sum, one) => sum + one.seconds, 0), total),
                  width: share(phase.seconds, total),
                }}
              />
            </span>
            <span className={styles.seconds}>{duration(phase.seconds, i18n.language)}</span>
            {phase.fault && (
              <span className={styles.code} title={phase.fault.message}>
                {phase.fault.code}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function share(seconds: number, total: number): string {
  return total === 0 ? '0%' : `${(seconds / total) * 100}%`;
}
