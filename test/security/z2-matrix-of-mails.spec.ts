/* Z2: every mail that an act of the matrix sends: to whom, and whose words stand in it. Story: docs/stories/authorisation-matrix.md. */
import { MESSAGE_KINDS } from '#messaging';
import { prepareQueueSchema } from '#queue';
import { isGate, SmtpOracle, spawnApp, type SpawnedApp, waitFor } from '#testing';
import { quiet } from '../e2e/support/quiet.js';
import { act, type Cell, cells, contextOf } from './matrix/acting.js';
import { ACTS } from './matrix/acts.js';
import { Asking } from './matrix/asking.js';
import { textMarkersIn } from './matrix/canaries.js';
import { lineOf, MAILED_ELSEWHERE, readMails, takeMails, TOLD_BEFORE, wrongInMail } from './matrix/mails.js';
import { schema, startMatrixApi } from './matrix/run.js';
import { Snapshot } from './matrix/snapshot.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

let world: MatrixWorld;
let oracle: SmtpOracle;
let api: SpawnedApp;
let worker: SpawnedApp;
let asking: Asking;
beforeAll(async () => {
  world = await buildWorld();
  await prepareQueueSchema(world.db.url);
  oracle = await SmtpOracle.start();
  [api, worker] = await Promise.all([
    startMatrixApi(world),
    spawnApp('worker', {
      DATABASE_URL: world.db.url,
      SMTP_URL: oracle.url,
      SAMAKI_DEMO: '0',
      PUBLIC_URL: 'https://samaki.example',
      LOG_LEVEL: 'debug',
    }),
  ]);
  asking = new Asking(api.url, schema);
}, 120_000);
afterAll(async () => {
  await Promise.all([api?.kill('SIGKILL'), worker?.kill('SIGKILL')]);
  await oracle?.stop();
  await world?.db.drop();
});

/** A campaign is written down by a job of its own, then its mails leave. */
async function allSent(): Promise<void> {
  await quiet(world.db);
  await waitFor(
    async () =>
      (await world.db.ownerSql(`select from campaigns where started_at is not null and finished_at is null`))
        .length === 0,
    20_000,
    'the campaign to be written down',
  );
  await quiet(world.db);
}

/** Whoever may, does it alike, and the gate does all of them. Whom it tells is written down for the first of each side. */
function due(): (Cell & { readonly isFirst: boolean })[] {
  const taken = new Set<string>();
  return cells(true).flatMap((cell) => {
    const isAcross = cell.side === 'b' && cell.actor.marker?.[1] === 'a';
    const isFirst = !isAcross && !taken.has(`${cell.name} ${cell.side}`);
    if (isFirst) taken.add(`${cell.name} ${cell.side}`);
    return isFirst || isGate ? [{ ...cell, isFirst }] : [];
  });
}

it('every mail goes to whom it is for, and holds nothing of others', async () => {
  await quiet(world.db);
  const snapshot = await Snapshot.take(world.db);
  const wrong: string[] = [];
  const told = { a: new Set<string>(), b: new Set<string>() };
  for (const cell of due()) {
    const name = `${cell.name} of ${cell.side}, ${cell.actor.name}`;
    const context = contextOf(world, cell.side, asking);
    await ACTS[cell.name]!.before?.(context);
    await TOLD_BEFORE[cell.name]?.(context);
    const { code } = await act(asking, world, cell, true);
    if (code) wrong.push(`${name}: ${code}`);
    await allSent();
    for (const mail of await takeMails(oracle, world.db)) {
      wrong.push(...wrongInMail(mail, cell).map((what) => `${name}: ${what}`));
      if (cell.isFirst) told[cell.side].add(lineOf(mail, cell));
    }
    await snapshot.restore();
  }
  expect(wrong.toSorted()).toEqual([]);
  const lines = readMails();
  expect([...told.a].toSorted()).toEqual(lines.toSorted());
  const alike = lines.filter((line) => !ACTS[line.split(' | ')[0]!]!.once);
  expect([...told.b].toSorted()).toEqual(alike.toSorted());
}, 900_000);

it('every kind of mail is among them, or stands elsewhere with a reason', () => {
  const sent = new Set(readMails().map((line) => line.split(' | ')[1]!));
  expect([...sent, ...Object.keys(MAILED_ELSEWHERE)].toSorted()).toEqual(
    Object.keys(MESSAGE_KINDS).toSorted(),
  );
});

it.each(['api', 'worker'] as const)('the log of the %s holds nothing of anybody', (name) => {
  const { log } = name === 'api' ? api : worker;
  expect(log.length).toBeGreaterThan(50);
  expect(log.split('\n').filter((line) => textMarkersIn(line).length > 0)).toEqual([]);
});
