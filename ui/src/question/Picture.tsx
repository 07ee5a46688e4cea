import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './QuestionForm.module.css';

/** As large as its place lets it be; a press shows it over the whole page. */
export function Picture({ address, text }: { address: string; text: string }) {
  const { t } = useTranslation();
  const [large, setLarge] = useState(false);
  return (
    <>
      <button type="button" className={styles.picture} data-picture title={t('question.larger')} onClick={() => setLarge(true)}>
        <img src={address} alt={t('question.picture', { text })} />
      </button>
      <Modal
        opened={large}
        size="90%"
        centered
        title={text}
        closeButtonProps={{ 'aria-label': t('act.close') }}
        onClose={() => setLarge(false)}
      >
        <img className={styles.large} src={address} alt={t('question.picture', { text })} />
      </Modal>
    </>
  );
}
