import i18next from 'i18next';
import type { Fault } from '../api/types';

/** "boot-check" → "Boot check"; a phase this page does not know keeps the station's own name. */
export function phaseName(phase: string): string {
  return i18next.t(`phase.${phase}` as 'phase.flash', { defaultValue: phase });
}

/** In the reader's language where there is a translation, else as the station says it. */
export function nextAction(fault: Fault): string {
  return i18next.t(`nextAction.${fault.code}` as 'head.live', { defaultValue: fault.nextAction });
}
