import { Kbd, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import { useScanDesk } from './ScanContext';
import styles from './ScanField.module.css';

/** For a hand. A scanner needs no focus here: {@link ScanProvider} hears it wherever the focus is. */
export function ScanField() {
  const { t } = useTranslation();
  const { aim, submit } = useScanDesk();
  const [text, setText] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') submit(text.trim());
        setText('');
      }}
    >
      <TextInput
        className={styles.field}
        classNames={{ input: styles.input }}
        size="lg"
        aria-label={t('scan.label')}
        placeholder={aim === null ? t('scan.placeholder') : t('scan.placeholderAimed', { slot: aim })}
        leftSection={<Icon name={aim === null ? 'scan' : 'target'} />}
        rightSection={text === '' ? null : <Kbd>{t('scan.send')}</Kbd>}
        rightSectionWidth={72}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
