import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellRefusal } from '../app/notes';
import { api } from '../api/client';
import type { Answer, Question } from '../api/types';
import { LONE_KEY, type LoneKeyEvent } from '../scan/loneKey';
import { AnswerButton } from './AnswerButton';
import { keyAnswer } from './answers';
import { Picture } from './Picture';
import styles from './QuestionForm.module.css';
import { TextAnswer } from './TextAnswer';

interface Props {
  slot: number;
  question: Question;
  live: boolean;
}

/** One question with the ways to answer it; its first field or button takes the focus when the line page gives it. */
export function QuestionForm({ slot, question, live }: Props) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const [refusing, setRefusing] = useState(false);
  const [sent, setSent] = useState(false);
  const off = sent || !live;
  const send = (answer: Answer) => {
    if (off) return;
    setSent(true);
    api.answer(slot, question.id, answer).catch((cause: unknown) => {
      setSent(false);
      tellRefusal(cause);
    });
  };
  const pressed = useRef((_key: string): boolean => false);
  pressed.current = (key) => {
    const said = refusing ? null : keyAnswer(question.kind, key);
    if (said === 'yes') send({ kind: 'YES' });
    if (said === 'no') setRefusing(true);
    return said !== null;
  };
  useEffect(() => {
    const element = form.current;
    const onKey = (event: Event) => {
      if (pressed.current((event as LoneKeyEvent).detail)) event.preventDefault();
    };
    element?.addEventListener(LONE_KEY, onKey);
    return () => element?.removeEventListener(LONE_KEY, onKey);
  }, []);
  return (
    <div
      ref={form}
      className={styles.question}
      role="group"
      data-question={question.id}
      data-asks={slot}
      aria-label={t('question.of', { slot })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && refusing) setRefusing(false);
      }}
    >
      <p className={styles.text}>{question.text}</p>
      {question.picture && <Picture address={question.picture} text={question.text} />}
      {refusing && (
        <TextAnswer kind="no" off={off} label={t('question.why')} onSend={send} onBack={() => setRefusing(false)} />
      )}
      {!refusing && question.kind === 'VALUE' && (
        <TextAnswer kind="value" off={off} label={question.text} unit={question.unit} onSend={send} />
      )}
      {!refusing && question.kind === 'YES_NO' && (
        <div className={styles.buttons}>
          <AnswerButton first off={off} look="yes" shortcut={t('question.yesKey')} onPress={() => send({ kind: 'YES' })}>
            {t('question.yes')}
          </AnswerButton>
          <AnswerButton off={off} look="no" shortcut={t('question.noKey')} onPress={() => setRefusing(true)}>
            {t('question.no')}
          </AnswerButton>
        </div>
      )}
      {!refusing && question.kind === 'CONFIRM' && (
        <div className={styles.buttons}>
          <AnswerButton first off={off} look="yes" shortcut={t('scan.send')} onPress={() => send({ kind: 'YES' })}>
            {t('question.done')}
          </AnswerButton>
        </div>
      )}
    </div>
  );
}
