import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../app/notes';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import { bytes } from '../format/format';
import styles from './AttachmentsCard.module.css';

/** A trace can hold megabytes; more than this makes the page slow and helps nobody. */
const SHOWN_CHARACTERS = 256 * 1024;

export function AttachmentText({ runId, name }: { runId: string; name: string }) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const question = new AbortController();
    api
      .attachment(runId, name, question.signal)
      .then(setText)
      .catch((cause: unknown) => {
        if (!question.signal.aborted) setProblem(Problem.of(cause));
      });
    return () => question.abort();
  }, [runId, name]);
  if (problem !== null) {
    return (
      <p className={styles.note} role="alert">
        {wordsOf(problem).title}. {wordsOf(problem).detail}
      </p>
    );
  }
  if (text === null) {
    return <p className={styles.note}>{t('run.loading')}</p>;
  }
  return (
    <>
      <pre className={styles.text} tabIndex={0} aria-label={name}>
        {text.slice(0, SHOWN_CHARACTERS)}
      </pre>
      {text.length > SHOWN_CHARACTERS && (
        <p className={styles.note}>{t('run.cut', { size: bytes(SHOWN_CHARACTERS, i18n.language) })}</p>
      )}
    </>
  );
}
