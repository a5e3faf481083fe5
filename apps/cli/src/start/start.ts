import path from 'node:path';
import { Config } from '#config';
import { Listr } from 'listr2';
import pc from 'picocolors';
import { loadDemonstration } from '../demo/index.js';
import { AlreadySaid } from '../verb.js';
import { bringUpToDate } from '../verbs/bring-up-to-date.js';
import { closingWords } from './closing-words.js';
import { dataFolder, forgetRun, openDataFolder, secretOf, writeRun } from './data-folder.js';
import { StartDatabase } from './database.js';
import { cleanUpLeftBehind } from './left-behind.js';
import { nextFreePort, requireFreePort } from './ports.js';
import { programsOf } from './programs.js';
import { type Program, Supervised } from './supervised.js';

const HOST = '127.0.0.1';

/** `npm start`: brings everything up, keeps it up, and takes it down in order. */
export class Start {
  private readonly folder: string;
  private readonly children: Supervised[] = [];
  private database: StartDatabase | undefined;
  private stopping: Promise<void> | undefined;
  private env: NodeJS.ProcessEnv = {};

  constructor(private readonly given: NodeJS.ProcessEnv) {
    this.folder = dataFolder(given);
  }

  /** Resolves when everything serves and the address is printed. Throws a sentence for people. */
  async run(): Promise<void> {
    this.listenToSignals();
    openDataFolder(this.folder);
    const ended = await cleanUpLeftBehind(this.folder);
    if (ended.length > 0) say(`Ended what an earlier start had left behind: ${ended.join(', ')}.`);
    const port = Number(this.given['PORT'] || 3000);
    await requireFreePort(port, this.given['HOST'] || HOST);
    this.env = await this.settings(port);
    // All mistakes in the settings at once, before anything is started.
    Config.read({ ...this.env, DATABASE_URL: this.given['DATABASE_URL'] || 'postgres://not-yet-started' });
    this.record();
    try {
      await this.steps().run();
    } catch (error) {
      if (this.stopping) return await this.stopping;
      await this.stop();
      throw new AlreadySaid((error as Error).message, { cause: error });
    }
    if (this.stopping) return await this.stopping;
    void this.database?.watch(say);
    process.stdout.write(closingWords(Config.read(this.env), this.folder));
  }

  /** Web, api, worker, database, in this order. */
  stop(): Promise<void> {
    this.stopping ??= (async () => {
      for (const child of this.children.toReversed()) await child.stop();
      await this.database?.stop();
      forgetRun(this.folder);
    })();
    return this.stopping;
  }

  private steps(): Listr {
    const { worker, api, web } = programsOf(this.folder, this.env);
    return new Listr(
      [
        {
          title: 'PostgreSQL',
          task: async (_, task) => {
            this.database = await StartDatabase.open(this.folder, this.given);
            this.env['DATABASE_URL'] = this.database.url;
            task.title = this.database.summary;
          },
        },
        {
          title: 'Tables and queues',
          task: async (_, task) => {
            const ran = await bringUpToDate(this.database!.url);
            task.title = `Tables and queues (${ran.length > 0 ? `${ran.length} migrations` : 'up to date'})`;
          },
        },
        {
          title: 'Demonstration data',
          task: async (_, task) => {
            const { isNew } = await loadDemonstration(this.database!.url, (step) => (task.output = step));
            task.title = isNew ? 'Demonstration data' : 'Demonstration data (kept from before)';
          },
        },
        {
          title: 'Worker and api',
          task: async () => {
            await Promise.all([this.supervise(worker), this.supervise(api)]);
          },
        },
        { title: 'Pages', task: () => this.supervise(web) },
      ],
      {
        fallbackRenderer: 'simple',
        registerSignalListeners: false,
        rendererOptions: { collapseErrors: false },
      },
    );
  }

  private async supervise(program: Program): Promise<void> {
    if (this.stopping) return;
    const child = new Supervised(program, {
      changed: () => this.record(),
      died: (name, how, wait) =>
        say(`The ${name} ended (${how}) and is started again in ${wait / 1000} s. Its log: ${program.log}`),
    });
    this.children.push(child);
    await child.start();
  }

  private async settings(port: number): Promise<NodeJS.ProcessEnv> {
    const apiPort = Number(this.given['API_PORT']) || (await nextFreePort(port + 1, HOST, [port]));
    const workerPort =
      Number(this.given['WORKER_PORT']) || (await nextFreePort(apiPort + 1, HOST, [port, apiPort]));
    const inherited = Object.entries(this.given).filter(([name]) => !/^npm_/i.test(name));
    return {
      SAMAKI_DEMO: '1',
      AUDIT_HEAD_FILE: '1',
      ...Object.fromEntries(inherited),
      PORT: String(port),
      API_PORT: String(apiPort),
      WORKER_PORT: String(workerPort),
      API_URL: `http://${HOST}:${apiPort}`,
      WORKER_URL: `http://${HOST}:${workerPort}`,
      SAMAKI_SECRET: secretOf(this.folder, this.given),
      SAMAKI_DATA_DIR: this.folder,
    };
  }

  private record(): void {
    if (this.stopping) return;
    const children = this.children.flatMap((child) =>
      child.pid === undefined
        ? []
        : [{ name: child.program.name, pid: child.pid, entry: path.resolve(child.program.entry) }],
    );
    writeRun(this.folder, { launcher: process.pid, url: `http://localhost:${this.env['PORT']}`, children });
  }

  private listenToSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // npm passes on what the terminal has sent already, so a second signal is no sign of impatience.
        if (this.stopping) return;
        process.stdout.write(pc.dim('\nStopping …\n'));
        void this.stop().then(
          () => {
            process.stdout.write('Stopped. The data is kept; npm start goes on from here.\n');
            process.exit(0);
          },
          (error: Error) => {
            process.stderr.write(`${error.message}\n`);
            process.exit(1);
          },
        );
      });
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${pc.dim(new Date().toISOString().slice(11, 19))} ${line}\n`);
}
