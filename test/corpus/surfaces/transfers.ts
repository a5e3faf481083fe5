import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, openSession, outcomeOf, typedBy } from './asking.js';
import { globalId } from './ask.js';
import { newAddress } from './rows.js';
import { textSurface } from './texts.js';

/** A ticket of somebody who was never here, whose seat can be given or changed. Answers its code. */
export async function freshTicket(world: CorpusWorld): Promise<string> {
  const input = {
    sessionId: await openSession(world),
    fullName: 'Corpus Given',
    organisation: 'Corpus Guides',
    contact: newAddress(),
    locale: 'en',
    idempotencyKey: newId(),
  };
  const { payload } = await act(world, 'registerForSession', input, { locale: 'en' }, 'ticket { reference }');
  return (payload!['ticket'] as { reference: string }).reference;
}

/** Another date of the open session's course. Answers its global id. */
export async function anotherDate(world: CorpusWorld): Promise<string> {
  const id = newId();
  const open = await openSession(world);
  await world.db.ownerSql(
    `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', $1::uuid, 'starts_at', s.starts_at + interval '7 days',
       'ends_at', s.ends_at + interval '7 days', 'doors_open_at', s.doors_open_at + interval '7 days'))).*
     from sessions s where 'ses_' || replace(s.id::text, '-', '') = $2`,
    [id, open],
  );
  await world.db.ownerSql(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version)
     select id, 50, starts_at, schedule_version from sessions where id = $1`,
    [id],
  );
  return globalId('ses', id);
}

/** Somebody has a seat to give, before what a refusal leaves is looked at. */
async function ticketToGive(world: CorpusWorld): Promise<void> {
  world.known.set('ticket-to-give', await freshTicket(world));
}

const colleague = (): Record<string, unknown> => ({
  fullName: 'Corpus Colleague',
  contact: newAddress(),
  locale: 'en',
  idempotencyKey: newId(),
});

const wishOf = (world: CorpusWorld, more: object): Record<string, unknown> => ({
  reference: world.known.get('ticket-to-give'),
  ...colleague(),
  ...more,
});

/** The contact as it is kept, of who was given a seat. */
const contact: Surface = {
  at: ['TransferToPersonInput.contact', 'Mutation.transferToPerson'],
  prepare: ticketToGive,
  send: async (world, row, locale) => {
    const fullName = `Colleague ${row.id.replace(/[^0-9]/g, '').replace(/[0-9]/g, (n) => 'kamsoptine'[Number(n)]!)}`;
    const input = wishOf(world, { contact: typedBy(world, row), fullName });
    const answer = await act(world, 'transferToPerson', input, { locale });
    return outcomeOf(answer, async () => {
      const found = await world.row<{ contact: string }>(
        `select coalesce(email, phone) as contact from people where full_name = $1`,
        fullName,
      );
      return found.contact;
    });
  },
};

/** A mutation by a ticket's code; what counts as stored is the state of the ticket. */
export const byTicket = (
  name: string,
  more: (world: CorpusWorld) => Promise<object>,
  state: string,
): Surface => ({
  at: [`${name[0]!.toUpperCase()}${name.slice(1)}Input.reference`],
  send: async (world, row: CorpusCase, locale) => {
    const input = { ...(await more(world)), reference: typedBy(world, row) };
    const answer = await act(world, name, input, { locale }, `ticket { ${state} }`);
    return outcomeOf(
      answer,
      async () => (answer.payload?.['ticket'] as Record<string, unknown> | null)?.[state],
    );
  },
});

/** Seats that are given to somebody else, changed for another date, or for the other half of a hybrid session. */
export const transferSurfaces: Surfaces = {
  'transfer.fullName': textSurface({
    mutation: 'transferToPerson',
    at: ['TransferToPersonInput.fullName'],
    actor: undefined,
    prepare: ticketToGive,
    input: async (world, fullName) => wishOf(world, { fullName }),
    key: async (input) => input['contact'],
    stored: 'select full_name as v from people where email = $1',
  }),
  'mail.transfer': contact,
  'phone.transfer': contact,
  'token.ticket-give': byTicket('transferToPerson', async () => colleague(), 'state'),
  'token.ticket-date': byTicket(
    'transferToSession',
    async (world) => ({ sessionId: await openSession(world), idempotencyKey: newId() }),
    'state',
  ),
  'token.ticket-mode': byTicket('switchAttendanceMode', async () => ({ mode: 'ONLINE' }), 'attendanceMode'),
};
