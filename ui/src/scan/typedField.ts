/** A text field as it was before a scanner typed into it, so that it can be given back to the hand. */
export interface FieldBefore {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/** Marks a field that wants what a scanner reads, such as the code on a printed label. */
export const TAKES_SCANS = 'data-takes-scans';

const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'password', 'number']);

export function textFieldOf(target: EventTarget | null): FieldBefore['field'] | null {
  if (target instanceof HTMLTextAreaElement) {
    return target;
  }
  return target instanceof HTMLInputElement && TEXT_TYPES.has(target.type) ? target : null;
}

export function remember(target: EventTarget | null): FieldBefore | null {
  const field = textFieldOf(target);
  return field === null ? null : { field, value: field.value };
}

/** Puts a scan into a field that wants it and sends its form. @returns whether it did */
export function fillFromScan(target: EventTarget | null, text: string): boolean {
  const field = textFieldOf(target);
  if (field === null || !field.hasAttribute(TAKES_SCANS)) {
    return false;
  }
  restore({ field, value: text });
  // After React has taken the new value over.
  setTimeout(() => field.form?.requestSubmit(), 0);
  return true;
}

/** Through the prototype's setter: React overrides the instance's and would not see the change. */
export function restore(before: FieldBefore): void {
  const prototype = Object.getPrototypeOf(before.field) as object;
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  setter?.call(before.field, before.value);
  before.field.dispatchEvent(new Event('input', { bubbles: true }));
}
