import { createTheme } from '@mantine/core';

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, Consolas, 'DejaVu Sans Mono', monospace",
  // A dark with a touch of blue, as the page's own grounds have.
  colors: {
    dark: ['#e9eff6', '#c3cdd8', '#9dabb9', '#6b7a89', '#465565', '#2b3643', '#1c2530', '#161d26', '#11171f', '#0c1117'],
  },
  primaryColor: 'blue',
  primaryShade: 8,
  defaultRadius: 'md',
  respectReducedMotion: true,
  focusRing: 'auto',
});
