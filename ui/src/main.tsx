import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { theme } from './app/theme';
import { beginLanguage } from './i18n';
import { LiveProvider } from './live/LiveContext';
import { ScanProvider } from './scan/ScanContext';

await beginLanguage();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      <LiveProvider>
        <ScanProvider>
          <App />
        </ScanProvider>
      </LiveProvider>
    </MantineProvider>
  </StrictMode>,
);
