/** Drawn for Nailbed on a grid of 24, strokes of 2. */
const PATHS = {
  pass: 'M4 13l5.5 5.5L20 7',
  fail: 'M6 6l12 12M18 6L6 18',
  error: 'M12 3.5L22 20.5H2L12 3.5zM12 10v5M12 17.8v.4',
  aborted: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.8 5.8l12.4 12.4',
  running: 'M13 2L5 13.5h6L10.5 22 19 10h-6.2L13 2z',
  ready: 'M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4',
  empty: 'M4 8V5a1 1 0 011-1h3M16 4h3a1 1 0 011 1v3M20 16v3a1 1 0 01-1 1h-3M8 20H5a1 1 0 01-1-1v-3',
  play: 'M7 4.5v15l12-7.5-12-7.5z',
  stop: 'M6 6h12v12H6z',
  clear: 'M6 6l12 12M18 6L6 18',
  scan: 'M3 6v12M7 6v12M10 6v12M14 6v12M17 6v12M21 6v12',
  target: 'M12 5a7 7 0 100 14 7 7 0 000-14zM12 2v6M12 16v6M2 12h6M16 12h6',
  history: 'M4 6h16M4 12h16M4 18h10',
  tiles: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19',
  moon: 'M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4zM15.5 9a4 4 0 010 6M18 6.5a8 8 0 010 11',
  muted: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4zM16 9.5l5 5M21 9.5l-5 5',
  next: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5',
  back: 'M19 12H6M11 6.5L5.5 12l5.5 5.5',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16.2 16.2L21 21',
  pause: 'M8 5v14M16 5v14',
  question: 'M8 8.5a4 4 0 117 2.6c-1.6 1.3-3 2-3 4.1M12 19.4v.4',
  wait: 'M6 3h12M6 21h12M7.5 3c0 5 9 7 9 18M16.5 3c0 5-9 7-9 18',
  wrench: 'M14.5 6.5a4.5 4.5 0 015.6-1.2l-3 3 .9 2 2 .9 3-3a4.5 4.5 0 01-6.2 5.6L8 22l-4-4 8.3-8.7a4.5 4.5 0 012.2-2.8z',
  jobs: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h4',
  products: 'M12 3l8 4.5v9L12 21l-8-4.5v-9L12 3zM4 7.5l8 4.5 8-4.5M12 12v9',
  fixture: 'M3 20h18M5 20V9h14v11M8 9V4M12 9V4M16 9V4',
  add: 'M12 5v14M5 12h14',
  marginal: 'M4 12h10M14 6v12M18 9l3 3-3 3',
  unset: 'M6 12h12',
  again: 'M19.5 12a7.5 7.5 0 11-2.4-5.5M20 3v4.5h-4.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Beside a word always, so it says nothing to a screen reader. As large as the text around it. */
export function Icon({ name, weight = 2 }: { name: IconName; weight?: number }) {
  return (
    <svg
      width="1em"
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
