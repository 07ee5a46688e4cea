import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/types';
import { Icon } from '../icons/Icon';
import { SlotIdentity } from './SlotIdentity';
import { type Face, iconOf } from './slotFace';
import { SlotProgress } from './SlotProgress';
import styles from './SlotPanel.module.css';

interface Props {
  slot: Slot;
  face: Face;
  aimed: boolean;
  live: boolean;
  /** The question stands under this panel, which is then no more than its head. */
  asksHere?: boolean;
  onAim: (slot: number | null) => void;
}

/** The part of a tile that is read from two metres: number, word, icon, colour. */
export function SlotPanel({ slot, face, aimed, live, asksHere = false, onAim }: Props) {
  const { t } = useTranslation();
  const word = t(`state.${face}`);
  const aimLabel = aimed ? t('scan.unaim') : t('scan.aim', { slot: slot.number });
  return (
    <div className={styles.panel} style={{ '--letters': word.length } as React.CSSProperties}>
      <div className={styles.top}>
        <button
          type="button"
          className={styles.number}
          title={aimLabel}
          aria-label={aimLabel}
          aria-pressed={aimed}
          disabled={!live}
          onClick={() => onAim(aimed ? null : slot.number)}
        >
          {slot.number}
        </button>
        {aimed ? (
          <span className={styles.aimed}>
            <Icon name="target" /> {t('scan.aimed')}
          </span>
        ) : (
          <SlotIdentity slot={slot} />
        )}
      </div>
      <h2 className={styles.word} aria-label={`${t('slot.name', { slot: slot.number })}: ${word}`}>
        <Icon name={iconOf(face)} weight={face === 'PASS' || face === 'FAIL' ? 3.4 : 2.4} />
        <span>{word}</span>
      </h2>
      {slot.state === 'RUNNING' && !asksHere && <SlotProgress slot={slot} />}
    </div>
  );
}
