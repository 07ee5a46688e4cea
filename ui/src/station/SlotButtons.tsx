import { useTranslation } from 'react-i18next';
import { GuardedButton } from '../app/GuardedButton';
import { tellRefusal } from '../app/notes';
import { api, type SlotCommand } from '../api/client';
import type { Slot } from '../api/types';
import { Icon, type IconName } from '../icons/Icon';
import { MendButton } from './MendButton';
import { isOutcome } from './slotFace';
import styles from './SlotButtons.module.css';

const ICONS: Record<SlotCommand, IconName> = { start: 'play', stop: 'stop', clear: 'clear' };

/** Only what can be meant in the slot's state, so that a tile never carries more than two. */
export function SlotButtons({ slot, live }: { slot: Slot; live: boolean }) {
  const ended = isOutcome(slot.state);
  // A slot that waits for a person's word cannot be started before it.
  const mend = slot.state === 'RUNNING' ? null : slot.health?.mend;
  const startable = slot.state !== 'RUNNING' && (slot.canStart || slot.state === 'READY' || ended);
  return (
    <div className={styles.row}>
      {mend && slot.health && (
        <MendButton
          className={`${styles.button} ${styles.mend}`}
          wordClass={styles.word}
          slot={slot.number}
          health={slot.health}
          mend={mend}
          live={live}
        />
      )}
      {startable && !mend && <One slot={slot} live={live} command="start" />}
      {slot.state === 'RUNNING' && <One slot={slot} live={live} command="stop" />}
      {(slot.state === 'READY' || ended) && <One slot={slot} live={live} command="clear" />}
    </div>
  );
}

function One({ slot, live, command }: { slot: Slot; live: boolean; command: SlotCommand }) {
  const { t } = useTranslation();
  const again = command === 'start' && isOutcome(slot.state);
  const variant = { start: 'filled', stop: 'outline', clear: 'default' }[command];
  return (
    <GuardedButton
      className={`${styles.button} ${again ? styles.again : ''}`}
      variant={variant}
      color={command === 'stop' ? 'var(--ink)' : 'blue'}
      label={t(`act.${command}Slot`, { slot: slot.number })}
      reason={useReason(slot, live, command)}
      onPress={() => {
        api.slot(slot.number, command).catch(tellRefusal);
      }}
    >
      <Icon name={again ? 'again' : ICONS[command]} weight={2.4} />
      <span className={styles.word}>{again ? t('act.again') : t(`act.${command}`)}</span>
    </GuardedButton>
  );
}

function useReason(slot: Slot, live: boolean, command: SlotCommand): string | null {
  const { t } = useTranslation();
  if (!live) return t('why.notLive');
  if (command === 'start' && !slot.canStart) return slot.hindrance ?? slot.health?.stopped ?? t('why.scanFirst');
  if (command === 'stop' && slot.storing === true) return t('why.storing');
  if (command === 'stop' && (slot.stopping === true || !slot.canStop)) return t('why.stopping');
  return null;
}
