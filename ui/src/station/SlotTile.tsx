import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/types';
import { faceOf } from './slotFace';
import { SlotBody } from './SlotBody';
import { SlotButtons } from './SlotButtons';
import { SlotPanel } from './SlotPanel';
import styles from './SlotTile.module.css';

export interface SlotTileProps {
  slot: Slot;
  live: boolean;
  aimed: boolean;
  /** When the last scan went to this slot, if it did: the tile answers with a flash. */
  scannedAt: number | null;
  onAim: (slot: number | null) => void;
}

export const SlotTile = memo(function SlotTile({ slot, live, aimed, scannedAt, onAim }: SlotTileProps) {
  const { t } = useTranslation();
  const face = faceOf(slot);
  return (
    <article
      className={styles.tile}
      data-state={face}
      data-slot={slot.number}
      data-aimed={aimed}
      aria-label={`${t('slot.name', { slot: slot.number })}: ${t(`state.${face}`)}`}
    >
      <SlotPanel slot={slot} face={face} aimed={aimed} live={live} onAim={onAim} />
      <div className={styles.body}>
        <SlotBody slot={slot} />
        <SlotButtons slot={slot} live={live} />
      </div>
      {scannedAt !== null && <span key={scannedAt} className={styles.flash} aria-hidden="true" />}
    </article>
  );
});
