import { useTranslation } from 'react-i18next';
import type { Asking } from './answers';
import { QuestionForm } from './QuestionForm';
import styles from './QuestionTray.module.css';

/** For a jig of many slots, whose tiles are too small to ask on: every open question side by side above them. */
export function QuestionTray({ all, live }: { all: Asking[]; live: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.tray} data-many={all.length > 3} aria-label={t('question.title')}>
      {all.map(({ slot, question }) => (
        <li key={question.id} className={styles.card}>
          <span className={styles.slot} aria-hidden="true">
            {slot}
          </span>
          <QuestionForm slot={slot} question={question} live={live} />
        </li>
      ))}
    </ul>
  );
}
