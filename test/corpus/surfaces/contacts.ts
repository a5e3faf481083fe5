import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Outcome, Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, openSession, outcomeOf, ownOrganisation, typedBy } from './asking.js';
import { enrolList } from './lists.js';

/** A contact, or a contact and the name beside it. */
interface Person {
  readonly contact: string;
  readonly fullName: string;
  /** Did the case type a name of its own? Then it is read back too. */
  readonly isNamed: boolean;
}

/** Names by letters, so that no two of them are spelt alike. */
const nameOf = (row: CorpusCase): string =>
  `Corpus ${row.id.replace(/[^0-9]/g, '').replace(/[0-9]/g, (digit) => 'kamsoptine'[Number(digit)]!)}`;

function personOf(world: CorpusWorld, row: CorpusCase): Person {
  const typed = typedBy(world, row) as string | { contact: string; fullName: string };
  return typeof typed === 'string'
    ? { contact: typed, fullName: nameOf(row), isNamed: false }
    : { ...typed, isNamed: true };
}

/** What stands of somebody: the contact alone, or with the name that the case typed. */
const asStored = (found: { contact: string; fullName: string }, { isNamed }: Person): unknown =>
  isNamed ? { email: found.contact, fullName: found.fullName } : found.contact;

const registration: Surface = {
  at: ['RegisterForSessionInput.contact', 'Mutation.registerForSession'],
  send: async (world, row, locale) => {
    const person = personOf(world, row);
    const { contact, fullName } = person;
    const input = {
      sessionId: await openSession(world),
      organisation: 'Corpus Guides',
      contact,
      fullName,
      locale: 'en',
      idempotencyKey: newId(),
    };
    const answer = await act(world, 'registerForSession', input, { locale }, 'ticket { reference }');
    return outcomeOf(answer, async () => {
      const { reference } = answer.payload!['ticket'] as { reference: string };
      const found = await world.row<{ contact: string; fullName: string }>(
        `select coalesce(p.email, p.phone) as contact, p.full_name as "fullName"
         from registrations r join people p on p.id = r.person_id where r.reference = $1`,
        reference,
      );
      return asStored(found, person);
    });
  },
};

const member: Surface = {
  at: ['AddMemberInput.contact', 'Mutation.addMember'],
  send: async (world, row, locale) => {
    const { contact, fullName } = personOf(world, row);
    const input = { organisationId: await ownOrganisation(world), contact, fullName, locale: 'en' };
    const answer = await act(world, 'addMember', input, { as: 'COORDINATOR', locale });
    return outcomeOf(answer, async () => {
      const found = await world.row<{ contact: string }>(
        `select coalesce(p.email, p.phone) as contact from memberships m join people p on p.id = m.person_id
         where p.full_name = $1`,
        fullName,
      );
      return found.contact;
    });
  },
};

const enrolment: Surface = {
  at: ['EnrolPeopleInput.list', 'PreviewEnrolmentInput.list'],
  send: async (world, row, locale) => {
    const { contact, fullName } = personOf(world, row);
    const outcome = await enrolList(world, `${fullName}\t${contact}`, locale);
    return {
      ...outcome,
      stored: async () => ((await outcome.stored!()) as { people: [string, string][] }).people[0]![1],
    };
  },
};

/** A mutation that takes an address as `email`, and where the address stands afterwards. */
const byEmail = (
  name: string,
  as: string | undefined,
  more: (world: CorpusWorld, row: CorpusCase) => object | Promise<object>,
  column: string,
): Surface => ({
  at: [`${name[0]!.toUpperCase()}${name.slice(1)}Input.email`, `Mutation.${name}`],
  send: async (world, row, locale): Promise<Outcome> => {
    const email = typedBy(world, row) as string;
    const answer = await act(world, name, { email, ...(await more(world, row)) }, { as, locale });
    return outcomeOf(answer, async () => {
      const [table = '', field = ''] = column.split('.');
      const found = await world.row<{ email: string }>(
        `select ${field} as email from ${table} order by id desc limit 1`,
      );
      return found.email;
    });
  },
});

const words = (row: CorpusCase): object => ({ fullName: nameOf(row), locale: 'en' });
const inOrganisation = async (world: CorpusWorld, row: CorpusCase): Promise<object> => ({
  ...words(row),
  organisationId: await ownOrganisation(world),
});

const erasure: Surface = {
  at: ['AskErasureForInput.phone', 'Mutation.askErasureFor'],
  prepare: async (world, row) => {
    if ('accept' in row.expect) await registration.send(world, row, 'en');
  },
  send: async (world, row, locale) => {
    const input = { fullName: nameOf(row), phone: typedBy(world, row), reason: 'asked by telephone' };
    const answer = await act(world, 'askErasureFor', input, { as: 'WORKING_GROUP', locale });
    return outcomeOf(answer, async () => {
      const found = await world.row<{ asked: boolean }>(
        `select exists (select from erasures e join people p on p.id = e.person_id where p.full_name = $1) as asked`,
        nameOf(row),
      );
      return found.asked ? 'asked' : 'not asked';
    });
  },
};

const signInCode = byEmail('requestSignInCode', undefined, () => ({ locale: 'en' }), 'sign_in_codes.email');

/** Every field that takes an address or a number. */
export const contactSurfaces: Surfaces = {
  'mail.registration': registration,
  'mail.member': member,
  'mail.enrolment': enrolment,
  'mail.sign-in-code': signInCode,
  'mail.sign-in': byEmail('signIn', undefined, () => ({ code: '48201937' }), 'sign_in_codes.email'),
  'mail.invitation': byEmail(
    'invitePerson',
    'WORKING_GROUP',
    (_world, row) => ({ ...words(row), role: 'TRAINER' }),
    'invitations.email',
  ),
  'mail.coordinator': byEmail('inviteCoordinator', 'COORDINATOR', inOrganisation, 'invitations.email'),
  'mail.hand-over': byEmail('handOverOrganisation', 'COORDINATOR', inOrganisation, 'invitations.email'),
  'mail.contact-change': byEmail('requestContactChange', 'PARTICIPANT', () => ({}), 'contact_changes.email'),
  'mail.recovery': byEmail(
    'askSignInRecovery',
    'ADMINISTRATOR',
    () => ({ reason: 'lost' }),
    'sign_in_recoveries.id',
  ),
  'mail.first-administrator': byEmail(
    'claimFirstAdministrator',
    undefined,
    (_world, row) => ({ ...words(row), secret: 'a'.repeat(43) }),
    'people.email',
  ),
  'mail.domain': {
    at: ['RequestDomainInput.domain', 'Mutation.requestDomain'],
    send: async (world, row, locale) => {
      const input = { organisationId: await ownOrganisation(world), domain: typedBy(world, row) };
      const answer = await act(world, 'requestDomain', input, { as: 'COORDINATOR', locale });
      return outcomeOf(answer, async () => null);
    },
  },
  'phone.registration': registration,
  'phone.member': member,
  'phone.enrolment': enrolment,
  'phone.erasure': erasure,
  'phone.sign-in-code': signInCode,
};
