import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compressPlugin } from './build/compress-plugin.ts';
import { messagesPlugin } from './build/messages-plugin.ts';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), messagesPlugin(), compressPlugin()],
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    manifest: !isSsrBuild,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: isSsrBuild ? 'node20' : ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
    rollupOptions: isSsrBuild
      ? {}
      : {
          input: [
            'src/app/entry-client.tsx',
            'src/app/page-client.ts',
            'src/app/styles.css',
            'src/app/styles-signed-in.css',
            'src/features/account/held-client.ts',
            'src/features/account/passkey-client.ts',
            'src/features/coordinator/enrol-client.ts',
            'src/features/registrations/ticket-client.ts',
            'src/features/registrations/ticket-worker.ts',
          ],
          output: {
            // A service worker keeps its address whatever is in it: the browser compares the bytes.
            entryFileNames: ({ name }) =>
              name === 'ticket-worker' ? 'ticket-worker.js' : 'assets/[name]-[hash].js',
          },
        },
    reportCompressedSize: false,
  },
  test: { include: ['src/**/*.spec.{ts,tsx}', 'server/**/*.spec.ts'] },
}));
