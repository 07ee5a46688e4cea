import { useTranslation } from 'react-i18next';
import { runHash } from '../app/useRoute';
import type { Fault, Slot } from '../api/types';
import { nextAction } from '../i18n/words';
import { Icon } from '../icons/Icon';
import styles from './SlotBody.module.css';

/** Who is on the slot, and on a fault the cause and what to do. */
export function SlotBody({ slot }: { slot: Slot }) {
  const { t } = useTranslation();
  const hint = hintOf(slot);
  return (
    <>
      {(slot.serialNumber || slot.mac) && (
        <p className={styles.identity}>
          <Serial slot={slot} />
          {slot.mac && <span className={styles.mac}>{slot.mac}</span>}
        </p>
      )}
      {slot.fault && <FaultNote fault={slot.fault} />}
      {hint !== null && <p className={styles.hint}>{t(`slot.${hint}`)}</p>}
    </>
  );
}

function Serial({ slot }: { slot: Slot }) {
  const { t } = useTranslation();
  const text = slot.serialNumber ?? '';
  if (!slot.runId || slot.state === 'RUNNING' || slot.state === 'READY') {
    return <span className={styles.serial}>{text}</span>;
  }
  return (
    <a className={styles.serial} href={runHash(slot.runId)} title={t('slot.details')}>
      {text === '' ? t('slot.details') : text}
    </a>
  );
}

function FaultNote({ fault }: { fault: Fault }) {
  const { t } = useTranslation();
  const action = nextAction(fault);
  return (
    <div className={styles.fault} title={`${fault.message}\n${action}`}>
      <p className={styles.action}>
        <span className={styles.do}>
          <Icon name="next" weight={2.6} /> {t('slot.doNext')}
        </span>
        {action}
      </p>
      <p className={styles.cause}>
        {fault.message} <span className={styles.code}>{fault.code}</span>
      </p>
    </div>
  );
}

function hintOf(slot: Slot): 'scanFirst' | 'startHere' | null {
  if (slot.state === 'EMPTY') {
    return slot.canStart ? 'startHere' : 'scanFirst';
  }
  return slot.state === 'READY' ? 'startHere' : null;
}
