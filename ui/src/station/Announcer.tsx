import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/LiveContext';
import { type Face, faceOf } from './slotFace';
import styles from './SlotGrid.module.css';

/** Says to a screen reader which slots changed, those of one state in one sentence. */
export function Announcer() {
  const { t } = useTranslation();
  const { station, live } = useLive();
  const before = useRef(new Map<number, Face>());
  const [text, setText] = useState('');
  useEffect(() => {
    const changed = new Map<Face, number[]>();
    for (const slot of station?.slots ?? []) {
      const face = faceOf(slot);
      const old = before.current.get(slot.number);
      before.current.set(slot.number, face);
      if (old !== undefined && old !== face) {
        changed.set(face, [...(changed.get(face) ?? []), slot.number]);
      }
    }
    if (changed.size > 0) {
      const sentence = ([face, slots]: [Face, number[]]) =>
        t('slot.announce', { count: slots.length, slots: slots.join(', '), state: t(`state.${face}`) });
      setText([...changed].map(sentence).join(' '));
    }
  }, [station, t]);
  return (
    <>
      <p className={styles.hidden} role="status" aria-live="polite">
        {text}
      </p>
      <p className={styles.hidden} role="status" aria-live="assertive">
        {station !== null && !live ? t('head.notLive') : ''}
      </p>
    </>
  );
}
