import { expect, test } from 'vitest';
import type { Question, Slot } from '../api/types';
import { asking, keyAnswer, nextAsking, textAnswer } from './answers';

const question = (id: string): Question => ({ id, kind: 'YES_NO', text: 'Is the LED green?' });
const slot = (number: number, asked?: Question): Slot => ({
  number,
  port: 'p',
  state: 'RUNNING',
  question: asked,
  canStart: false,
  canStop: true,
});

test('every open question is there, in the order of the slots', () => {
  const all = asking([slot(1), slot(2, question('a')), slot(3), slot(4, question('b'))]);
  expect(all.map((one) => one.slot)).toEqual([2, 4]);
});

test('the next question goes round', () => {
  const all = asking([slot(2, question('a')), slot(4, question('b'))]);
  expect(nextAsking(all, null)?.slot).toBe(2);
  expect(nextAsking(all, 'a')?.slot).toBe(4);
  expect(nextAsking(all, 'b')?.slot).toBe(2);
  expect(nextAsking(all, 'gone')?.slot).toBe(2);
  expect(nextAsking([], 'a')).toBeNull();
});

test('Y and J are yes, N is no, and only where a yes is asked', () => {
  expect(['y', 'J', 'n', 'x'].map((key) => keyAnswer('YES_NO', key))).toEqual(['yes', 'yes', 'no', null]);
  expect(keyAnswer('CONFIRM', 'y')).toBeNull();
  expect(keyAnswer('VALUE', 'n')).toBeNull();
});

test('a no needs a reason and a value needs a text', () => {
  expect(textAnswer('no', ' ')).toBeNull();
  expect(textAnswer('no', ' LED is red ')).toEqual({ kind: 'NO', reason: 'LED is red' });
  expect(textAnswer('value', '3.3')).toEqual({ kind: 'TEXT', text: '3.3' });
});
