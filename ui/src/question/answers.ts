import type { Answer, Question, Slot } from '../api/types';

export const LONGEST_ANSWER = 200;

/** A slot that asks, with what it asks. */
export interface Asking {
  slot: number;
  question: Question;
}

/** Every open question, in the order of the slots. */
export function asking(slots: readonly Slot[]): Asking[] {
  return slots.flatMap(({ number, question }) => (question ? [{ slot: number, question }] : []));
}

/** The question after the one that has the focus, round and round; null when nothing is asked. */
export function nextAsking(all: readonly Asking[], focused: string | null): Asking | null {
  const at = all.findIndex(({ question }) => question.id === focused);
  return all[(at + 1) % Math.max(1, all.length)] ?? null;
}

/** What a single key answers: Y and J say yes, N says no; Enter belongs to the button that has the focus. */
export function keyAnswer(kind: Question['kind'], key: string): 'yes' | 'no' | null {
  if (kind !== 'YES_NO') return null;
  const letter = key.toLowerCase();
  if (letter === 'y' || letter === 'j') return 'yes';
  return letter === 'n' ? 'no' : null;
}

/** A typed text as an answer; null while there is nothing in it. */
export function textAnswer(kind: 'no' | 'value', text: string): Answer | null {
  const stripped = text.trim();
  if (stripped === '') return null;
  return kind === 'no' ? { kind: 'NO', reason: stripped } : { kind: 'TEXT', text: stripped };
}
