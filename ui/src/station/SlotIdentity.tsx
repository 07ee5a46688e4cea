import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/types';
import { runHash } from '../app/useRoute';
import { isOutcome } from './slotFace';
import styles from './SlotIdentity.module.css';

/** The serial number; once the run has ended it leads to the run's record. */
export function SlotIdentity({ slot }: { slot: Slot }) {
  const { t } = useTranslation();
  const text = slot.serialNumber ?? '';
  if (!slot.runId || !isOutcome(slot.state)) {
    return <span className={styles.serial}>{text}</span>;
  }
  return (
    <a className={styles.serial} href={runHash(slot.runId)} title={t('slot.details')}>
      {text === '' ? t('slot.details') : text}
    </a>
  );
}
