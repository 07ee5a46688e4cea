import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/types';
import { percent, wholeSeconds } from '../format/format';
import { phaseWords } from '../i18n/words';
import styles from './SlotProgress.module.css';

/** Phase in words, percent, bar and time left of a run that goes on. */
export function SlotProgress({ slot }: { slot: Slot }) {
  const { t, i18n } = useTranslation();
  const part = Math.min(1, Math.max(0, slot.progress ?? 0));
  // Rounded down: 100 % is said by the verdict alone.
  const shown = percent(Math.floor(part * 100) / 100, i18n.language);
  return (
    <div className={styles.progress}>
      <span className={styles.phase}>
        <Step slot={slot} />
      </span>
      <span className={styles.percent}>{shown}</span>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('slot.progress', { slot: slot.number })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(part * 100)}
      >
        <div className={styles.bar} style={{ width: `${part * 100}%` }} />
      </div>
      {slot.waitingFor ? (
        <span className={styles.left} title={slot.waitingFor}>
          {t('slot.waitsFor', { what: slot.waitingFor })}
        </span>
      ) : (
        <TimeLeft seconds={slot.secondsLeft ?? null} />
      )}
    </div>
  );
}

function Step({ slot }: { slot: Slot }) {
  const { t } = useTranslation();
  if (slot.storing === true) return t('slot.storing');
  if (!slot.phase) return t('slot.starting');
  const phase = phaseWords(slot.phase, slot.group, slot.tryNumber);
  const step = (slot.phaseIndex ?? 0) + 1;
  const steps = slot.phaseCount ?? step;
  return (
    <>
      <span className={styles.long}>{t('slot.step', { phase, step, steps })}</span>
      <span className={styles.short} aria-hidden="true">
        {phase}{' '}
        <span className={styles.count}>
          {step}/{steps}
        </span>
      </span>
    </>
  );
}

function TimeLeft({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation();
  if (seconds === null) {
    return <span className={styles.left}>{'\u00a0'}</span>;
  }
  const time = wholeSeconds(seconds);
  return (
    <span className={styles.left}>
      <span className={styles.long}>{t('slot.left', { time })}</span>
      <span className={styles.short}>{time}</span>
    </span>
  );
}
