/** A single key outside any text field that no scanner typed; told to whatever has the focus, which may take it. */
export const LONE_KEY = 'nailbed-lone-key';

export type LoneKeyEvent = CustomEvent<string>;

/** @returns whether somebody took it */
export function offerLoneKey(key: string): boolean {
  const target = document.activeElement ?? document.body;
  return !target.dispatchEvent(new CustomEvent(LONE_KEY, { detail: key, bubbles: true, cancelable: true }));
}
