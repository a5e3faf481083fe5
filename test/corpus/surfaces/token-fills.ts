import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { deriveInvitationToken } from '../../../libs/identity/src/domain/invitation.rules.js';
import { deriveCode } from '../../../libs/identity/src/domain/sign-in-code.rules.js';
import { joinToken } from '../../../libs/organisations/src/domain/joining.rules.js';
import { linkToken } from '../../../libs/outreach/src/domain/personal-link.js';
import type { CorpusWorld } from '../world.js';
import { fillAddresses } from './addresses.js';
import { fillWishes } from './wishes.js';
import { fillSeatLinks, freshSeatLink } from './aside.js';
import { act, ask, openSession, ownOrganisation } from './asking.js';

/** Who signs in with a code: the participant of the demonstration. */
export const GUEST = 'participant@samaki.example';

const EN = 'en' as const;
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const khmer = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)));
/** The same but for its last character, of which every bit counts: the one before the end. */
const altered = (token: string): string => {
  const at = token.length - 2;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
};
/** The same bytes in another spelling: the last character of 43 holds two bits that mean nothing. */
function respelt(token: string): string {
  const twins = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `${token.slice(0, -1)}${twins[twins.indexOf(token.at(-1)!) ^ 1]}`;
}

/** A code for the guest, asked in a browser of its own. */
export async function freshCode(world: CorpusWorld): Promise<void> {
  await world.db.ownerSql(`update sign_in_codes set created_at = created_at - interval '2 hours'`);
  await act(world, 'requestSignInCode', { email: GUEST, locale: EN }, { locale: EN });
  const cookies = world.exchanges.at(-1)!.headers['set-cookie'] as string[];
  const { id } = await world.row<{ id: string }>('select id from sign_in_codes order by id desc limit 1');
  const code = deriveCode(TEST_SECRET, id);
  world.known.set('code-browser', cookies.map((cookie) => cookie.split(';')[0]).join('; '));
  world.known.set('code', code);
  world.known.set('code-khmer', khmer(code));
  world.known.set('code-dashed', `${code.slice(0, 4)}\u2013${code.slice(4)}`);
  world.known.set('code-cut', code.slice(0, 7));
  world.known.set('code-fullwidth', fullWidth(code));
}

/** Registers somebody under a ticket code that is known beforehand. */
async function ticketOf(world: CorpusWorld, name: string, reference: string): Promise<string> {
  const input = {
    sessionId: await openSession(world),
    fullName: name,
    organisation: 'Corpus Guides',
    contact: `${newId()}@corpus.example`,
    locale: EN,
    idempotencyKey: newId(),
  };
  const { payload } = await act(world, 'registerForSession', input, { locale: EN }, 'ticket { reference }');
  const drawn = (payload!['ticket'] as { reference: string }).reference;
  const { id } = await world.row<{ id: string }>(
    'update registrations set reference = $1 where reference = $2 returning id',
    reference,
    drawn,
  );
  return id;
}

async function fillTickets(world: CorpusWorld): Promise<void> {
  const ticket = '01AB23CD45EF';
  const id = await ticketOf(world, 'Corpus Ticket', ticket);
  await ticketOf(world, 'Corpus Second', '09ZY87XW65VT');
  const { known } = world;
  known.set('registration-id', id);
  known.set('ticket', ticket);
  known.set('ticket-lower', ticket.toLowerCase());
  known.set('ticket-dashed', '01AB-23CD-45EF');
  known.set('ticket-khmer', khmer(ticket));
  known.set('ticket-lookalike', 'OlAB23CD45EF');
  known.set('ticket-spaced', '01AB 23CD 45EF');
  known.set('ticket-altered', '01AB23CD45EG');
  known.set('ticket-cut', ticket.slice(0, -1));
  known.set('ticket-fullwidth', fullWidth(ticket));
  known.set('second-lower', '09zy87xw65vt');
}

/** Invites an address to a role. Answers the id. */
async function invited(world: CorpusWorld, email: string, role: string): Promise<string> {
  const input = { email, role, fullName: 'Corpus Invited', locale: EN };
  await act(world, 'invitePerson', input, { as: 'ADMINISTRATOR', locale: EN });
  return (await world.row<{ id: string }>('select id from invitations order by id desc limit 1')).id;
}

async function fillInvitations(world: CorpusWorld): Promise<void> {
  const open = deriveInvitationToken(TEST_SECRET, await invited(world, 'invited@corpus.example', 'TRAINER'));
  const withdrawn = await invited(world, GUEST, 'TRAINER');
  const expired = await invited(world, GUEST, 'CHAIR');
  await world.db.ownerSql('update invitations set withdrawn_at = app_now() where id = $1', [withdrawn]);
  await world.db.ownerSql(
    `update invitations set created_at = created_at - interval '21 days', sent_at = sent_at - interval '21 days',
       expires_at = expires_at - interval '21 days' where id = $1`,
    [expired],
  );
  const { known } = world;
  known.set('invitation', open);
  known.set('invitation-altered', altered(open));
  known.set('invitation-cut', open.slice(0, -3));
  known.set('invitation-withdrawn', deriveInvitationToken(TEST_SECRET, withdrawn));
  known.set('invitation-expired', deriveInvitationToken(TEST_SECRET, expired));
}

async function fillLinks(world: CorpusWorld): Promise<void> {
  const organisationId = await ownOrganisation(world);
  const links: string[] = [];
  for (const days of [7, 14]) {
    await act(world, 'renewJoinLink', { organisationId, days }, { as: 'COORDINATOR', locale: EN });
    const { id } = await world.row<{ id: string }>(
      'select id from organisation_join_links order by id desc limit 1',
    );
    links.push(joinToken(TEST_SECRET, id));
  }
  const [ended = '', join = ''] = links;
  const { id } = await world.row<{ id: string }>(
    `select id from campaign_recipients where status = 'INVITED' and person_id is not null order by id limit 1`,
  );
  const { known } = world;
  known.set('join', join);
  known.set('join-organisation', organisationId);
  known.set('join-ended', ended);
  known.set('join-altered', altered(join));
  known.set('join-respelt', respelt(join));
  known.set('unsubscribe', linkToken(TEST_SECRET, 'unsubscribe', id));
  known.set('unsubscribe-altered', altered(linkToken(TEST_SECRET, 'unsubscribe', id)));
  known.set('campaign-invitation', linkToken(TEST_SECRET, 'invitation', id));
}

async function fillExport(world: CorpusWorld): Promise<void> {
  const query = `mutation ($input: StartExportInput!) { startExport(input: $input) { token } }`;
  const input = { list: 'topics', filters: [], format: 'CSV' };
  const { data } = await ask(world, query, { input }, { as: 'WORKING_GROUP', locale: EN });
  const { token } = data['startExport'] as { token: string };
  world.known.set('export', token);
  world.known.set('export-altered', altered(token));
}

/** Everything that the cases of class 14 name. */
export async function fillTokens(world: CorpusWorld): Promise<void> {
  await fillTickets(world);
  await fillInvitations(world);
  await fillLinks(world);
  await fillExport(world);
  await fillAddresses(world, { altered, respelt });
  await fillWishes(world, { altered, respelt });
  await fillSeatLinks(world, await freshSeatLink(world), { altered, respelt });
}
