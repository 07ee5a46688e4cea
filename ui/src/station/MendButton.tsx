import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Mending, SlotHealth } from '../api/types';
import { Icon } from '../icons/Icon';
import { SignedDialog } from '../parts/SignedDialog';
import styles from './SlotHealthNote.module.css';

interface Props {
  slot: number;
  health: SlotHealth;
  mend: Mending;
  live: boolean;
  className?: string | undefined;
  wordClass?: string | undefined;
}

/** Sets a stopped slot going again, by the word of the person who saw to it. */
export function MendButton({ slot, health, mend, live, className, wordClass }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        className={className ?? ''}
        color="dark"
        mih={44}
        disabled={!live}
        aria-label={t(`health.${mend}.title`, { slot })}
        onClick={() => setAsked(true)}
      >
        <Icon name="wrench" weight={2.4} />
        <span className={wordClass ?? styles.word}>{t(`health.${mend}.action`)}</span>
      </Button>
      {asked && (
        <SignedDialog
          title={t(`health.${mend}.title`, { slot })}
          action={t(`health.${mend}.action`)}
          reason="optional"
          onDone={(signature) => api.mended(slot, mend, signature)}
          onClose={() => setAsked(false)}
        >
          <p>{health.stopped}</p>
          <p>{t(`health.${mend}.means`)}</p>
        </SignedDialog>
      )}
    </>
  );
}
