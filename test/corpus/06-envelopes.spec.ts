/* M1: what leaves by SMTP goes to the stored address, to it alone, whatever was typed (reliability, section 5). */
import { domainToASCII } from 'node:url';
import { newId } from '#kernel';
import { SmtpOracle, spawnApp, type SpawnedApp, waitFor } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { casesOf, type CorpusCase } from './case.js';
import { act, openSession, typedBy } from './surfaces/asking.js';
import { CorpusWorld } from './world.js';

let world: CorpusWorld;
let oracle: SmtpOracle;
let worker: SpawnedApp | undefined;

beforeAll(async () => {
  world = await CorpusWorld.open(await demonstrationDatabase());
  oracle = await SmtpOracle.start();
});
afterAll(async () => {
  await worker?.kill('SIGKILL');
  await world?.close();
  await oracle?.stop();
});

/** The contact of a case, and the name beside it. */
function typedIn(row: CorpusCase): { contact: string; fullName: string } {
  const typed = typedBy(world, row) as string | { contact: string; fullName: string };
  return typeof typed === 'string' ? { contact: typed, fullName: `Envelope ${row.id}` } : typed;
}

async function register(row: CorpusCase): Promise<string | null> {
  const input = {
    ...typedIn(row),
    sessionId: await openSession(world),
    organisation: 'Corpus Guides',
    locale: 'en',
    idempotencyKey: newId(),
  };
  const { payload } = await act(world, 'registerForSession', input, { locale: 'en' }, 'ticket { reference }');
  return (payload?.['ticket'] as { reference: string } | null | undefined)?.reference ?? null;
}

/** The mail server of these tests takes 253 characters at most; RFC 5321 lets an address have 254. */
const MOST = 253;

const rows = casesOf(6);
const isTaken = (row: CorpusCase): boolean => 'accept' in row.expect;

it('every address of the corpus is the whole envelope of its mail, and none that was refused gets one', async () => {
  const session = await openSession(world);
  await world.db.ownerSql(`update session_seats set capacity = capacity + 200 where session_id = $1`, [
    session.replace(/^ses_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  ]);
  const references: string[] = [];
  for (const row of rows) {
    const reference = await register(row);
    if (isTaken(row)) expect([row.id, reference]).toEqual([row.id, expect.any(String)]);
    if (reference) references.push(reference);
  }
  const stored = await world.db.ownerSql<{ email: string }>(
    `select p.email from registrations r join people p on p.id = r.person_id
     where r.reference = any($1) and length(p.email) <= $2`,
    [references, MOST],
  );
  // The mail server that listens knows addresses in small letters only; the header has them as they were written.
  const addresses = stored.map(({ email }) => email.toLowerCase()).toSorted();
  const written = stored.map(({ email }) => email).toSorted();
  expect(addresses.length).toBe(rows.filter(isTaken).length - 1);

  worker = await spawnApp('worker', {
    DATABASE_URL: world.db.url,
    SAMAKI_DEMO: '1',
    SMTP_URL: `smtp://127.0.0.1:${oracle.port}`,
  });
  /** The server that listens shows a foreign domain in its own letters. */
  const asWritten = (address: string): string =>
    address.replace(/@.*/, (domain) => `@${domainToASCII(domain.slice(1))}`);
  const taken = () => oracle.taken.filter(({ to }) => addresses.includes(asWritten(to)));
  await waitFor(async () => taken().length >= addresses.length, 60_000, 'every mail');

  expect(
    taken()
      .map(({ to }) => asWritten(to))
      .toSorted(),
  ).toEqual(addresses);
  const headers = taken().map(({ parsed }) =>
    [parsed.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => asWritten(address ?? ''))),
  );
  expect(headers.map((of) => of.join(' and ')).toSorted()).toEqual(written);
  expect(taken().filter(({ parsed }) => parsed.cc ?? parsed.bcc)).toEqual([]);
  const elsewhere = oracle.taken.filter(({ to }) => /attacker|y\.example$/.test(to));
  expect(elsewhere.map(({ to }) => to)).toEqual([]);
}, 120_000);
