/** No scanner pauses this long between two keys, not even over a busy radio link. */
export const LONGEST_GAP_MS = 100;
/** A scanner types faster than this on average; 240 words a minute are still 50 ms. */
export const MEAN_GAP_MS = 50;
/** Shorter bursts are a hand rolling over two or three keys. */
export const SHORTEST_SCAN = 4;

export interface KeyStroke {
  /** As `KeyboardEvent.key`. */
  key: string;
  /** Milliseconds on any steady clock. */
  at: number;
  /** Held down by a finger. */
  repeat: boolean;
  /** Together with Control, Alt or Meta. */
  chord: boolean;
}

export type Reading =
  | { kind: 'nothing' }
  /** May begin a scan, may be a hand. */
  | { kind: 'first' }
  /** Follows the key before it at a scanner's speed. */
  | { kind: 'more' }
  | { kind: 'scan'; text: string };

const NOTHING: Reading = { kind: 'nothing' };
const SILENT_KEYS = new Set(['Shift', 'AltGraph', 'CapsLock', 'NumLock', 'Dead']);

/** Tells a keyboard-wedge scanner from a hand by speed alone, since both are the same keyboard to a browser. */
export class WedgeDetector {
  private text = '';
  private firstAt = 0;
  private lastAt = 0;

  press(stroke: KeyStroke): Reading {
    if (SILENT_KEYS.has(stroke.key)) {
      return NOTHING;
    }
    if (stroke.repeat || stroke.chord) {
      return this.forget();
    }
    if (stroke.key === 'Enter' || stroke.key === 'Tab') {
      return this.end(stroke.at);
    }
    return [...stroke.key].length === 1 ? this.add(stroke) : this.forget();
  }

  private add({ key, at }: KeyStroke): Reading {
    const follows = this.text !== '' && at - this.lastAt <= LONGEST_GAP_MS;
    this.lastAt = at;
    if (follows) {
      this.text += key;
      return { kind: 'more' };
    }
    this.text = key;
    this.firstAt = at;
    return { kind: 'first' };
  }

  private end(at: number): Reading {
    const text = this.text;
    const gaps = text.length;
    const quick = at - this.lastAt <= LONGEST_GAP_MS && at - this.firstAt <= gaps * MEAN_GAP_MS;
    this.forget();
    return quick && text.length >= SHORTEST_SCAN ? { kind: 'scan', text } : NOTHING;
  }

  private forget(): Reading {
    this.text = '';
    return NOTHING;
  }
}
