/** Words and figures for what the station counts. All take the language as BCP 47: "en", "de". */

export function percent(part: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(part);
}

/** Boards judged good of boards judged at all: an ERROR or ABORTED run judged no board. Null before the first. */
export function yieldOf(counters: { pass: number; fail: number }): number | null {
  const judged = counters.pass + counters.fail;
  return judged === 0 ? null : counters.pass / judged;
}

/** Rounded up, so that it never says 0 before the end: 4.2 → "5 s", 65 → "1 min 05 s". */
export function wholeSeconds(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** To the tenth under a minute, to the second above: 7.93 → "7.9 s". */
export function duration(seconds: number, language: string): string {
  if (seconds >= 59.95) {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  }
  const digits = seconds < 0.095 ? 3 : 1;
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number.format(seconds)} s`;
}

/** 921600 → "921.6 kBd", 3000000 → "3 MBd". */
export function baud(rate: number, language: string): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return rate < 1e6 ? `${number.format(rate / 1e3)} kBd` : `${number.format(rate / 1e6)} MBd`;
}

export function bytes(count: number, language: string): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (count < 1024) return `${number.format(count)} B`;
  if (count < 1024 * 1024) return `${number.format(count / 1024)} KiB`;
  return `${number.format(count / 1024 / 1024)} MiB`;
}

export function hex(offset: number): string {
  return `0x${offset.toString(16)}`;
}

const TODAY: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
const EARLIER: Intl.DateTimeFormatOptions = { ...TODAY, year: 'numeric', month: 'short', day: 'numeric' };

/** The hour alone for today, date and hour else, the month as a word: 05/04 is May or April; in the reader's zone. */
export function moment(instant: string, language: string, now = new Date()): string {
  const date = new Date(instant);
  const sameDay = date.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale(language), sameDay ? TODAY : EARLIER).format(date);
}

/** Everything about an instant, with the zone named, for a hover. */
export function fullMoment(instant: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'full', timeStyle: 'long' }).format(new Date(instant));
}

export function secondsBetween(started: string, ended: string): number {
  return Math.max(0, (Date.parse(ended) - Date.parse(started)) / 1000);
}

/** "en" alone would mean America's twelve hours; a shop floor reads twenty-four. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** Enough of a SHA-256 for an eye to tell two apart. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 8);
}
