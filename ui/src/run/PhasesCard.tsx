import { useTranslation } from 'react-i18next';
import { GROUPS, type PhaseRecord } from '../api/types';
import { duration, fullMoment } from '../format/format';
import { phaseName, tryWords } from '../i18n/words';
import { Icon } from '../icons/Icon';
import { Card } from '../parts/Card';
import styles from './PhasesCard.module.css';
import { timeline } from './timeline';

/** The phases by group and in their order, each bar where and as long as it was in the run. */
export function PhasesCard({ phases }: { phases: PhaseRecord[] }) {
  const { t } = useTranslation();
  const spans = timeline(phases);
  const groups = GROUPS.filter((group) => spans.some(({ phase }) => phase.group === group));
  return (
    <Card title={t('run.phases')} empty={phases.length === 0 ? t('run.noPhases') : null}>
      {groups.map((group) => (
        <section key={group} className={styles.group}>
          {(groups.length > 1 || group !== 'MAIN') && <h3>{t(`group.${group}`)}</h3>}
          <ol className={styles.phases}>
            {spans
              .filter(({ phase }) => phase.group === group)
              .map(({ phase, left, width }) => (
                <Row key={`${phase.name} ${phase.tryNumber}`} phase={phase} left={left} width={width} />
              ))}
          </ol>
        </section>
      ))}
    </Card>
  );
}

function Row({ phase, left, width }: { phase: PhaseRecord; left: number; width: number }) {
  const { t, i18n } = useTranslation();
  return (
    <li
      data-good={!phase.fault}
      data-superseded={phase.superseded}
      title={phase.superseded ? t('run.supersededHint') : fullMoment(phase.started, i18n.language)}
    >
      <span className={styles.name}>
        <Icon name={phase.fault ? 'fail' : 'pass'} weight={3} /> {phaseName(phase.name)}
        {phase.tryNumber > 1 && <small>{tryWords(phase.tryNumber)}</small>}
        {phase.superseded && <small>{t('run.superseded')}</small>}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ marginLeft: `min(${left * 100}%, calc(100% - 4px))`, width: `${width * 100}%` }} />
      </span>
      <span className={styles.seconds}>{duration(phase.seconds, i18n.language)}</span>
      {phase.fault && (
        <span className={styles.code} title={phase.fault.message}>
          {phase.fault.code}
        </span>
      )}
    </li>
  );
}
