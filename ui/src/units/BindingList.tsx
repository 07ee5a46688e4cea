import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { UnitHistory } from '../api/types';
import { ByWhom } from '../parts/ByWhom';
import { Moment } from '../parts/Moment';
import { SignedDialog } from '../parts/SignedDialog';
import styles from './UnitView.module.css';

/** The MACs that are or were this unit's. Releasing one lets the serial number go onto another board. */
export function BindingList({ unit, onChanged }: { unit: UnitHistory; onChanged: () => void }) {
  const { t } = useTranslation();
  const [releasing, setReleasing] = useState<string | null>(null);
  return (
    <ul className={styles.bindings}>
      {unit.bindings.map(({ mac, bound, released }) => (
        <li key={`${mac} ${bound}`} data-released={Boolean(released)}>
          <code>{mac}</code>
          <span>
            {t('unit.bound')} <Moment at={bound} />
          </span>
          {released ? (
            <span>
              {t('unit.released')} <ByWhom by={released.by} at={released.at} /> <q>{released.reason}</q>
            </span>
          ) : (
            <Button variant="default" mih={44} onClick={() => setReleasing(mac)}>
              {t('unit.release')}
            </Button>
          )}
        </li>
      ))}
      {releasing !== null && (
        <SignedDialog
          title={t('unit.releaseMac', { mac: releasing })}
          action={t('unit.release')}
          reason="required"
          grave
          onDone={(signature) => api.release(releasing, signature).then(onChanged)}
          onClose={() => setReleasing(null)}
        >
          <p>{t('unit.releaseMeans', { serial: unit.serialNumber ?? releasing })}</p>
        </SignedDialog>
      )}
    </ul>
  );
}
