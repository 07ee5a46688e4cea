// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Slot } from '../api/types';
import { beginLanguage } from '../i18n';
import { SlotTile } from './SlotTile';

const READY: Slot = {
  number: 3,
  port: 'jig/board3',
  state: 'READY',
  serialNumber: 'NB-000001',
  canStart: true,
  canStop: false,
};

const RUNNING: Slot = {
  ...READY,
  state: 'RUNNING',
  canStart: false,
  canStop: true,
  phase: 'boot-check',
  phaseIndex: 3,
  phaseCount: 4,
  progress: 0.999,
  secondsLeft: 0.3,
};

const FAILED: Slot = {
  ...READY,
  state: 'ERROR',
  runId: 'run-1',
  seconds: 3.5,
  fault: { code: 'NO_SYNC', message: 'No sync reply in 3.5 s.', nextAction: 'Reseat the board.' },
};

let asked: string[];

beforeAll(beginLanguage);

beforeEach(async () => {
  await i18next.changeLanguage('en');
  asked = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(null, { status: 204 }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(slot: Slot, live = true, onAim: (slot: number | null) => void = () => {}): void {
  render(
    <MantineProvider>
      <SlotTile slot={slot} live={live} aimed={false} scannedAt={null} onAim={onAim} />
    </MantineProvider>,
  );
}

test('a tile says its number and its state in a word', () => {
  show(READY);
  expect(screen.getByRole('article', { name: 'Slot 3: READY' })).toBeTruthy();
  expect(screen.getByText('NB-000001')).toBeTruthy();
});

test('a run shows phase, step, time left, and never a hundred percent before the verdict', () => {
  show(RUNNING);
  expect(screen.getByText('Boot check – step 4 of 4')).toBeTruthy();
  expect(screen.getByText('99%')).toBeTruthy();
  expect(screen.getByText('1 s left')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('99');
});

test('a fault shows the next action, the cause and the code, and leads to the record', () => {
  show(FAILED);
  expect(screen.getByText('Reseat the board.')).toBeTruthy();
  expect(screen.getByText('No sync reply in 3.5 s.')).toBeTruthy();
  expect(screen.getByText('NO_SYNC')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'NB-000001' }).getAttribute('href')).toBe('#run/run-1');
});

test('in German the next action is German, and an unknown code keeps the words of the station', async () => {
  await i18next.changeLanguage('de');
  show(FAILED);
  expect(screen.getByText('Platine neu einlegen; EN und IO0 an diesem Platz prüfen.')).toBeTruthy();
  cleanup();
  show({ ...FAILED, fault: { code: 'NEW_CODE', message: 'm', nextAction: 'Do this.' } });
  expect(screen.getByText('Do this.')).toBeTruthy();
});

test('start asks the station for this slot', () => {
  show(READY);
  fireEvent.click(screen.getByRole('button', { name: 'Start slot 3' }));
  expect(asked).toEqual(['/api/slots/3/start']);
});

test('a page that is not live starts nothing and says why', () => {
  show(READY, false);
  const start = screen.getByRole('button', { name: 'Start slot 3' });
  fireEvent.click(start);
  expect(asked).toEqual([]);
  expect(start.getAttribute('aria-disabled')).toBe('true');
  expect(start.title).toContain('The page is not live.');
});

test('a run that is being stopped shows it and cannot be stopped twice', () => {
  show({ ...RUNNING, stopping: true });
  expect(screen.getByRole('article', { name: 'Slot 3: STOPPING' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Stop slot 3' }));
  expect(asked).toEqual([]);
});

test('the number aims the next scan', () => {
  const aims: (number | null)[] = [];
  show(READY, true, (slot) => aims.push(slot));
  fireEvent.click(screen.getByRole('button', { name: 'Send the next scan to slot 3' }));
  expect(aims).toEqual([3]);
});
