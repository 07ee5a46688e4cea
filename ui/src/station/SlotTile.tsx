import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment, Slot } from '../api/types';
import { QuestionForm } from '../question/QuestionForm';
import { faceOf } from './slotFace';
import { SlotBody } from './SlotBody';
import { SlotButtons } from './SlotButtons';
import { SlotHealthNote } from './SlotHealthNote';
import { SlotPanel } from './SlotPanel';
import styles from './SlotTile.module.css';

export interface SlotTileProps {
  slot: Slot;
  live: boolean;
  aimed: boolean;
  /** When the last scan went to this slot, if it did: the tile answers with a flash. */
  scannedAt: number | null;
  /** Whether a question has room on the tile; else it stands in the tray. */
  roomy?: boolean;
  /** Whether the slots make different things. */
  mixed?: boolean;
  onAim: (slot: number | null) => void;
}

export const SlotTile = memo(function SlotTile(props: SlotTileProps) {
  const { slot, live, aimed, scannedAt, roomy = true, mixed = false, onAim } = props;
  const { t } = useTranslation();
  const face = faceOf(slot);
  const asks = roomy && face === 'ASKING' ? slot.question : null;
  return (
    <article
      className={styles.tile}
      data-state={face}
      data-slot={slot.number}
      data-aimed={aimed}
      data-asks-here={Boolean(asks)}
      data-stopped={Boolean(slot.health?.stopped)}
      aria-label={`${t('slot.name', { slot: slot.number })}: ${t(`state.${face}`)}`}
    >
      <SlotPanel slot={slot} face={face} aimed={aimed} live={live} asksHere={Boolean(asks)} onAim={onAim} />
      <div className={styles.body}>
        {asks && <QuestionForm key={asks.id} slot={slot.number} question={asks} live={live} />}
        {mixed && !asks && slot.assignment && <MadeHere made={slot.assignment} />}
        {slot.health && <SlotHealthNote health={slot.health} />}
        {!asks && <SlotBody slot={slot} />}
        <SlotButtons slot={slot} live={live} />
      </div>
      {scannedAt !== null && <span key={scannedAt} className={styles.flash} aria-hidden="true" />}
    </article>
  );
});

function MadeHere({ made }: { made: Assignment }) {
  return (
    <p className={styles.made} title={made.revisionSha256}>
      {made.lot && <b>{made.lot}</b>} {made.product} {made.version}
    </p>
  );
}
