import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellRefusal } from '../app/notes';
import type { Signature } from '../api/client';
import styles from './parts.module.css';
import { LONGEST_NAME, LONGEST_REASON, rememberedName, rememberName } from './who';

interface Props {
  title: string;
  action: string;
  /** Whether a reason is asked; one that is asked as optional may stay empty. */
  reason: 'none' | 'optional' | 'required';
  /** A step that cannot be taken back. */
  grave?: boolean;
  onDone: (signature: Signature) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}

/** A step that is kept on record with a name: says what will happen, asks who, and does it once. */
export function SignedDialog({ title, action, reason, grave = false, onDone, onClose, children }: Props) {
  const { t } = useTranslation();
  const [by, setBy] = useState(rememberedName);
  const [why, setWhy] = useState('');
  const [sending, setSending] = useState(false);
  const missing = by.trim() === '' || (reason === 'required' && why.trim() === '');
  const send = () => {
    setSending(true);
    rememberName(by.trim());
    onDone({ by: by.trim(), reason: why.trim() })
      .then(onClose)
      .catch((cause: unknown) => {
        setSending(false);
        tellRefusal(cause);
      });
  };
  return (
    <Modal
      opened
      centered
      size="lg"
      title={<span className={styles.dialogTitle}>{title}</span>}
      closeButtonProps={{ 'aria-label': t('act.close') }}
      onClose={onClose}
    >
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing && !sending) send();
        }}
      >
        {children}
        {reason !== 'none' && (
          <Textarea
            label={reason === 'required' ? t('who.reason') : t('who.note')}
            size="md"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={LONGEST_REASON}
            required={reason === 'required'}
            data-autofocus={by !== '' || undefined}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('who.name')}
          description={t('who.unproven')}
          size="md"
          required
          maxLength={LONGEST_NAME}
          autoComplete="off"
          data-autofocus={by === '' || reason === 'none' || undefined}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <div className={styles.dialogButtons}>
          <Button variant="default" size="md" onClick={onClose}>
            {t('act.cancel')}
          </Button>
          <Button type="submit" size="md" color={grave ? 'red' : 'blue'} disabled={missing} loading={sending}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
