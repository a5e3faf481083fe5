import { onServer } from './global-setup.mjs';

export default async function globalTeardown() {
  const { server, template, end } = globalThis.__samakiTests ?? {};
  if (end) await end();
  else if (server && template) await onServer(server, `drop database if exists ${template} with (force)`);
}
