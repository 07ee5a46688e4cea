/** Short tones, so that an operator need not look up after a scan. Silent until the browser allows sound. */
const MUTED_KEY = 'nailbed.muted';
let context: AudioContext | null = null;

export function isMuted(): boolean {
  return localStorage.getItem(MUTED_KEY) === 'yes';
}

export function setMuted(muted: boolean): void {
  localStorage.setItem(MUTED_KEY, muted ? 'yes' : 'no');
}

export function soundAccepted(): void {
  play([{ hertz: 1320, at: 0, seconds: 0.08 }]);
}

export function soundRefused(): void {
  play([
    { hertz: 240, at: 0, seconds: 0.16 },
    { hertz: 200, at: 0.2, seconds: 0.24 },
  ]);
}

/** A slot asks something. */
export function soundAsked(): void {
  play([
    { hertz: 740, at: 0, seconds: 0.12 },
    { hertz: 990, at: 0.14, seconds: 0.18 },
  ]);
}

interface Tone {
  hertz: number;
  at: number;
  seconds: number;
}

function play(tones: Tone[]): void {
  // Browsers refuse sound before the first key or touch; asking earlier only fills the console.
  if (isMuted() || !navigator.userActivation?.hasBeenActive) {
    return;
  }
  context ??= new AudioContext();
  const now = context.currentTime;
  for (const tone of tones) {
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.12, now + tone.at);
    gain.gain.exponentialRampToValueAtTime(0.001, now + tone.at + tone.seconds);
    const oscillator = context.createOscillator();
    oscillator.frequency.value = tone.hertz;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(now + tone.at);
    oscillator.stop(now + tone.at + tone.seconds);
  }
}
