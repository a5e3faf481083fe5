import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Bench, BenchRun } from './support/bench.types.js';
import type { ChildServer } from './support/child-server.js';
import { documentsFile, ours, trustedDocument } from './support/contestants.js';
import { type CrowdAnswer, firstOutOfOrder, post, sendCrowd } from './support/crowd.js';
import { globalSessionId, insertCourse, insertSession, insertSessions } from './support/hot-session.js';
import { addOwnDocuments } from './support/own-documents.js';
import { createOwnDatabases } from './support/own-databases.js';
import { type BenchLine, compare, quantile } from './support/statistics.js';
import { countRows, proveDurable, proveRound } from './support/written-rows.js';

const CROWD = { people: 5_000, seconds: 10 };
const WARM_UP = { people: 600, seconds: 3 };
const SEATS = 100;
const CEILING_MS = 150;
/** Of the catalogue, beside the one that the crowd wants. */
const SESSIONS = 50;
const READS_A_SECOND = 20;
const QUIET_SECONDS = 5;

interface Door {
  readonly database: pg.Client;
  readonly courseId: string;
  readonly urls: readonly string[];
  /** The catalogue's question, as the web asks it. */
  readonly catalogue: string;
}

/** What a crowd at one session costs those who only look: 5,000 people in ten seconds, whether those before them were
 *  answered or not, through two api processes, and the catalogue's 99th percentile meanwhile beside that of a quiet moment. */
export const bench: Bench = {
  name: 'reg-crowd',
  rounds: 3,
  run: async (run) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-bench-documents-'));
    const settings = { GRAPHQL_DOCUMENTS_FILE: addOwnDocuments(documentsFile(), folder) };
    const databases = await createOwnDatabases(['crowd']);
    const url = databases.url('crowd');
    const database = new pg.Client(url);
    database.on('error', () => undefined);
    const servers: ChildServer[] = [];
    try {
      await database.connect();
      await proveDurable(database);
      const courseId = await insertCourse(database);
      await insertSessions(database, courseId, SESSIONS, SEATS, 0);
      for (const _ of [1, 2]) servers.push(await ours.start(url, { settings }));
      const urls = servers.map(({ port }) => `http://127.0.0.1:${port}`);
      const catalogue = JSON.stringify({ documentId: trustedDocument(/\bquery Catalogue\(/).id });
      return await compareRounds({ database, courseId, urls, catalogue }, run);
    } finally {
      for (const server of servers) await server.stop();
      await database.end();
      await databases.drop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  misses: (line) => (line.value > CEILING_MS ? `under ${CEILING_MS} ms` : null),
};

async function compareRounds(door: Door, run: BenchRun): Promise<BenchLine[]> {
  const crowded: number[] = [];
  const quiet: number[] = [];
  await crowdAt(door, WARM_UP);
  for (let number = 1; number <= run.rounds; number += 1) {
    quiet.push(quantile(await readCatalogue(door, QUIET_SECONDS), 0.99));
    const { answers, reads } = await crowdAt(door, CROWD);
    crowded.push(quantile(reads, 0.99));
    const waits = answers.map(({ dueAt, answeredAt }) => answeredAt - dueAt);
    const late = Math.max(...answers.map(({ dueAt, sentAt }) => sentAt - dueAt));
    run.say(
      `round ${number}: catalogue p99 ${quiet.at(-1)!.toFixed(1)} ms in quiet, ${crowded.at(-1)!.toFixed(1)} ms in the crowd; ` +
        `answers p50 ${quantile(waits, 0.5).toFixed(1)} ms, p99 ${quantile(waits, 0.99).toFixed(1)} ms; sent at most ${late.toFixed(1)} ms late`,
    );
  }
  const what = {
    bench: 'reg-crowd: catalogue p99',
    baseline: 'quiet',
    clients: CROWD.people,
    unit: 'ms',
  } as const;
  return [compare(what, crowded, quiet)];
}

/** One crowd at a session of its own, proven row by row, with the catalogue read meanwhile. */
async function crowdAt(
  door: Door,
  crowd: typeof CROWD,
): Promise<{ answers: CrowdAnswer[]; reads: number[] }> {
  const { database, courseId, urls } = door;
  const sessionId = await insertSession(database, courseId, SEATS);
  const before = await countRows(database);
  const [answers, reads] = await Promise.all([
    sendCrowd({ ...crowd, urls, sessionId: globalSessionId(sessionId), salt: sessionId.slice(0, 8) }),
    readCatalogue(door, crowd.seconds),
  ]);
  const tickets = answers.map(({ reference }) => reference);
  await proveRound(database, sessionId, { tickets, refused: {} }, before);
  proveOrder(answers);
  return { answers, reads };
}

/** Throws unless the first have the seats and the others wait at 1 and on, without a gap, in the order in which they came. */
function proveOrder(answers: readonly CrowdAnswer[]): void {
  const places = answers.flatMap(({ waitlistPosition }) => waitlistPosition ?? []).toSorted((a, b) => a - b);
  const gap = places.findIndex((place, at) => place !== at + 1);
  if (gap >= 0 || places.length !== answers.length - SEATS)
    throw new Error(`The round does not count: ${places.length} places, the first gap at ${gap + 1}`);
  const wrong = firstOutOfOrder(answers);
  if (wrong) throw new Error(`The round does not count: ${wrong.before} stands before ${wrong.behind}`);
}

/** Milliseconds of each reading, from the moment at which it was due. */
async function readCatalogue({ urls, catalogue }: Door, seconds: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const startedAt = performance.now();
  const reads: Promise<number>[] = [];
  try {
    for (let n = 0; n < seconds * READS_A_SECOND; n += 1) {
      const due = startedAt + (n * 1000) / READS_A_SECOND;
      await pause(Math.max(0, due - performance.now()));
      const read = post(`${urls[n % urls.length]}/graphql`, catalogue, agent).then(({ status, body }) => {
        if (status !== 200 || !body.includes('"nodes"'))
          throw new Error(`No catalogue: ${status} ${body.slice(0, 500)}`);
        return performance.now() - due;
      });
      read.catch(() => undefined);
      reads.push(read);
    }
    return await Promise.all(reads);
  } finally {
    agent.destroy();
  }
}
