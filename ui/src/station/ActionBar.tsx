import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GuardedButton } from '../app/GuardedButton';
import { Icon } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { ScanField } from '../scan/ScanField';
import { ScanOutcome } from '../scan/ScanOutcome';
import styles from './ActionBar.module.css';
import { startAll, stopAll } from './lineCommands';
import { useShortcuts } from './useShortcuts';

/** Scan, start all, stop all: on every view, always at the same place. */
export function ActionBar() {
  const { t } = useTranslation();
  const { station, live } = useLive();
  const slots = station?.slots ?? [];
  const ready = slots.filter((slot) => slot.state === 'READY').length;
  const running = slots.filter((slot) => slot.state === 'RUNNING').length;
  const whyNoStart = !live ? t('why.notLive') : ready === 0 ? t('why.noneReady') : null;
  const whyNoStop = !live ? t('why.notLive') : running === 0 ? t('why.noneRunning') : null;
  useShortcuts({ live });
  return (
    <div className={styles.bar}>
      <ScanField />
      <ScanOutcome />
      <div className={styles.buttons}>
        <GuardedButton
          className={styles.start}
          label={t('act.startAll')}
          reason={whyNoStart}
          onPress={startAll}
        >
          <Icon name="play" weight={2.4} />
          <span className={styles.word}>{t('act.startAll')}</span>
          <span className={styles.count}>{ready > 0 ? ready : ''}</span>
          <Kbd className={styles.key}>F8</Kbd>
        </GuardedButton>
        <GuardedButton
          className={styles.stop}
          color="dark"
          label={t('act.stopAll')}
          reason={whyNoStop}
          onPress={stopAll}
        >
          <Icon name="stop" weight={2.4} />
          <span className={styles.word}>{t('act.stopAll')}</span>
          <span className={styles.count}>{running > 0 ? running : ''}</span>
          <Kbd className={styles.key}>F9</Kbd>
        </GuardedButton>
      </div>
    </div>
  );
}
