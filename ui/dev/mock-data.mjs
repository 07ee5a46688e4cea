// What the pretended station tells: one product, the faults, finished runs.
import { createHash } from 'node:crypto';

export const sha = (text) => createHash('sha256').update(text).digest('hex');

export const phases = ['identify', 'guard', 'flash', 'console'];

export const product = {
  name: 'demo',
  version: '1.4',
  revisionSha256: sha('demo 1.4'),
  chip: 'ESP32-S3',
  serialNumberPattern: 'NB-\\d{6}',
  serialNumberExample: 'NB-000001',
  firmware: [
    { name: 'bootloader', offset: 0x0, sizeBytes: 21_056, sha256: sha('bootloader') },
    { name: 'partition-table', offset: 0x8000, sizeBytes: 3_072, sha256: sha('partitions') },
    { name: 'app', offset: 0x10000, sizeBytes: 1_048_576, sha256: sha('app') },
  ],
};

export const faults = {
  DIGEST_MISMATCH: {
    code: 'DIGEST_MISMATCH',
    message: 'Image app at 0x10000: the board reads back MD5 5d41402a…, written was 7d793037….',
    nextAction: 'Flash once more; if it repeats, set the board aside.',
  },
  NO_SYNC: {
    code: 'NO_SYNC',
    message: 'No sync reply from the ROM loader in 3.5 s.',
    nextAction: 'Reseat the board; check EN and IO0 on this slot.',
  },
  STOPPED: { code: 'STOPPED', message: 'Stopped by the operator.', nextAction: 'Start again when ready.' },
};

export function finishedRun(index, slotCount) {
  const outcome = index % 17 === 5 ? 'FAIL' : index % 23 === 7 ? 'ERROR' : index % 31 === 11 ? 'ABORTED' : 'PASS';
  const fault = { FAIL: faults.DIGEST_MISMATCH, ERROR: faults.NO_SYNC, ABORTED: faults.STOPPED }[outcome] ?? null;
  const started = Date.now() - 60_000 - index * 21 * 60_000;
  const done = { PASS: 4, FAIL: 3, ERROR: 1, ABORTED: 2 }[outcome];
  return {
    id: `0197a3c4-${(4096 + index).toString(16)}-7c11-9a3e-2f6d8b1c${(4096 + index).toString(16)}`,
    slot: (index % slotCount) + 1,
    product: product.name,
    serialNumber: `NB-${String(416 - index).padStart(6, '0')}`,
    mac: outcome === 'ERROR' ? null : `24:0a:c4:0b:${(16 + (index % 200)).toString(16)}:7c`,
    started: new Date(started).toISOString(),
    ended: new Date(started + 8_412).toISOString(),
    outcome,
    faultCode: fault?.code ?? null,
    chip: product.chip,
    station: 'virtual-jig',
    sequenceSha256: sha('sequence'),
    fault,
    images: product.firmware,
    revisionSha256: sha('demo 1.4'),
    lot: 'L-2026-47',
    phases: phases.slice(0, done).map((name, at) => phase(name, at, started, at === done - 1 ? fault : null)),
    attachments: outcome === 'PASS' ? ['boot.log'] : ['trace.txt', 'boot.log'],
  };
}

const SECONDS = [0.41, 0.06, 6.9, 0.62];

function phase(name, at, started, fault) {
  const before = SECONDS.slice(0, at).reduce((sum, one) => sum + one, 0);
  return record(at === 0 ? 'SETUP' : 'MAIN', name, started + before * 1000, SECONDS[at], { fault });
}

function record(group, name, started, seconds, changes) {
  return {
    group,
    name,
    tryNumber: 1,
    superseded: false,
    started: new Date(started).toISOString(),
    seconds,
    fault: null,
    measurements: MEASUREMENTS[name] ?? [],
    ...changes,
  };
}

const number = (name, value, unit, low, high, judgement = 'GOOD', margin = null) =>
  ({ name, value, unit, low, high, margin, judgement });

const MEASUREMENTS = {
  identify: [
    { name: 'chip', value: 'ESP32-S3', expected: 'ESP32-S3', judgement: 'GOOD' },
    { name: 'revision', value: '0.2', judgement: 'GOOD' },
    number('flash-size', 8, 'MiB', 4, null),
    { name: 'secure-boot', value: false, expected: false, judgement: 'GOOD' },
  ],
  flash: [number('rate', '612.4', 'kbit/s', null, null)],
  console: [
    { name: 'version', value: '1.4.2', expected: '1.4.2', judgement: 'GOOD' },
    number('supply', '3.302', 'V', '3.200', '3.400', 'GOOD', '0.020'),
    number('ripple', '38.9', 'mV', null, '40.0', 'MARGINAL', '2.0'),
  ],
};

/** One run that has everything: groups, tries, every judgement, files. */
export function fullRun(slotCount) {
  const run = finishedRun(0, slotCount);
  const start = Date.parse(run.started);
  const bad = { ...faults.DIGEST_MISMATCH, code: 'LIMIT_EXCEEDED', message: 'Phase adc: supply is 3.44 V, expected 3.2 to 3.4 V.' };
  return {
    ...run,
    outcome: 'FAIL',
    fault: bad,
    faultCode: bad.code,
    step: 'final-test',
    attempt: 2,
    lot: 'L-2026-47',
    revisionSha256: sha('demo 1.4'),
    phases: [
      record('SETUP', 'identify', start, 0.41),
      record('SETUP', 'guard', start + 410, 0.06),
      record('MAIN', 'flash', start + 470, 4.1),
      record('MAIN', 'console', start + 4570, 0.9, {
        superseded: true,
        fault: { code: 'CONSOLE_SILENT', message: 'No answer to selftest in 0.9 s.', nextAction: '' },
        measurements: [{ name: 'version', unit: '', judgement: 'UNSET' }],
      }),
      record('MAIN', 'console', start + 5500, 0.62, { tryNumber: 2 }),
      record('MAIN', 'adc: 3.3 V rail', start + 6150, 0.3, {
        fault: bad,
        measurements: [number('supply', '3.44', 'V', '3.2', '3.4', 'BAD', '0.02'), number('noise', null, 'mV', null, '5', 'UNSET')],
      }),
      record('TEARDOWN', 'power-off', start + 6500, 0.2),
    ],
    attachments: ['trace.txt', 'console.log', 'label.zpl'],
  };
}

const signed = (by, minutesAgo) => ({ by, at: new Date(Date.now() - minutesAgo * 60_000).toISOString() });

const job = (id, lot, state, quantity, slots, progress, changes = {}) => ({
  id: `0197a3c4-0000-7000-8000-00000000000${id}`,
  product: 'demo',
  version: '1.4',
  revisionSha256: sha('demo 1.4'),
  lot,
  quantity,
  start: 'SCAN',
  slots,
  state,
  by: 'M. Weber',
  created: signed('', id * 200).at,
  progress: { passed: 0, failed: 0, inWork: 0, attempts: 0, firstPassPassed: 0, firstPassTried: 0, remaining: quantity, ...progress },
  ...changes,
});

export const jobs = [
  job(1, 'L-2026-47', 'RUNNING', 500, [1, 2, 3, 4], { passed: 128, failed: 3, inWork: 2, attempts: 141, firstPassPassed: 124, firstPassTried: 131, remaining: 372 }),
  job(2, 'EVT-2 sample run', 'PAUSED', 24, [5, 6], { passed: 9, attempts: 9, firstPassPassed: 9, firstPassTried: 9, remaining: 15 },
    { product: 'gateway', version: '0.9', revisionSha256: sha('gateway 0.9'), start: 'BOARD',
      hindrance: 'Revision 0.9 of gateway was withdrawn. Finish this job and make one of a newer revision.' }),
  job(3, 'L-2026-48', 'CREATED', 2000, [7, 8], {}),
  job(4, 'L-2026-46', 'FINISHED', 500, [], { passed: 500, failed: 11, attempts: 538, firstPassPassed: 471, firstPassTried: 511, remaining: 0 }),
];

const revision = (name, version, changes = {}) => ({
  sha256: sha(`${name} ${version}`),
  name,
  version,
  chip: product.chip,
  approved: { ...signed('A. Lovelace', 900), note: 'Pilot lot of 24 looked at.' },
  withdrawals: [],
  phases: [
    { group: 'SETUP', name: 'identify' },
    { group: 'SETUP', name: 'guard' },
    ...['test-image', 'boot', 'console', 'adc: 3.3 V rail', 'flash', 'provision', 'label'].map((phase) => ({ group: 'MAIN', name: phase })),
    { group: 'TEARDOWN', name: 'power-off' },
  ],
  images: product.firmware,
  ...changes,
});

export const products = [
  {
    name: 'demo',
    used: revision('demo', '1.4'),
    offered: revision('demo', '1.5', { approved: null }),
    changes: [' limits:', '   supply:', '-    high: 3.40 V', '+    high: 3.38 V', ' sequence:', '+  - label: { template: unit.zpl, printer: zebra-1 }'],
    faults: [],
    slots: [1, 2, 3, 4, 7, 8],
  },
  {
    name: 'gateway',
    used: revision('gateway', '0.9', {
      withdrawals: [{ subject: 'FIRMWARE', sha256: sha('app'), ...signed('A. Lovelace', 30), reason: 'Hangs after 49 days.' }],
    }),
    offered: null,
    changes: [],
    faults: [
      "products/gateway.yaml:7:3: unknown key 'chipp' in product. Did you mean 'chip'?",
      "products/gateway.yaml:12:18: limits.supply.low is '3.2 mA', expected a voltage such as '3.2 V'.",
      "products/gateway.yaml:31:9: firmware 'main': no such file 'gateway/flasher_args.json'. Build the firmware, or mend the path.",
    ],
    slots: [5, 6],
  },
  { name: 'probe', used: revision('probe', '2', { approved: null }), offered: null, changes: [], faults: [], slots: [] },
];

export function unitOf(serialNumber, slotCount) {
  const kinds = ['REWORK', 'RETEST', 'FIRST', 'FIRST'];
  const steps = ['final-test', 'final-test', 'final-test', 'flash'];
  const outcomes = ['PASS', 'PASS', 'FAIL', 'PASS'];
  const attempts = [3, 2, 1, 1];
  return {
    serialNumber,
    runs: steps.map((step, index) => ({
      ...finishedRun(index * 3, slotCount),
      id: `0197a3c4-${(4096 + index * 3).toString(16)}-7c11-9a3e-2f6d8b1c${(4096 + index * 3).toString(16)}`,
      serialNumber,
      outcome: outcomes[index],
      faultCode: outcomes[index] === 'FAIL' ? 'LIMIT_EXCEEDED' : null,
      step,
      attempt: attempts[index],
      admitted: kinds[index],
      reason: index === 0 ? 'Customer return, retested.' : null,
      lot: 'L-2026-47',
    })),
    bindings: [
      { mac: '24:0a:c4:0b:10:7c', bound: signed('', 500).at, run: null, released: null },
      { mac: '24:0a:c4:0b:99:01', bound: signed('', 1500).at, run: null, released: { ...signed('M. Weber', 600), reason: 'Module swapped in repair.' } },
    ],
  };
}

export function fixture(slotCount) {
  return {
    slots: Array.from({ length: slotCount }, (_, index) => ({
      number: index + 1,
      address: `usb:1-2.${index + 1}`,
      contactCycles: 4120 + index * 731,
      failuresInARow: index === 3 ? 3 : index % 2,
      learntBaud: 921600,
      stopped: index === 3 ? 'Slot 4 failed 3 boards in a row, allowed are 2. Check its contacts, then press "Slot mended".' : null,
      mend: index === 3 ? 'MENDED' : null,
      warnings: index === 6 ? ['8506 contact cycles, its contacts are good for 9000. Order new ones.'] : [],
    })),
    lastScan: { scanner: 'bench', code: 'NB-000417', refusal: 'NB-000417 is on slot 2 already.', at: signed('', 1).at },
    troubles: ['Handle on /dev/ttyS1: the port does not open. Plug it in, or mend the station file.'],
    setup: { changes: ['Slot 9 is new: usb:1-4.1', 'Printer zebra-1 moves to socket://10.0.0.12:9100'], afterRestart: ['The panel listens on port 8081.'], faults: [] },
    instruments: [
      { name: 'dmm-1', address: 'socket://10.0.0.7:5025', holder: 3, waiting: [5, 6] },
      { name: 'psu-1', address: 'socket://10.0.0.8:5025', holder: null, waiting: [] },
    ],
    printers: [{ name: 'zebra-1', address: 'socket://10.0.0.9:9100' }],
    teaching: null,
  };
}

export const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 260"><rect width="400" height="260" fill="#0b5d3b"/><rect x="120" y="70" width="130" height="110" rx="6" fill="#c9cdd2"/><text x="185" y="132" font-size="24" text-anchor="middle" font-family="sans-serif">ESP32</text><circle cx="320" cy="60" r="22" fill="#63ff8f"/><circle cx="320" cy="60" r="36" fill="none" stroke="#fff" stroke-width="5"/><path d="M262 26l32 18" stroke="#fff" stroke-width="6"/></svg>`;

export function attachmentText(name) {
  const lines = Array.from({ length: 60 }, (_, index) =>
    name === 'trace.txt'
      ? `${(index * 0.0131).toFixed(6)} ${index % 2 ? '<' : '>'} c0 00 08 24 00 00 00 00 00 07 07 12 20 55 55 55 55`
      : `I (${index * 13}) boot: segment ${index}: paddr=0x00010020 vaddr=0x3f400020 size=0x1d5a4 (120228) map`,
  );
  return lines.join('\n');
}
