import { useTranslation } from 'react-i18next';
import type { Fault, Maybe, Outcome } from '../api/types';
import { nextAction } from '../i18n/words';
import styles from './RunView.module.css';

export function FaultCard({ fault, outcome }: { fault: Fault; outcome: Maybe<Outcome> }) {
  const { t } = useTranslation();
  return (
    <section className={styles.fault} data-outcome={outcome} aria-label={t('run.fault')}>
      <p className={styles.action}>{nextAction(fault)}</p>
      <p>
        {fault.message} <span className={styles.code}>{fault.code}</span>
      </p>
    </section>
  );
}
