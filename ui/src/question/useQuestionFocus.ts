import { useEffect } from 'react';
import { soundAsked } from '../scan/sound';
import { type Asking, nextAsking } from './answers';
import { focusedQuestion, focusQuestion } from './focusQuestion';

/** Where the focus may be taken from: nobody is typing there. */
function isIdle(element: Element | null): boolean {
  return element === null || element === document.body || element.id === 'main';
}

/** A new question takes the focus when nobody uses it, and is heard; F7 goes from one to the next. */
export function useQuestionFocus(all: Asking[]): void {
  const ids = all.map(({ question }) => question.id).join(' ');
  useEffect(() => {
    if (ids === '') return;
    soundAsked();
  }, [ids]);
  useEffect(() => {
    const first = all[0];
    if (first && isIdle(document.activeElement)) focusQuestion(first.question.id);
    const onKey = (event: KeyboardEvent) => {
      const next = event.key === 'F7' ? nextAsking(all, focusedQuestion()) : null;
      if (next !== null) {
        event.preventDefault();
        focusQuestion(next.question.id);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [all, ids]);
}
