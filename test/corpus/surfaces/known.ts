import { newId } from '#kernel';
import type { CorpusWorld } from '../world.js';
import { globalId, idOf, type Input, must } from './ask.js';
import { OWN, openSession, own, personOf, TRAINED } from './rows.js';

/** Names in guillemets, the kind of each, and the statement that finds it in the demonstration. */
const FOUND: Readonly<Record<string, readonly [prefix: string, statement: string]>> = {
  'foreign-org': [
    'org',
    `select id from organisations where state = 'VERIFIED' and id <> (${OWN}) and id not in
       (select scope_id from role_grants where scope_id is not null) order by id limit 1`,
  ],
  'foreign-pledge': ['plg', `select id from pledges where organisation_id <> (${OWN}) order by id limit 1`],
  'foreign-submission': [
    'sub',
    `select s.id from submissions s join topics t on t.id = s.topic_id where s.organisation_id <> (${OWN}) and t.published_at is null order by s.id limit 1`,
  ],
  'foreign-registration': [
    'reg',
    `select id from registrations where organisation_id is distinct from (${OWN}) and status = 'CONFIRMED' order by id limit 1`,
  ],
  'foreign-session': [
    'ses',
    `select s.id from sessions s where s.id not in (select session_id from session_trainers where person_id =
       (select person_id from role_grants where role = 'TRAINER' order by granted_at, person_id limit 1)) order by s.id limit 1`,
  ],
  trained: ['ses', TRAINED],
  report: ['rpt', 'select id from reports order by id limit 1'],
  topic: ['top', 'select id from topics where closes_at > app_now() order by id limit 1'],
  'closed-topic': ['top', 'select id from topics where closes_at <= app_now() order by id limit 1'],
  course: ['crs', 'select id from courses order by code limit 1'],
  'other-course': ['crs', 'select id from courses order by code desc limit 1'],
  sector: ['sct', `select id from sectors where code = 'transport'`],
  experience: ['exp', 'select id from experiences order by id limit 1'],
  campaign: ['cpg', 'select id from campaigns order by id limit 1'],
  invitation: ['inv', 'select id from invitations order by id limit 1'],
  somebody: ['per', `select id from people where email like 'kanary%'`],
  audit: ['aud', 'select id from audit_rows order by id limit 1'],
};

/** Finds what cases speak of, once, before the first of them. */
export async function learn(world: CorpusWorld): Promise<void> {
  for (const [name, [prefix, statement]] of Object.entries(FOUND))
    world.known.set(name, await idOf(world, prefix, statement));
  world.known.set('open', await openSession(world));
  world.known.set('own', await own(world));
  world.known.set('me-participant', globalId('per', await personOf(world, 'PARTICIPANT')));
  for (const prefix of [
    'ses',
    'org',
    'plg',
    'sub',
    'reg',
    'rpt',
    'top',
    'cpg',
    'inv',
    'per',
    'odm',
    'ojr',
    'ers',
    'rcv',
    'aud',
    'grp',
  ])
    world.known.set(`no-${prefix}`, globalId(prefix, newId()));
  const offer: Input = {
    organisationId: world.known.get('own'),
    terms: { city: 'siem-reap', sector: 'tourism', amount: '1', unit: 'USD' },
    idempotencyKey: newId(),
  };
  await must(world, 'offerPledge', offer, 'COORDINATOR');
  const last = 'select id from pledges order by offered_at desc, id desc limit 1';
  world.known.set('own-pledge', await idOf(world, 'plg', last));
}
