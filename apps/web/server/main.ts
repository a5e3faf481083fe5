import { createWeb } from './app';
import { readSettings, SettingsError } from './settings';

/** After this a request that still runs is cut off. */
const LAST_WORD_MS = 15_000;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createWeb(settings);
  let leaving = false;
  app.addHook('onSend', (_request, reply, _payload, done) => {
    /* Whoever still holds a connection asks for the next page over another. */
    if (leaving) void reply.header('connection', 'close');
    done();
  });
  const leave = (signal: string): void => {
    if (leaving) return;
    leaving = true;
    app.log.info({ signal }, 'Finishing what runs, then leaving');
    setTimeout(() => process.exit(1), LAST_WORD_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  await app.listen({ port: settings.port, host: settings.host });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof SettingsError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
