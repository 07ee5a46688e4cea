import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asking } from '../question/answers';
import { QuestionTray } from '../question/QuestionTray';
import { useQuestionFocus } from '../question/useQuestionFocus';
import { useLive } from '../live/LiveContext';
import { useScanDesk } from '../scan/ScanContext';
import { gridShape, isRoomy, LOWEST_TILE } from './gridShape';
import styles from './SlotGrid.module.css';
import type { Slot } from '../api/types';
import { isMixed } from './slotFace';
import { SlotTile } from './SlotTile';

const NONE: Slot[] = [];

/** Pixels between tiles: many slots share what there is. */
function gapFor(count: number): number {
  return count > 16 ? 8 : 12;
}

export function SlotGrid() {
  const { t } = useTranslation();
  const { station, live } = useLive();
  const { aim, setAim, last } = useScanDesk();
  const whole = useElementSize();
  const { ref, width, height } = useElementSize();
  const slots = station?.slots ?? NONE;
  const gap = gapFor(slots.length);
  const area = { width, height };
  const { columns, rows } = gridShape(slots.length, area, gap);
  // Measured without the tray: a tray that makes the tiles small must not be its own reason.
  const roomy = isRoomy(gridShape(slots.length, whole, gap), whole, gap);
  const mixed = isMixed(slots);
  const questions = useMemo(() => asking(slots), [slots]);
  useQuestionFocus(questions);
  const fresh = last?.kind === 'accepted' ? last : null;
  return (
    <section ref={whole.ref} className={styles.area} aria-labelledby="slots-heading" data-live={live}>
      <h1 id="slots-heading" className={styles.hidden}>
        {t('slot.heading')}
      </h1>
      {!roomy && questions.length > 0 && <QuestionTray all={questions} live={live} />}
      <div
        ref={ref}
        className={styles.grid}
        style={{ '--columns': columns, '--rows': rows, '--lowest': `${LOWEST_TILE}px`, gap } as React.CSSProperties}
      >
        {slots.map((slot) => (
          <SlotTile
            key={slot.number}
            slot={slot}
            live={live}
            aimed={aim === slot.number}
            scannedAt={fresh?.slot === slot.number ? fresh.at : null}
            roomy={roomy}
            mixed={mixed}
            onAim={setAim}
          />
        ))}
      </div>
      {station !== null && slots.length === 0 && <p className={styles.none}>{t('slot.none')}</p>}
    </section>
  );
}
