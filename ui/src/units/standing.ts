import type { Outcome, UnitRun } from '../api/types';

export interface StepStanding {
  /** Empty where the product names none. */
  step: string;
  /** Of the last run that ended; null while none has. */
  outcome: Outcome | null;
  attempts: number;
  /** The first attempt was a PASS; null while it is not judged. */
  firstPass: boolean | null;
}

/** How a unit stands at every step that it went through, in the order in which it first came to them. */
export function standing(runs: readonly UnitRun[]): StepStanding[] {
  const oldestFirst = [...runs].sort((a, b) => a.started.localeCompare(b.started));
  const steps = [...new Set(oldestFirst.map((run) => run.step ?? ''))];
  return steps.map((step) => {
    const own = oldestFirst.filter((run) => (run.step ?? '') === step);
    const ended = own.filter((run) => run.outcome);
    const first = own[0]?.outcome;
    return {
      step,
      outcome: ended.at(-1)?.outcome ?? null,
      attempts: own.length,
      firstPass: first === 'PASS' || first === 'FAIL' ? first === 'PASS' : null,
    };
  });
}
