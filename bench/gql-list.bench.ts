import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Bench, BenchRun } from './support/bench.types.js';
import { type ChildServer, cpuSeconds } from './support/child-server.js';
import { documentsFile, fastifyFrom, ours, oursInMemory, type Startable } from './support/contestants.js';
import { insertCourse, insertSessions } from './support/hot-session.js';
import { Load } from './support/load.js';
import { addOwnDocuments, SESSION_LIST_ID } from './support/own-documents.js';
import { createOwnDatabases } from './support/own-databases.js';
import { type BenchLine, compare } from './support/statistics.js';

const CONNECTIONS = 64;
const SECONDS = 2;
const MOST_REQUESTS = 500_000;
/** More than the list holds, so that there is a next page. */
const SESSIONS = 80;
const BODY = JSON.stringify({ documentId: SESSION_LIST_ID });

interface Source {
  readonly name: string;
  readonly sides: readonly [Startable, Startable];
  readonly floor: number;
}

const SOURCES: readonly Source[] = [
  { name: 'in memory', sides: [oursInMemory, fastifyFrom('memory')], floor: 0.4 },
  { name: 'from PostgreSQL', sides: [ours, fastifyFrom('postgres')], floor: 0.5 },
];

interface Running {
  readonly name: string;
  readonly server: ChildServer;
}

/** Fifty sessions with six fields by a trusted document, beside bare Fastify that answers the same to the byte. */
export const bench: Bench = {
  name: 'gql-list',
  rounds: 5,
  run: async (run) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-bench-documents-'));
    const settings = { GRAPHQL_DOCUMENTS_FILE: addOwnDocuments(documentsFile(), folder) };
    const databases = await createOwnDatabases(['list']);
    const url = databases.url('list');
    const running: Running[] = [];
    const load = new Load();
    try {
      await fill(url);
      for (const { sides } of SOURCES)
        for (const side of sides)
          running.push({ name: side.name, server: await side.start(url, { settings }) });
      await proveEqual(running);
      return await compareAll(running, load, run);
    } finally {
      load.stop();
      for (const { server } of running) await server.stop();
      await databases.drop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  misses: ({ bench: name, ratio }) => {
    const floor = SOURCES.find((source) => name.endsWith(source.name))!.floor;
    return ratio < floor ? `at least ${floor}` : null;
  },
};

async function fill(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await insertSessions(client, await insertCourse(client), SESSIONS, 30, 0);
  // Each at its own time, as in a programme.
  await client.query(
    `update sessions s set starts_at = starts_at + n * interval '1 hour', ends_at = ends_at + n * interval '1 hour'
     from (select id, row_number() over (order by id) as n from sessions) o where o.id = s.id`,
  );
  await client.query('analyze sessions');
  await client.end();
}

/** Ends the run unless all answer the same fifty sessions, to the byte. */
async function proveEqual(running: readonly Running[]): Promise<void> {
  const answers = await Promise.all(
    running.map(async ({ server }) => {
      const headers = { 'content-type': 'application/json' };
      const asked = { method: 'POST', headers, body: BODY };
      return (await fetch(`http://127.0.0.1:${server.port}/graphql`, asked)).text();
    }),
  );
  const [first] = answers;
  const nodes = (JSON.parse(first!) as { data?: { sessions: { nodes: object[] } } }).data?.sessions.nodes;
  if (nodes?.length !== 50 || Object.keys(nodes[0]!).length !== 6)
    throw new Error(`Not fifty sessions with six fields: ${first!.slice(0, 500)}`);
  const other = answers.findIndex((answer) => answer !== first);
  if (other >= 0)
    throw new Error(
      `${running[other]!.name} answers otherwise: ${answers[other]!.slice(0, 500)} and not ${first!.slice(0, 500)}`,
    );
}

async function compareAll(running: readonly Running[], load: Load, run: BenchRun): Promise<BenchLine[]> {
  const rates: number[][] = running.map(() => []);
  for (const one of running) await round(one, load, 1);
  for (let number = 1; number <= run.rounds; number += 1) {
    for (const [at, one] of running.entries()) {
      const { rate, cores } = await round(one, load, SECONDS);
      rates[at]!.push(rate);
      run.say(
        `round ${number} ${one.name} ${SOURCES[at >> 1]!.name}: ${Math.round(rate)}/s, ${cores.toFixed(2)} cores`,
      );
    }
  }
  return SOURCES.map(({ name }, at) =>
    compare(
      { bench: `gql-list: ${name}`, baseline: 'fastify', clients: CONNECTIONS, unit: 'lists/s' },
      rates[2 * at]!,
      rates[2 * at + 1]!,
    ),
  );
}

async function round(
  { name, server }: Running,
  load: Load,
  seconds: number,
): Promise<{ rate: number; cores: number }> {
  const cpu = await cpuSeconds(server.pid);
  const report = await load.run({
    port: server.port,
    connections: CONNECTIONS,
    seconds,
    atMost: MOST_REQUESTS,
    body: BODY,
  });
  if (Object.keys(report.refused).length > 0)
    throw new Error(
      `${name} answered otherwise: ${JSON.stringify(report.refused)} ${report.example?.slice(0, 500)}`,
    );
  const cores = ((await cpuSeconds(server.pid)) - cpu) / report.seconds;
  return { rate: report.answered / report.seconds, cores };
}
