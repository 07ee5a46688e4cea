import { useTranslation } from 'react-i18next';
import { OutcomeMark } from '../run/OutcomeMark';
import type { StepStanding } from './standing';
import styles from './UnitView.module.css';

export function StandingMarks({ of }: { of: StepStanding[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.standing} aria-label={t('unit.standing')}>
      {of.map(({ step, outcome, attempts, firstPass }) => (
        <li key={step}>
          {step !== '' && <b>{step}</b>}
          <OutcomeMark outcome={outcome} large />
          <span>
            {t('unit.attemptCount', { count: attempts })}
            {firstPass !== null && ` · ${t(firstPass ? 'unit.firstPass' : 'unit.noFirstPass')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
