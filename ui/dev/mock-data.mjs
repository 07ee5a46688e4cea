// What the pretended station tells: one product, the faults, finished runs.
import { createHash } from 'node:crypto';

const sha = (text) => createHash('sha256').update(text).digest('hex');

export const phases = ['identify', 'flash', 'verify', 'boot-check'];

export const product = {
  name: 'demo',
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
    phases: phases.slice(0, done).map((name, at) => phase(name, at, started, at === done - 1 ? fault : null)),
    attachments: outcome === 'PASS' ? ['boot.log'] : ['trace.txt', 'boot.log'],
  };
}

const SECONDS = [0.41, 7.12, 0.38, 0.5];

function phase(name, at, started, fault) {
  const before = SECONDS.slice(0, at).reduce((sum, one) => sum + one, 0);
  return {
    name,
    started: new Date(started + before * 1000).toISOString(),
    seconds: SECONDS[at],
    fault,
    measurements: MEASUREMENTS[name] ?? [],
  };
}

const MEASUREMENTS = {
  identify: [
    { name: 'chip', value: 'ESP32-S3', unit: '', low: null, high: null, good: true },
    { name: 'revision', value: '0.2', unit: '', low: null, high: null, good: true },
    { name: 'flash-size', value: 8, unit: 'MiB', low: 4, high: null, good: true },
  ],
  flash: [{ name: 'rate', value: 612.4, unit: 'kbit/s', low: null, high: null, good: true }],
  'boot-check': [{ name: 'boot-time', value: 412, unit: 'ms', low: 0, high: 1500, good: true }],
};

export function attachmentText(name) {
  const lines = Array.from({ length: 60 }, (_, index) =>
    name === 'trace.txt'
      ? `${(index * 0.0131).toFixed(6)} ${index % 2 ? '<' : '>'} c0 00 08 24 00 00 00 00 00 07 07 12 20 55 55 55 55`
      : `I (${index * 13}) boot: segment ${index}: paddr=0x00010020 vaddr=0x3f400020 size=0x1d5a4 (120228) map`,
  );
  return lines.join('\n');
}
