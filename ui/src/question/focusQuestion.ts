/** Gives a question the focus, on its first field or button. @returns whether it is on the page */
export function focusQuestion(id: string): boolean {
  return focusFirst(document.querySelector(`[data-question="${CSS.escape(id)}"]`));
}

/** The same by the number of the slot that asks. */
export function focusQuestionOf(slot: number): boolean {
  return focusFirst(document.querySelector(`[data-asks="${slot}"]`));
}

export function focusedQuestion(): string | null {
  return document.activeElement?.closest('[data-question]')?.getAttribute('data-question') ?? null;
}

function focusFirst(question: Element | null): boolean {
  const first = question?.querySelector<HTMLElement>('input[data-first], button[data-first]') ?? null;
  first?.focus();
  return first !== null;
}
