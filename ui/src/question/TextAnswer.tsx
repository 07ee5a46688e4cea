import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Maybe } from '../api/types';
import { TAKES_SCANS } from '../scan/typedField';
import { AnswerButton } from './AnswerButton';
import { LONGEST_ANSWER, textAnswer } from './answers';
import styles from './QuestionForm.module.css';

interface Props {
  kind: 'no' | 'value';
  label: string;
  unit?: Maybe<string>;
  off: boolean;
  onSend: (answer: Answer) => void;
  onBack?: () => void;
}

/** A value, or the reason of a no: Enter sends it. A scanner may answer for the hand. */
export function TextAnswer({ kind, label, unit, off, onSend, onBack }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const answer = textAnswer(kind, text);
  useEffect(() => {
    if (kind === 'no') field.current?.focus();
  }, [kind]);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== null) onSend(answer);
      }}
    >
      <TextInput
        ref={field}
        className={styles.field ?? ''}
        size="lg"
        {...{ [TAKES_SCANS]: kind === 'value' || undefined }}
        data-first
        aria-label={label}
        placeholder={t(kind === 'no' ? 'question.why' : 'question.value')}
        rightSection={unit ? <span className={styles.unit}>{unit}</span> : null}
        rightSectionWidth={unit ? `${unit.length + 2}ch` : 0}
        maxLength={LONGEST_ANSWER}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button className={styles.button} type="submit" disabled={off || answer === null}>
          {t('question.send')}
        </Button>
        {onBack !== undefined && (
          <AnswerButton look="back" off={off} onPress={onBack}>
            {t('run.back')}
          </AnswerButton>
        )}
      </div>
    </form>
  );
}
