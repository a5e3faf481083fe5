import { waitFor } from '#testing';
import type pg from 'pg';
import type { ChildServer } from './child-server.js';
import { isContestant, ourSettings, type Startable } from './contestants.js';
import { globalSessionId, insertSession, UNKNOWN_ORGANISATIONS } from './hot-session.js';
import { Load } from './load.js';
import { openBatcher } from './our-batcher.js';
import { requestOf } from './seat-sides.js';

export interface LoadedProcess {
  readonly side: Startable;
  readonly server: ChildServer;
  readonly database: pg.Client;
  readonly databaseUrl: string;
  readonly courseId: string;
}
export type CostLoad = (process: LoadedProcess) => Promise<void>;

const REGISTRATIONS = 1_000;
const MAILS = 500;
const CAPACITY = 10_000;

/** The same number of registrations over HTTP, 64 connections. */
export const applyApiLoad: CostLoad = async ({ side, server, database, courseId }) => {
  if (!isContestant(side)) throw new Error(`${side.name} answers no registrations`);
  const sessionId = await insertSession(database, courseId, CAPACITY);
  const load = new Load();
  try {
    const report = await load.run({
      port: server.port,
      connections: 64,
      seconds: 60,
      atMost: REGISTRATIONS,
      sessionId: globalSessionId(sessionId),
      salt: sessionId.slice(0, 8),
      organisations: UNKNOWN_ORGANISATIONS,
      ...side.operation(),
    });
    if (report.tickets.length !== REGISTRATIONS)
      throw new Error(`Not all were registered: ${report.example}`);
  } finally {
    load.stop();
  }
};

/** The same number of confirmations to send and of reminders to plan, written while the worker runs. */
export const applyWorkerLoad: CostLoad = async ({ database, databaseUrl, courseId }) => {
  const sessionId = await insertSession(database, courseId, CAPACITY);
  const { batcher, close } = await openBatcher(ourSettings(databaseUrl));
  try {
    const salt = sessionId.slice(0, 8);
    const requests = Array.from({ length: MAILS }, (_, number) => requestOf(sessionId, salt, number));
    await Promise.all(requests.map((request) => batcher.register(request)));
  } finally {
    await close();
  }
  const isDone = async (): Promise<boolean> => {
    const { rows } = await database.query(
      `select not exists (select from messages where status <> 'SENT' and due_at <= now())
        and not exists (select from outbox where handled_at is null) as done`,
    );
    return rows[0].done;
  };
  await waitFor(isDone, 60_000, `${MAILS} mails to be sent`);
};
