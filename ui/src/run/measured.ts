import i18next from 'i18next';
import type { Maybe, Measurement } from '../api/types';

/** As the ledger has it: a record's decimals are not rounded for looks. Null when there is none. */
export function valueText(value: Measurement['value'], unit: Maybe<string>): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return i18next.t(value ? 'run.yes' : 'run.no');
  return unit ? `${value} ${unit}` : String(value);
}

/** What a value must be, in words; null when nothing was expected. */
export function limitsOf({ low, high, unit, expected }: Measurement): string | null {
  if (typeof expected === 'boolean') return valueText(expected, null);
  if (typeof expected === 'string') return i18next.t('run.exactly', { text: expected });
  const from = valueText(low, unit);
  const to = valueText(high, unit);
  if (from !== null && to !== null) return i18next.t('run.between', { low: String(low), high: to });
  if (from !== null) return i18next.t('run.atLeast', { low: from });
  return to === null ? null : i18next.t('run.atMost', { high: to });
}
