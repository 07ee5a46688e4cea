import { useTranslation } from 'react-i18next';
import type { Fault, Slot } from '../api/types';
import { baud, duration } from '../format/format';
import { nextAction } from '../i18n/words';
import { Icon } from '../icons/Icon';
import styles from './SlotBody.module.css';
import { isOutcome } from './slotFace';

/** On a fault what to do and why; else which board it is, or what is waited for. */
export function SlotBody({ slot }: { slot: Slot }) {
  const { t } = useTranslation();
  const hint = slot.hindrance ? null : hintOf(slot);
  return (
    <>
      {slot.hindrance && (
        <p className={styles.hindrance} title={slot.hindrance}>
          <Icon name="aborted" weight={2.4} /> {slot.hindrance}
        </p>
      )}
      {slot.fault && <FaultNote fault={slot.fault} />}
      <Facts slot={slot} />
      {hint !== null && <p className={styles.hint}>{t(`slot.${hint}`)}</p>}
    </>
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
        <span className={styles.code}>{fault.code}</span> {fault.message}
      </p>
    </div>
  );
}

function Facts({ slot }: { slot: Slot }) {
  const { t, i18n } = useTranslation();
  const took = isOutcome(slot.state) && typeof slot.seconds === 'number' ? slot.seconds : null;
  if (!slot.mac && took === null) {
    return null;
  }
  return (
    <p className={styles.facts} data-fault={Boolean(slot.fault)}>
      <span className={styles.mac}>{slot.mac}</span>
      {typeof slot.learntBaud === 'number' && (
        <span className={styles.took} title={t('slot.learntBaud')}>
          {baud(slot.learntBaud, i18n.language)}
        </span>
      )}
      {took !== null && (
        <span className={styles.took} title={t('slot.took', { time: duration(took, i18n.language) })}>
          {duration(took, i18n.language)}
        </span>
      )}
    </p>
  );
}

function hintOf(slot: Slot): 'scanFirst' | 'startHere' | null {
  if (slot.state === 'EMPTY') {
    return slot.canStart ? 'startHere' : 'scanFirst';
  }
  return slot.state === 'READY' ? 'startHere' : null;
}
