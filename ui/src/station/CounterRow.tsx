import { useTranslation } from 'react-i18next';
import type { Counters, Outcome } from '../api/types';
import { moment, percent, yieldOf } from '../format/format';
import { Icon } from '../icons/Icon';
import styles from './CounterRow.module.css';
import { iconOf } from './slotFace';

const SHOWN: { outcome: Outcome; count: (counters: Counters) => number }[] = [
  { outcome: 'PASS', count: (counters) => counters.pass },
  { outcome: 'FAIL', count: (counters) => counters.fail },
  { outcome: 'ERROR', count: (counters) => counters.error },
  { outcome: 'ABORTED', count: (counters) => counters.aborted },
];

export function CounterRow({ counters, live }: { counters: Counters; live: boolean }) {
  const { t, i18n } = useTranslation();
  const share = yieldOf(counters);
  const since = counters.since ? t('head.since', { moment: moment(counters.since, i18n.language) }) : '';
  return (
    <ul className={styles.row} data-live={live} title={since}>
      {SHOWN.map(({ outcome, count }) => (
        <li key={outcome} data-outcome={outcome} data-none={count(counters) === 0} title={t(`meaning.${outcome}`)}>
          <span className={styles.word}>
            <Icon name={iconOf(outcome)} weight={3} /> {t(`state.${outcome}`)}
          </span>
          <span className={styles.count}>{count(counters)}</span>
        </li>
      ))}
      <li data-outcome="YIELD" title={t('head.yieldHint')}>
        <span className={styles.word}>{t('head.yield')}</span>
        <span className={styles.count}>{share === null ? '–' : percent(share, i18n.language, 1)}</span>
      </li>
    </ul>
  );
}
