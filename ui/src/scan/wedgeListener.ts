import { fillFromScan, type FieldBefore, remember, restore, textFieldOf } from './typedField';
import { type KeyStroke, LONGEST_GAP_MS, WedgeDetector } from './wedgeDetector';

export interface WedgeHandlers {
  scan(text: string): void;
  /** A single printable key outside any text field, with nothing following at a scanner's speed. */
  loneKey(key: string): void;
}

/**
 * Hears every key before the page does. A scan's keys outside text fields are swallowed from the second on and so is
 * its Enter, which would otherwise press whatever button has the focus; a text field gets its text back, unless it is
 * one that wants scans.
 *
 * @returns what ends the listening
 */
export function listenForScans(handlers: WedgeHandlers): () => void {
  const detector = new WedgeDetector();
  let before: FieldBefore | null = null;
  let lone: ReturnType<typeof setTimeout> | undefined;

  const onKey = (event: KeyboardEvent) => {
    clearTimeout(lone);
    const reading = detector.press(strokeOf(event));
    const inField = textFieldOf(event.target) !== null;
    if (reading.kind === 'first') {
      before = remember(event.target);
      if (!inField) {
        lone = setTimeout(() => handlers.loneKey(event.key), LONGEST_GAP_MS);
      }
    } else if (reading.kind === 'more' && !inField) {
      swallow(event);
    } else if (reading.kind === 'scan') {
      swallow(event);
      if (fillFromScan(event.target, reading.text)) return;
      if (before !== null) restore(before);
      handlers.scan(reading.text);
    }
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    clearTimeout(lone);
    window.removeEventListener('keydown', onKey, { capture: true });
  };
}

function strokeOf(event: KeyboardEvent): KeyStroke {
  // AltGr types ordinary characters on many keyboards and reports itself as Control and Alt.
  const chord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  return { key: event.key, at: event.timeStamp, repeat: event.repeat, chord };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
