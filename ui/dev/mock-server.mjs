// A pretended station for work on the pages alone: the contract's requests and live messages, no boards.
// Not part of the build. `npm run mock -- --slots 8 --scene mixed`, then `npm run dev`, or the built pages on this port.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  attachmentText, faults, finishedRun, fixture, fullRun, jobs, phases, PICTURE, product, products, sha, unitOf,
} from './mock-data.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8091' },
    slots: { type: 'string', default: '8' },
    scene: { type: 'string', default: 'empty' },
    runs: { type: 'string', default: '120' },
  },
});

const slotCount = Number(options.slots);
const clients = new Set();
const runs = Array.from({ length: Number(options.runs) }, (_, index) => finishedRun(index, slotCount));
runs[0] = fullRun(slotCount);
const jig = fixture(slotCount);
const counters = { pass: 128, fail: 3, error: 2, aborted: 1, since: new Date(Date.now() - 4 * 3600e3).toISOString() };
const slots = Array.from({ length: slotCount }, (_, index) => emptySlot(index + 1));
scene(options.scene);

function emptySlot(number) {
  return { number, port: `virtual-jig/board${number}`, state: 'EMPTY', canStart: false, canStop: false, stopping: false };
}

function station() {
  return { name: 'virtual-jig', product, slots, jobs: openJobs(), counters, version: '0.1.0', virtual: true, database: 'up' };
}

function openJobs() {
  return options.scene === 'line' || options.scene === 'asks' ? jobs.filter(({ state }) => state !== 'FINISHED') : [];
}

/** Two jobs, slots that ask, one that waits, one that was stopped. */
function line() {
  slots.forEach((slot, index) => {
    dress(slot, ['PASS', 'RUNNING', 'RUNNING', 'FAIL', 'RUNNING', 'EMPTY', 'READY', 'RUNNING'][index % 8], index);
    const first = index % 8 < 4;
    slot.assignment = { product: first ? 'demo' : 'gateway', version: first ? '1.4' : '0.9', revisionSha256: first ? 'a' : 'b',
      job: first ? '1' : '2', lot: first ? 'L-2026-47' : 'EVT-2 sample run' };
  });
  ask(1, { kind: 'YES_NO', text: 'Is the ring around the LED evenly lit and green?', picture: true });
  ask(2, { kind: 'VALUE', text: 'Read the supply current off the meter', unit: 'mA' });
  slots[4].waitingFor = 'dmm-1, used by slot 3';
  slots[3].health = { stopped: 'Slot 4 failed 3 boards in a row, allowed are 2. Check its contacts.', mend: 'MENDED', warnings: [] };
  slots[5].health = { stopped: 'No golden unit has passed since the shift began at 06:00. Scan one and run it here.', warnings: [] };
  slots[6].health = { warnings: ['8506 contact cycles, its contacts are good for 9000.'] };
  Object.assign(slots[7], { phase: 'power-off', group: 'TEARDOWN', tryNumber: 1 });
  if (slots[10]) ask(10, { kind: 'CONFIRM', text: 'Close the lid of the shielding box.' });
}

function ask(index, question) {
  const slot = slots[index];
  slot.phase = 'prompt';
  slot.question = { id: `q${slot.number}`, ...question, picture: question.picture ? `/api/slots/${slot.number}/question/q${slot.number}/picture` : null };
}

function scene(name) {
  if (name === 'line') return line();
  if (name === 'asks') {
    line();
    slots.forEach((slot, index) => {
      if (slot.state === 'RUNNING') ask(index, [{ kind: 'CONFIRM', text: 'Close the lid of the shielding box.' },
        { kind: 'YES_NO', text: 'Does the display show the logo?', picture: index % 3 === 1 }, { kind: 'VALUE', text: 'Scan the label' }][index % 3]);
    });
    return;
  }
  const mixed = ['PASS', 'RUNNING', 'FAIL', 'ERROR', 'READY', 'EMPTY', 'ABORTED', 'RUNNING'];
  const scenes = { mixed, running: ['RUNNING'], pass: ['PASS'], faults: ['FAIL', 'ERROR'], ready: ['READY'] };
  const states = scenes[name];
  if (!states) return;
  slots.forEach((slot, index) => dress(slot, states[index % states.length], index));
}

function dress(slot, state, index) {
  const ended = ['PASS', 'FAIL', 'ERROR', 'ABORTED'].includes(state);
  Object.assign(slot, emptySlot(slot.number), { state });
  if (state === 'EMPTY') return;
  slot.serialNumber = `NB-${String(417 + index).padStart(6, '0')}`;
  slot.canStart = state !== 'RUNNING';
  if (state === 'READY') return;
  slot.mac = `24:0a:c4:0b:${(16 + index).toString(16)}:7c`;
  slot.chip = product.chip;
  slot.runId = ended ? runs[index % runs.length].id : randomUUID();
  slot.seconds = 7.9 + index / 10;
  if (state === 'RUNNING') {
    const progress = 0.12 + ((index * 0.17) % 0.86);
    Object.assign(slot, progressOf(progress), { canStop: true });
  }
  if (state === 'FAIL') slot.fault = faults.DIGEST_MISMATCH;
  if (state === 'ERROR') slot.fault = faults.NO_SYNC;
}

function progressOf(progress) {
  const phaseIndex = progress < 0.05 ? 0 : progress < 0.85 ? 1 : progress < 0.92 ? 2 : 3;
  return { phase: phases[phaseIndex], phaseIndex, phaseCount: 4, progress, secondsLeft: (1 - progress) * 9 };
}

/** A run of nine seconds; slots 3 and 4 of each eight go wrong. */
function start(slot) {
  const began = Date.now();
  Object.assign(slot, emptySlot(slot.number), { state: 'RUNNING', serialNumber: slot.serialNumber, canStop: true });
  slot.runId = randomUUID();
  const timer = setInterval(() => {
    const seconds = (Date.now() - began) / 1000;
    const progress = seconds / 9;
    if (seconds > 0.5) slot.mac = `24:0a:c4:0b:00:${(16 + slot.number).toString(16)}`;
    if (slot.stopping || progress >= 1) {
      clearInterval(timer);
      const bad = { 3: ['FAIL', faults.DIGEST_MISMATCH], 4: ['ERROR', faults.NO_SYNC] }[slot.number % 8];
      const [state, fault] = slot.stopping ? ['ABORTED', faults.STOPPED] : (bad ?? ['PASS', null]);
      Object.assign(slot, { state, fault, seconds, canStart: true, canStop: false, stopping: false, progress: null });
      counters[state.toLowerCase()] += 1;
      runs.unshift({ ...finishedRun(0, slotCount), id: slot.runId, slot: slot.number, serialNumber: slot.serialNumber,
        mac: slot.mac, outcome: state, fault, faultCode: fault?.code, started: new Date(began).toISOString(),
        ended: new Date().toISOString() });
      say({ type: 'counters', counters });
    } else {
      Object.assign(slot, progressOf(progress), { seconds });
    }
    say({ type: 'slot', slot });
  }, 200);
  say({ type: 'slot', slot });
}

const problem = (status, code, title, detail) => ({ status, body: { status, code, title, detail } });

function answer(method, url, body) {
  const path = url.pathname;
  if (path === '/api/station') return { body: station() };
  if (path === '/api/scan') return scan(body);
  if (path === '/api/start') {
    const ready = slots.filter((slot) => slot.state === 'READY');
    ready.forEach(start);
    return { body: { started: ready.map((slot) => slot.number), skipped: [] } };
  }
  if (path === '/api/stop') {
    const going = slots.filter((slot) => slot.state === 'RUNNING');
    going.forEach((slot) => (slot.stopping = true));
    return { body: { stopped: going.map((slot) => slot.number) } };
  }
  const command = /^\/api\/slots\/(\d+)\/(start|stop|clear)$/.exec(path);
  if (command) return commandSlot(slots[Number(command[1]) - 1], command[2]);
  const more = newer(method, path, body);
  if (more) return more;
  if (path === '/api/runs') return { body: page(url.searchParams) };
  const run = /^\/api\/runs\/([^/]+)(?:\/attachments\/(.+))?$/.exec(path);
  if (!run) return null;
  const found = runs.find((one) => one.id === run[1]);
  if (!found) return problem(404, 'RUN_UNKNOWN', 'No such run', `There is no run ${run[1]}.`);
  return run[2] ? { text: attachmentText(run[2]) } : { body: found };
}

/** Jobs, products, units, the fixture, and answers to questions. */
function newer(method, path, body) {
  if (path === '/api/jobs' && method === 'GET') return { body: { jobs } };
  if (path === '/api/jobs') {
    jobs.unshift({ ...jobs[0], ...body, id: randomUUID(), revisionSha256: sha('demo 1.4'), state: 'CREATED', created: new Date().toISOString(),
      progress: { passed: 0, failed: 0, inWork: 0, attempts: 0, firstPassPassed: 0, firstPassTried: 0, remaining: body.quantity } });
    say({ type: 'jobs', jobs: openJobs() });
    return { body: jobs[0] };
  }
  const command = /^\/api\/jobs\/([^/]+)\/(start|pause|finish)$/.exec(path);
  if (command) {
    jobs.find(({ id }) => id === command[1]).state = { start: 'RUNNING', pause: 'PAUSED', finish: 'FINISHED' }[command[2]];
    say({ type: 'jobs', jobs: openJobs() });
    return { status: 204 };
  }
  const moved = /^\/api\/jobs\/([^/]+)\/slots$/.exec(path);
  if (moved) {
    jobs.find(({ id }) => id === moved[1]).slots = body.slots;
    return { status: 204 };
  }
  if (path === '/api/products/use') {
    products.forEach((view) => {
      view.slots = view.name === body.product ? body.slots : view.slots.filter((slot) => !body.slots.includes(slot));
    });
    return { status: 204 };
  }
  if (path === '/api/products') return { body: { products } };
  if (/^\/api\/(products|firmware)\//.test(path)) return revise(path, body);
  const unit = /^\/api\/units\/([^/]+)$/.exec(path);
  if (unit && method === 'GET') {
    const serial = decodeURIComponent(unit[1]);
    return serial === 'none' ? problem(404, 'UNKNOWN_UNIT', 'Not found', 'No run knows unit none.') : { body: unitOf(serial, slotCount) };
  }
  if (path === '/api/fixture') return { body: jig };
  if (path === '/api/fixture/teach') {
    jig.teaching = { slot: body.slot, state: 'WAITING', secondsLeft: 58, addresses: [], paths: [] };
    setTimeout(() => (jig.teaching &&= { ...jig.teaching, state: 'FOUND', addresses: ['usb:1-4.2'], paths: ['/dev/ttyUSB9'] }), 4000);
    return { status: 204 };
  }
  if (path.startsWith('/api/fixture/teach/')) {
    const { slot } = jig.teaching;
    jig.teaching = null;
    return path.endsWith('accept') ? { body: { file: 'station.yaml', line: 11 + slot } } : { status: 204 };
  }
  const picture = /^\/api\/slots\/\d+\/question\/.+\/picture$/.test(path);
  if (picture) return { text: PICTURE, type: 'image/svg+xml' };
  const slot = /^\/api\/slots\/(\d+)\/(answer|mended|contacts-replaced)$/.exec(path);
  if (!slot) return null;
  const told = slots[Number(slot[1]) - 1];
  if (slot[2] === 'answer') told.question = null;
  else told.health = null;
  say({ type: 'slot', slot: told });
  return { status: 204 };
}

function revise(path, { by, reason }) {
  const [, , kind, sha256, verb] = path.split('/');
  const signed = { by, at: new Date().toISOString() };
  for (const view of products) {
    for (const revision of [view.used, view.offered].filter(Boolean)) {
      const own = kind === 'products' ? revision.sha256 === sha256 : revision.images.some((image) => image.sha256 === sha256);
      if (!own) continue;
      const subject = kind === 'products' ? 'PRODUCT' : 'FIRMWARE';
      if (verb === 'approve') revision.approved = { ...signed, note: reason };
      if (verb === 'withdraw') revision.withdrawals.push({ subject, sha256, ...signed, reason });
      if (verb === 'reinstate') revision.withdrawals = revision.withdrawals.filter((one) => one.sha256 !== sha256);
    }
    if ((verb === 'approve' || verb === 'take') && view.offered?.sha256 === sha256) {
      Object.assign(view, { used: view.offered, offered: null, changes: [] });
    }
  }
  return { status: 204 };
}

function scan({ text, slot: wanted }) {
  if (!/^NB-\d{6}$/.test(text)) {
    return problem(422, 'SERIAL_PATTERN', 'Not a serial number of this product.',
      `"${text}" does not fit NB-\\d{6}. Scan the label of the board, for example NB-000001.`);
  }
  const held = slots.find((slot) => slot.serialNumber === text && slot.state === 'READY');
  if (held) return problem(422, 'SERIAL_TAKEN', 'Already scanned.', `${text} waits on slot ${held.number}. Take the next board.`);
  const slot = wanted ? slots[wanted - 1] : slots.find((one) => one.state !== 'READY' && one.state !== 'RUNNING');
  if (!slot || slot.state === 'RUNNING') return problem(422, 'NO_FREE_SLOT', 'No slot is free.', 'Wait for a run to end, then scan again.');
  Object.assign(slot, emptySlot(slot.number), { state: 'READY', serialNumber: text, mac: null, fault: null, canStart: true });
  say({ type: 'slot', slot });
  return { body: { slot: slot.number, serialNumber: text, started: false } };
}

function commandSlot(slot, command) {
  if (!slot) return problem(404, 'SLOT_UNKNOWN', 'No such slot', 'Take a slot that the station has.');
  if (command === 'start') {
    if (!slot.canStart) return problem(409, 'NOT_READY', `Slot ${slot.number} cannot start.`, 'Scan a serial number first.');
    start(slot);
  } else if (command === 'stop') {
    slot.stopping = true;
  } else {
    Object.assign(slot, emptySlot(slot.number), { serialNumber: null, mac: null, fault: null, runId: null });
  }
  say({ type: 'slot', slot });
  return { status: 204 };
}

function page(query) {
  const text = (query.get('text') ?? '').toLowerCase();
  const outcome = query.get('outcome');
  const fitting = runs.filter((run) => (!outcome || run.outcome === outcome)
    && `${run.serialNumber} ${run.mac}`.toLowerCase().includes(text));
  const from = query.get('before') ? fitting.findIndex((run) => run.id === query.get('before')) + 1 : 0;
  const shown = fitting.slice(from, from + 50);
  return { runs: shown, next: from + 50 < fitting.length ? shown.at(-1).id : null };
}

const MEDIA = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";
const dist = new URL('../dist', import.meta.url).pathname;

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  let text = '';
  for await (const chunk of request) text += chunk;
  const found = answer(request.method, url, text === '' ? {} : JSON.parse(text));
  if (found) {
    response.writeHead(found.status ?? 200, { 'Content-Type': found.type ?? (found.text ? 'text/plain' : 'application/json') });
    response.end(found.text ?? (found.body ? JSON.stringify(found.body) : ''));
    return;
  }
  const file = join(dist, url.pathname === '/' ? 'index.html' : url.pathname);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': MEDIA[extname(file)] ?? 'text/plain', 'Content-Security-Policy': CSP });
  response.end(readFileSync(file));
});

server.on('upgrade', (request, socket) => {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
  clients.add(socket);
  socket.on('close', () => clients.delete(socket)).on('error', () => clients.delete(socket)).on('data', () => {});
  socket.write(frame({ type: 'station', station: station() }));
});

function frame(message) {
  const body = Buffer.from(JSON.stringify(message));
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

function say(message) {
  clients.forEach((socket) => socket.write(frame(message)));
}

setInterval(() => say({ type: 'beat', at: new Date().toISOString() }), 2000);
server.listen(Number(options.port), '127.0.0.1', () => console.log(`Mock station on http://127.0.0.1:${options.port}`));
