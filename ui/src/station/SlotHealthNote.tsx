import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { SlotHealth } from '../api/types';
import { Icon } from '../icons/Icon';
import { SignedDialog } from '../parts/SignedDialog';
import styles from './SlotHealthNote.module.css';

/** Why a slot may not be started, with the way back; else what its engineer should look at. */
export function SlotHealthNote({ slot, health, live }: { slot: number; health: SlotHealth; live: boolean }) {
  const { t } = useTranslation();
  const [mending, setMending] = useState(false);
  const { mend } = health;
  if (!health.stopped) {
    return health.warnings.length === 0 ? null : (
      <p className={styles.warning} title={health.warnings.join('\n')}>
        <Icon name="error" weight={2.4} /> {health.warnings.join(' ')}
      </p>
    );
  }
  return (
    <div className={styles.stopped}>
      <p title={health.stopped}>
        <Icon name="wrench" weight={2.4} /> <b>{t('health.stopped')}</b> <span>{health.stopped}</span>
      </p>
      {mend && (
        <Button color="dark" mih={44} disabled={!live} onClick={() => setMending(true)}>
          {t(`health.${mend}.action`)}
        </Button>
      )}
      {mend && mending && (
        <SignedDialog
          title={t(`health.${mend}.title`, { slot })}
          action={t(`health.${mend}.action`)}
          reason="optional"
          onDone={(signature) => api.mended(slot, mend, signature)}
          onClose={() => setMending(false)}
        >
          <p>{health.stopped}</p>
          <p>{t(`health.${mend}.means`)}</p>
        </SignedDialog>
      )}
    </div>
  );
}
