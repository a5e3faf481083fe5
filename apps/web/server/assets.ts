import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '../src/shared/lib/frame';

/** The built files of the browser's side, beside the server's: `dist/client`. */
export const clientFolder = fileURLToPath(new URL('../client/', import.meta.url));

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/** Reads what the build wrote down about itself. Throws when the client has not been built. */
export function readAssets(): PageAssets {
  const manifest = JSON.parse(readFileSync(`${clientFolder}.vite/manifest.json`, 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const entry = (name: string): ManifestEntry => {
    const found = manifest[name];
    if (!found) throw new Error(`The client build has no ${name}`);
    return found;
  };
  const files = Object.values(manifest).flatMap((one) => [
    one.file,
    ...(one.css ?? []),
    ...(one.assets ?? []),
  ]);
  const address = (file: string): string => `/${file}`;
  const fonts = (script: string): string[] =>
    [...new Set(files)]
      .filter((file) => file.endsWith('.woff2') && file.includes(`-${script}-`))
      .map(address)
      .toSorted();
  return {
    styles: [address(entry('src/app/styles.css').file)],
    signedInStyles: [address(entry('src/app/styles-signed-in.css').file)],
    script: address(entry('src/app/entry-client.tsx').file),
    page: address(entry('src/app/page-client.ts').file),
    passkeys: address(entry('src/features/account/passkey-client.ts').file),
    keepTicket: address(entry('src/features/registrations/ticket-client.ts').file),
    enrol: address(entry('src/features/coordinator/enrol-client.ts').file),
    held: address(entry('src/features/account/held-client.ts').file),
    messages: {
      km: address(entry('src/app/messages-km.ts').file),
      en: address(entry('src/app/messages-en.ts').file),
    },
    fonts: { km: fonts('khmer'), en: fonts('latin') },
  };
}
