/* Story: docs/stories/mail-ledger.md. kill -9 of the worker in the middle of five hundred due reminders. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { isGate, queueBackends, times, waitFor } from '#testing';
import { PEOPLE, ReminderHouse, UNDER_WAY } from './support/five-hundred-reminders.js';

/** No mail can be met by more than two kills, so every one of them is sent again: three meetings make it an operator's. */
const KILLS = 2;
const ROUNDS = times(1, 4);
const STORM = 12;
/** How long the server takes for one mail, so that a kill always meets some under way. */
const DELAY_MS = 20;
const WAIT_MS = 120_000;
const TEST_MS = 300_000;

let house: ReminderHouse;
afterEach(() => house.leave());

/** Signals the worker at the moment when the server has the next so-manieth mail in hand. */
function signalAt(): { after(mails: number, signal: NodeJS.Signals): void } {
  let begun = 0;
  let at = Infinity;
  let how: NodeJS.Signals = 'SIGKILL';
  house.oracle.answer(() => {
    begun += 1;
    if (begun === at) house.worker?.signal(how);
    return { delayMs: DELAY_MS };
  });
  return {
    after: (mails, signal) => {
      at = begun + mails;
      how = signal;
    },
  };
}

/** Sends everything with so many kills, each at the moment when the server has a mail in hand. */
async function sendUnderKills(kills: number, between?: () => Promise<unknown>): Promise<void> {
  const next = signalAt();
  next.after(Math.ceil(PEOPLE / (kills + 1)), 'SIGKILL');
  await house.startWorker();
  await house.letReminderTimeCome();
  for (let kill = 1; kill <= kills; kill += 1) {
    await house.worker?.exit();
    // More than enough was repeated already: the twin has shown what it is for.
    if (house.extras > kills * UNDER_WAY) return;
    await between?.();
    if (kill < kills) next.after(Math.ceil(PEOPLE / (kills + 1)), 'SIGKILL');
    await house.startWorker();
  }
}

const allSent = (): Promise<boolean> =>
  waitFor(async () => (await house.countOf(`status = 'SENT'`)) === PEOPLE, WAIT_MS, 'every row to be SENT');

/** What holds after two kills: everybody reached, nobody more than twice over, each mail known by its id. */
async function everybodyIsReached(): Promise<void> {
  await allSent();
  expect(house.oracle.counts().size).toBe(PEOPLE);
  expect(house.extras).toBeLessThanOrEqual(KILLS * UNDER_WAY);
  const pairs = new Set(house.oracle.taken.map((mail) => `${mail.to} ${mail.messageId}`));
  expect(pairs.size).toBe(PEOPLE);
  expect(await house.countOf(`kind = 'reminders.day-before'`)).toBe(PEOPLE);
}

/** What holds after any number of kills: a mail was sent, or it was in doubt three times and an operator sees it. */
async function nobodyIsLost(kills: number): Promise<void> {
  const inDoubt = `status = 'UNKNOWN' and unknowns = 3 and lease_until is null`;
  await waitFor(
    async () => (await house.countOf(`status = 'SENT' or ${inDoubt}`)) === PEOPLE,
    WAIT_MS,
    'every row to be SENT or an operator item',
  );
  const items = await house.database.ownerSql<{ to: string }>(
    `select to_address as "to" from messages where ${inDoubt}`,
  );
  const reached = house.oracle.counts();
  const seen = new Set([...reached.keys(), ...items.map((item) => item.to)]);
  expect(seen.size).toBe(PEOPLE);
  expect(Math.max(...reached.values())).toBeLessThanOrEqual(3);
  expect(house.extras).toBeLessThanOrEqual(kills * UNDER_WAY);
}

/** The same again in a house of its own, as often as this run asks. */
async function inEachRound(backend: 'postgresql' | 'redis', run: () => Promise<void>): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    house = await ReminderHouse.build({ backend });
    await run();
    if (round < ROUNDS) await house.leave();
  }
}

describe.each(queueBackends())('kill -9 of the worker, queues on %s', (backend) => {
  it(
    'loses nobody and repeats at most what was under way',
    () =>
      inEachRound(backend, async () => {
        await sendUnderKills(KILLS);

        await everybodyIsReached();
      }),
    ROUNDS * TEST_MS,
  );

  it(
    'repeats more than was ever under way when lease and fence are taken away',
    async () => {
      house = await ReminderHouse.build({ backend, withoutLease: true });

      await sendUnderKills(KILLS);

      await waitFor(() => house.extras > KILLS * UNDER_WAY, WAIT_MS, 'more copies than were ever under way');
    },
    TEST_MS,
  );

  it(
    'repeats nothing when it is told to end: what is under way is finished, the rest handed back',
    async () => {
      house = await ReminderHouse.build({ backend });
      signalAt().after(PEOPLE / 4, 'SIGTERM');
      await house.startWorker();
      await house.letReminderTimeCome();

      expect(await house.worker?.exit()).toBe(0);
      const before = house.oracle.taken.length;
      expect(await house.countOf(`status = 'SENT'`)).toBe(before);
      expect(before).toBeLessThan(PEOPLE);

      await house.startWorker();
      await allSent();
      expect(house.oracle.taken).toHaveLength(PEOPLE);
    },
    TEST_MS,
  );

  if (isGate) {
    it(
      `loses nobody in a storm of ${STORM} kills: who was not reached is on the operator's list`,
      async () => {
        house = await ReminderHouse.build({ backend });

        await sendUnderKills(STORM);

        await nobodyIsLost(STORM);
      },
      2 * TEST_MS,
    );
  }

  if (backend === 'redis') {
    it(
      'loses nobody when Redis is emptied in between',
      () =>
        inEachRound(backend, async () => {
          await sendUnderKills(KILLS, async () => house.redis?.command('FLUSHALL'));

          await everybodyIsReached();
        }),
      ROUNDS * TEST_MS,
    );
  }
});
