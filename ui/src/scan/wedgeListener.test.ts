// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LONGEST_GAP_MS } from './wedgeDetector';
import { listenForScans } from './wedgeListener';

let scans: string[];
let lone: string[];
let end: () => void;
let now = 0;

beforeEach(() => {
  vi.useFakeTimers();
  scans = [];
  lone = [];
  now += 10_000;
  document.body.innerHTML = '<button>Stop</button><input type="search" value="old" />';
  end = listenForScans({ scan: (text) => scans.push(text), loneKey: (key) => lone.push(key) });
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

/** @returns whether the page may act on the key */
function press(target: Element, key: string, gapMs: number): boolean {
  now += gapMs;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: now });
  const open = target.dispatchEvent(event);
  if (open && target instanceof HTMLInputElement && key.length === 1) target.value += key;
  return open;
}

const type = (target: Element, text: string, gapMs: number) => [...text].map((key) => press(target, key, gapMs));
const button = () => document.querySelector('button')!;
const field = () => document.querySelector('input')!;

test('the Enter of a scan does not press the button that has the focus', () => {
  type(button(), 'NB-000001', 5);
  expect(press(button(), 'Enter', 5)).toBe(false);
  expect(scans).toEqual(['NB-000001']);
});

test('the Enter of a hand does press the button', () => {
  expect(press(button(), 'Enter', 500)).toBe(true);
  expect(scans).toEqual([]);
});

test('a space inside a scan does not press the button', () => {
  const open = type(button(), 'NB 0001', 5);
  expect(open).toEqual([true, false, false, false, false, false, false]);
  press(button(), 'Enter', 5);
  expect(scans).toEqual(['NB 0001']);
});

test('a scan into the search field leaves the field as it was', () => {
  type(field(), 'NB-000001', 5);
  expect(field().value).toBe('oldNB-000001');
  press(field(), 'Enter', 5);
  expect(field().value).toBe('old');
  expect(scans).toEqual(['NB-000001']);
});

test('a hand types into the search field undisturbed', () => {
  type(field(), 'NB-0', 140);
  expect(press(field(), 'Enter', 140)).toBe(true);
  expect(field().value).toBe('oldNB-0');
  expect(scans).toEqual([]);
});

test('a digit alone is a digit alone, but only after a scanner would have gone on', () => {
  press(button(), '3', 500);
  vi.advanceTimersByTime(LONGEST_GAP_MS - 1);
  expect(lone).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(lone).toEqual(['3']);
});

test('the first digit of a scan is no digit alone', () => {
  type(button(), '300001', 5);
  press(button(), 'Enter', 5);
  vi.advanceTimersByTime(1000);
  expect(lone).toEqual([]);
  expect(scans).toEqual(['300001']);
});

test('a digit typed into a field is nothing but text', () => {
  press(field(), '3', 500);
  vi.advanceTimersByTime(1000);
  expect(lone).toEqual([]);
});

test('a scan into a field that wants it stays there and sends its form', () => {
  document.body.innerHTML = '<form><input type="text" data-takes-scans value="" /></form>';
  let sent: string | null = null;
  document.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    sent = field().value;
  });
  type(field(), 'NB-000001', 5);
  press(field(), 'Enter', 5);
  vi.advanceTimersByTime(1);
  expect(sent).toBe('NB-000001');
  expect(scans).toEqual([]);
});
