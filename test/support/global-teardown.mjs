import { onServer } from './global-setup.mjs';

export default async function globalTeardown() {
  const { server, template, end } = globalThis.__samakiTests ?? {};
  if (end) await end();
  else if (server && template) await dropTemplates(server, template);
}

/** The template, and those that were filled from it. */
async function dropTemplates(server, template) {
  const { rows } = await onServer(
    server,
    `select datname as name from pg_database where datname = '${template}' or datname like '${template}\\_%'`,
  );
  for (const { name } of rows) await onServer(server, `drop database if exists ${name} with (force)`);
}
