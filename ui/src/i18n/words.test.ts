import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { de } from './de';
import { en } from './en';
import { nextActionDe } from './nextActionDe';

/** Every text with the names of what is put into it: "slot.left" → "time". */
function placeholders(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') {
      const names = [...value.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
      found.set(at, names.join(' '));
    } else if (at !== 'nextAction') {
      placeholders(value as object, at).forEach((names, inner) => found.set(inner, names));
    }
  }
  return found;
}

test('both languages say the same things with the same figures in them', () => {
  expect(placeholders(de)).toEqual(placeholders(en));
});

test('every fault code of the station has a German next action, and no other code has', () => {
  const source = new URL('../../../src/main/java/org/nailbed/run/FaultCode.java', import.meta.url);
  const codes = [...readFileSync(source, 'utf8').matchAll(/^ {4}([A-Z_]+)\(/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(10);
  expect(Object.keys(nextActionDe).sort()).toEqual(codes.sort());
});
