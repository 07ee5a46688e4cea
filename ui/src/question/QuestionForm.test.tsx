// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Question } from '../api/types';
import { beginLanguage } from '../i18n';
import { offerLoneKey } from '../scan/loneKey';
import { focusQuestionOf } from './focusQuestion';
import { QuestionForm } from './QuestionForm';

const YES_NO: Question = { id: 'q1', kind: 'YES_NO', text: 'Is the LED green?' };

let sent: { path: string; body: unknown }[];
let status: number;

beforeAll(async () => {
  await beginLanguage();
  await i18next.changeLanguage('en');
});

beforeEach(() => {
  sent = [];
  status = 204;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: JSON.parse(String(init.body)) as unknown });
    return Promise.resolve(
      status === 204 ? new Response(null, { status }) : Response.json({ code: 'UNKNOWN_QUESTION', title: 't' }, { status }),
    );
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function ask(question: Question, live = true): void {
  render(
    <MantineProvider>
      <QuestionForm slot={3} question={question} live={live} />
    </MantineProvider>,
  );
}

/** What a hand does whose focus is in the question: one key that no scanner typed. */
const press = (key: string) => act(() => void offerLoneKey(key));

test('the key Y answers yes, once', () => {
  ask(YES_NO);
  expect(focusQuestionOf(3)).toBe(true);
  press('y');
  press('y');
  expect(sent).toEqual([{ path: '/api/slots/3/answer', body: { question: 'q1', kind: 'YES' } }]);
});

test('a no asks why before it is sent', () => {
  ask(YES_NO);
  focusQuestionOf(3);
  press('n');
  const field = screen.getByLabelText('Why not?');
  expect(document.activeElement).toBe(field);
  fireEvent.submit(field);
  expect(sent).toEqual([]);
  fireEvent.change(field, { target: { value: 'LED is red' } });
  fireEvent.submit(field);
  expect(sent[0]?.body).toEqual({ question: 'q1', kind: 'NO', reason: 'LED is red' });
});

test('a no can be taken back', () => {
  ask(YES_NO);
  focusQuestionOf(3);
  press('n');
  fireEvent.keyDown(screen.getByLabelText('Why not?'), { key: 'Escape' });
  expect(screen.getByRole('button', { name: /Yes/ })).toBeTruthy();
  expect(sent).toEqual([]);
});

test('a value takes the focus, shows its unit and is sent by Enter', () => {
  ask({ id: 'q2', kind: 'VALUE', text: 'Supply current', unit: 'mA' });
  focusQuestionOf(3);
  const field = screen.getByLabelText('Supply current');
  expect(document.activeElement).toBe(field);
  expect(screen.getByText('mA')).toBeTruthy();
  fireEvent.change(field, { target: { value: ' 12.5 ' } });
  fireEvent.submit(field);
  expect(sent[0]?.body).toEqual({ question: 'q2', kind: 'TEXT', text: '12.5' });
});

test('a confirmation is a yes', () => {
  ask({ id: 'q3', kind: 'CONFIRM', text: 'Close the lid.' });
  fireEvent.click(screen.getByRole('button', { name: /Done/ }));
  expect(sent[0]?.body).toEqual({ question: 'q3', kind: 'YES' });
});

test('the picture comes from the station', () => {
  ask({ ...YES_NO, picture: '/api/slots/3/question/q1/picture' });
  const picture = screen.getByAltText('Picture to: Is the LED green?') as HTMLImageElement;
  expect(picture.getAttribute('src')).toBe('/api/slots/3/question/q1/picture');
});

test('a page that is not live answers nothing', () => {
  ask(YES_NO, false);
  press('y');
  fireEvent.click(screen.getByRole('button', { name: /Yes/ }));
  expect(sent).toEqual([]);
});

test('a refused answer can be given again', async () => {
  status = 404;
  ask(YES_NO);
  const yes = screen.getByRole('button', { name: /Yes/ });
  fireEvent.click(yes);
  await vi.waitFor(() => expect(yes.hasAttribute('disabled')).toBe(false));
  fireEvent.click(yes);
  expect(sent).toHaveLength(2);
});

test('a key that nobody asked for is left to others', () => {
  ask(YES_NO);
  focusQuestionOf(3);
  expect(offerLoneKey('3')).toBe(false);
});
