import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fromPackageRoot } from '#kernel';
import { type TestDatabase, waitFor } from '#testing';

/** What somebody was told, or that nobody told them anything. */
export interface Told {
  /** 0 when the connection broke before the answer was there. */
  readonly status: number;
  readonly body: string;
  /** Seconds after which the answer says that another try is worth it. */
  readonly retryAfter: number | null;
  readonly code: string | null;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** Posts to /graphql and never rejects. */
export async function tell(
  url: string,
  payload: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, body: string, header?: string): void => {
      const told =
        status === 0 ? {} : (JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] });
      resolve({
        status,
        body,
        retryAfter: header === undefined ? null : Number(header),
        code: told.errors?.[0]?.extensions?.code ?? null,
        ms: performance.now() - began,
      });
    };
    const call = request(
      `${url}/graphql`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => done(0, ''));
        response.on('aborted', () => done(0, ''));
        response.on('end', () => {
          const header = response.headers['retry-after'];
          if (response.complete)
            done(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'), header);
        });
      },
    );
    call.on('error', () => done(0, ''));
    call.end(JSON.stringify(payload));
  });
}

const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const REGISTER = `mutation FaultRegistration($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference state waitlistPosition } errors { ... on UserError { code message } } } }`;
const CANCEL = `mutation FaultCancellation($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { ticket { state } errors { ... on UserError { code } } } }`;
const TICKET = `query FaultTicket($reference: String!) { ticket(reference: $reference) { reference state } }`;

/** The list of trusted documents of the web's build with ours, in a file that goes with the run: what pages ask takes the short way,
 *  on which nobody pays at the database. */
let documents: string | undefined;
function documentsFile(): string {
  if (documents !== undefined) return documents;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samaki-faults-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  documents = path.join(folder, 'documents.json');
  const ofWeb = fromPackageRoot('apps', 'web', 'src', 'shared', 'gql', 'persisted-documents.json');
  const own = Object.fromEntries([REGISTER, CANCEL, TICKET].map((text) => [idOf(text), text]));
  writeFileSync(
    documents,
    JSON.stringify({ ...(JSON.parse(readFileSync(ofWeb, 'utf8')) as object), ...own }),
  );
  return documents;
}

/** Settings of an api that people of these tests ask: one address asks for everybody. */
export const faultSettings = (databaseUrl: string): NodeJS.ProcessEnv => ({
  DATABASE_URL: databaseUrl,
  GRAPHQL_TRUSTED_POINTS_PER_MINUTE: '100000000',
  GRAPHQL_DOCUMENTS_FILE: documentsFile(),
});

/** What a person's telephone sends: the same person and the same key are the same text, each time. */
export const registrationOf = (sessionId: string, n: number, key = `fault-person-${n}`): object => ({
  documentId: idOf(REGISTER),
  variables: {
    input: {
      sessionId: `ses_${sessionId.replaceAll('-', '')}`,
      fullName: `Person ${n}`,
      organisation: 'Tonle Mobility',
      contact: `person${n}@example.org`,
      locale: 'km',
      idempotencyKey: key,
    },
  },
});

/** Gives back a seat, by the code of its ticket. */
export const cancellationOf = (reference: string): object => ({
  documentId: idOf(CANCEL),
  variables: { input: { reference } },
});

/** Looks at a ticket: read from the database each time. */
export const ticketOf = (reference: string): object => ({
  documentId: idOf(TICKET),
  variables: { reference },
});

export interface Ticket {
  readonly reference: string;
  readonly state: string;
  readonly waitlistPosition: number | null;
}

/** The payload of a registration; undefined when there is none. */
export function payloadOf({
  status,
  body,
}: Told): { ticket: Ticket | null; errors: { code: string }[] } | undefined {
  if (status !== 200) return undefined;
  const answer = JSON.parse(body) as {
    data?: { registerForSession?: { ticket: Ticket | null; errors: { code: string }[] } };
  };
  return answer.data?.registerForSession ?? undefined;
}

/** Says what is wrong with an answer that is not a ticket: nothing when it is the clear one of an outage. */
export const unclear = (told: Told): string | null =>
  told.status === 503 && told.code === 'UNAVAILABLE' && (told.retryAfter ?? 0) > 0
    ? null
    : `${told.status} ${told.body}`;

/** People who register one after the other without a pause, as many at once as there are writers. Whoever has no ticket tries again
 *  with the same key until there is one. */
export class Writers {
  readonly acknowledged = new Map<number, Ticket & { readonly at: number }>();
  /** Every answer that was no ticket. Connections that broke count apart. */
  readonly refused: Told[] = [];
  broken = 0;
  private next = 0;
  private isOver = false;
  private readonly all: Promise<void>[];

  constructor(
    private readonly url: () => string,
    private readonly sessionId: () => string,
    writers = 50,
    private readonly from = 0,
  ) {
    this.all = Array.from({ length: writers }, async () => {
      while (!this.isOver) await this.one(this.from + (this.next += 1));
    });
  }

  /** Waits until so many more have their ticket. */
  async grows(by: number, deadlineMs = 60_000): Promise<void> {
    const until = this.acknowledged.size + by;
    await waitFor(() => this.acknowledged.size >= until, deadlineMs, `${by} more tickets`);
  }

  /** When, on the clock of `performance.now()`, somebody first had a ticket after this moment. */
  async firstAfter(moment: number, deadlineMs = 60_000): Promise<number> {
    return waitFor(
      () => {
        const later = [...this.acknowledged.values()].flatMap(({ at }) => (at > moment ? [at] : []));
        return later.length > 0 ? Math.min(...later) : null;
      },
      deadlineMs,
      'the first ticket after it',
    );
  }

  /** No new ones; whoever has begun goes on until there is a ticket. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.all);
  }

  /** No new ones, and nobody tries again. */
  abandon(): void {
    this.isOver = true;
    this.isAbandoned = true;
  }
  private isAbandoned = false;

  private async one(n: number): Promise<void> {
    for (;;) {
      const told = await tell(this.url(), registrationOf(this.sessionId(), n));
      const ticket = payloadOf(told)?.ticket;
      if (ticket) {
        this.acknowledged.set(n, { ...ticket, at: performance.now() });
        return;
      }
      if (told.status === 0) this.broken += 1;
      else this.refused.push(told);
      if (this.isAbandoned) return;
      await pause(50);
    }
  }
}

/** Those of the acknowledged whose row is not there, or says something else. */
export async function missing(
  db: Pick<TestDatabase, 'ownerSql'>,
  acknowledged: ReadonlyMap<number, Ticket>,
): Promise<number[]> {
  const rows = await db.ownerSql<{ n: number; reference: string; state: string }>(
    `select split_part(p.full_name, ' ', 2)::int as n, r.reference, r.status as state
     from registrations r join people p on p.id = r.person_id`,
  );
  const stored = new Map(rows.map((row) => [row.n, `${row.reference} ${row.state}`]));
  return [...acknowledged].flatMap(([n, { reference, state }]) =>
    stored.get(n) === `${reference} ${state}` ? [] : [n],
  );
}

/** What does not fit together in what registrations wrote: seats counted and held, and one row each of the key, the audit, the
 *  outbox and the mail for each of them. Nothing when all of it or none of it was written. */
export async function halfStates(db: Pick<TestDatabase, 'ownerSql'>): Promise<unknown[]> {
  return db.ownerSql(
    `select 'seats of ' || s.session_id as what from session_seats s,
       lateral (select count(*) filter (where r.status in ('CONFIRMED', 'PENDING'))::int as taken,
         count(*) filter (where r.status = 'WAITLISTED')::int as waiting from registrations r where r.session_id = s.session_id) c
       where (s.taken, s.waiting) <> (c.taken, c.waiting)
     union all
     select 'registration ' || r.reference from registrations r
       where (select count(*) from idempotency_keys k where k.answer->>'registrationId' = r.id::text) <> 1
          or (select count(*) from audit_rows a where a.subject_id = r.id::text) <> 1
          or (select count(*) from outbox o where o.payload->>'registrationId' = r.id::text) <> 1
          or (select count(*) from messages m where m.cause_id = r.id) <> 1
     union all
     select 'key ' || k.key from idempotency_keys k
       where not exists (select from registrations r where r.id::text = k.answer->>'registrationId')
     union all
     select 'person ' || p.full_name from people p where not exists (select from registrations r where r.person_id = p.id)`,
  );
}

/** Memory that a process holds, in megabytes. Linux alone tells. */
export function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** So that `share` of them are at most this. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
