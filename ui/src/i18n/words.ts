import i18next from 'i18next';
import type { Fault, Group, Maybe } from '../api/types';

/**
 * "ram-test" → "RAM test" where a phase bears the name of its kind. Products name their phases freely: any other name is
 * shown as it is, dots and colons included, which i18next would take for a path.
 */
export function phaseName(phase: string): string {
  const known = i18next.t('phase', { returnObjects: true }) as Record<string, string>;
  return Object.hasOwn(known, phase) ? known[phase]! : phase;
}

/** A phase with what else is to be known of it: "Teardown: power off", "Console (2nd try)". */
export function phaseWords(phase: string, group?: Maybe<Group>, tryNumber?: Maybe<number>): string {
  const name = phaseName(phase);
  const grouped = group === 'SETUP' || group === 'TEARDOWN' ? `${i18next.t(`group.${group}`)}: ${name}` : name;
  return tryNumber && tryNumber > 1 ? `${grouped} (${tryWords(tryNumber)})` : grouped;
}

/** "2nd try", "2. Versuch". */
export function tryWords(tryNumber: number): string {
  return i18next.t('try', { count: tryNumber, ordinal: true });
}

/** In the reader's language where there is a translation, else as the station says it. */
export function nextAction(fault: Fault): string {
  return i18next.t(`nextAction.${fault.code}` as 'head.live', { defaultValue: fault.nextAction });
}
