import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { NO_ANSWER, Problem } from '../api/problem';

/** A short word in the corner that what was asked has been done. */
export function tell(message: string): void {
  notifications.show({ message, color: 'blue', autoClose: 4000 });
}

/** A refusal stays long enough to be read: what, then where, why and what to do. */
export function tellRefusal(cause: unknown): void {
  const problem = Problem.of(cause);
  const { title, detail } = wordsOf(problem);
  notifications.show({ title, message: detail, color: 'orange', autoClose: 12_000, withBorder: true });
}

export function wordsOf(problem: Problem): { title: string; detail: string } {
  if (problem.code === NO_ANSWER) {
    return { title: i18next.t('told.noAnswer'), detail: i18next.t('told.noAnswerHint') };
  }
  const title = i18next.t(`refusal.${problem.code}` as 'head.live', { defaultValue: problem.title });
  return { title, detail: problem.detail };
}
