import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the station: the mock by default, a real one with NAILBED=http://localhost:8080. */
const station = process.env['NAILBED'] ?? 'http://127.0.0.1:8091';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', chunkSizeWarningLimit: 1000 },
  server: {
    proxy: {
      // The station refuses what does not come from its own page.
      '/api': { target: station, changeOrigin: true, headers: { Origin: station } },
      '/live': { target: station, changeOrigin: true, headers: { Origin: station }, ws: true },
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node', maxWorkers: 2 },
});
