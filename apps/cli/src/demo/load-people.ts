import { sql, type Tx } from '#database';
import { matchKeyOf } from '#identity';
import { foldText } from '#kernel';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { DEMO_ORGANISATIONS } from './organisations.data.js';
import type { InventedPerson } from './people.js';
import { DEMO_COORDINATORS, DEMO_PERSONS, DEMO_TRAINERS, type DemoPerson } from './persons.data.js';
import type { Random } from './random.js';
import type { Registrant } from './session-rows.js';

const DAY = 24 * 60 * 60_000;
/** How long ago the people and organisations of the demonstration came to the programme. */
const BEGAN_DAYS_AGO = 45;

export interface LoadedPersons {
  readonly registrants: readonly Registrant[];
  /** Who the one-click participant is. */
  readonly participant: Registrant;
  /** By address. */
  readonly trainers: ReadonlyMap<string, string>;
  readonly workingGroup: string;
}

const began = (now: Date): Date => new Date(now.getTime() - BEGAN_DAYS_AGO * DAY);

/** Writes the organisations; answers their ids by the domain of their addresses. */
export async function loadOrganisations(
  tx: Tx,
  random: Random,
  now: Date,
  cities: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const subKinds = await tx.sql(sql<{ id: string; code: string; kind: string }>`
    select id, code, kind from organisation_sub_kinds`);
  const byCode = new Map(subKinds.map((subKind) => [subKind.code, subKind]));
  const ids = new Map<string, string>();
  const rows = DEMO_ORGANISATIONS.map(({ subKindCode, cityCode, name, domain }) => {
    const id = random.idAt(began(now));
    ids.set(domain, id);
    return {
      id,
      kind: byCode.get(subKindCode)?.kind,
      sub_kind_id: byCode.get(subKindCode)?.id,
      city_id: cityCode && cities.get(cityCode),
      name_km: name.km,
      name_en: name.en,
      folded_km: foldText(name.km),
      folded_en: foldText(name.en),
      created_at: began(now),
    };
  });
  await insertRows(tx, 'organisations', rows);
  return ids;
}

/** Writes the people: the demonstration sign-ins with their roles, the trainers, and those who register. */
export async function loadPersons(
  tx: Tx,
  random: Random,
  now: Date,
  known: { cities: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> },
  invented: readonly InventedPerson[],
): Promise<LoadedPersons> {
  const at = began(now);
  const signIns = DEMO_PERSONS.map((person) => ({ person, id: random.idAt(at) }));
  const idByAddress = new Map(signIns.map(({ person, id }) => [person.email, id]));
  const staff = signIns.map(({ person, id }) => personRow(id, person.name.km, person.email, at));
  const otherTrainers = Object.values(DEMO_TRAINERS).filter(({ email }) => !idByAddress.has(email));
  for (const { email, name } of otherTrainers) {
    const id = random.idAt(at);
    idByAddress.set(email, id);
    staff.push(personRow(id, name.km, email, at));
  }
  for (const { email, name } of DEMO_COORDINATORS) {
    const id = random.idAt(at);
    idByAddress.set(email, id);
    staff.push(personRow(id, name.km, email, at));
  }
  const registrants = invented.map((person) => ({ ...person, id: random.idAt(at) }));
  await insertRows(tx, 'people', [...staff, ...registrants.map((person) => registrantRow(person, at))]);
  await loadMemberships(tx, registrants, known.organisations, at);
  const trainersOnly = otherTrainers.map(({ email }) => ({ role: 'TRAINER', email, scopeId: null }));
  const scoped = [...DEMO_PERSONS, ...DEMO_COORDINATORS].map((person) => grantOf(person, known));
  const grants = [...scoped, ...trainersOnly];
  await loadRoles(tx, random, at, grants, idByAddress);
  return {
    registrants,
    participant: participantOf(signIns),
    trainers: idByAddress,
    workingGroup: idOf(idByAddress, 'working-group@samaki.example'),
  };
}

const personRow = (id: string, fullName: string, email: string, at: Date): object => ({
  id,
  full_name: fullName,
  email,
  phone: null,
  locale: 'km',
  match_key: matchKeyOf(fullName, { kind: 'EMAIL', value: email }),
  created_at: at,
});

const registrantRow = ({ id, fullName, contact, locale, matchKey }: Registrant, at: Date): object => ({
  id,
  full_name: fullName,
  email: contact.kind === 'EMAIL' ? contact.value : null,
  phone: contact.kind === 'PHONE' ? contact.value : null,
  locale,
  match_key: matchKey,
  created_at: at,
});

async function loadMemberships(
  tx: Tx,
  registrants: readonly Registrant[],
  organisations: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const rows = registrants.map((person) => ({
    organisation_id: organisations.get(person.organisation.domain),
    person_id: person.id,
    job_title: person.jobTitle,
    since: at,
  }));
  await insertRows(tx, 'memberships', rows);
}

interface Grant {
  readonly role: string;
  readonly email: string;
  readonly scopeId: string | null;
}

function grantOf(
  { role, email, scope }: DemoPerson,
  known: { cities: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> },
): Grant {
  const scopeId = scope.city
    ? idOf(known.cities, scope.city)
    : scope.organisation
      ? idOf(known.organisations, scope.organisation)
      : null;
  return { role, email, scopeId };
}

/** The first grant of a role is the one-click sign-in's: each is a second later than the one before. */
async function loadRoles(
  tx: Tx,
  random: Random,
  at: Date,
  grants: readonly Grant[],
  idByAddress: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = grants.map(({ role, email, scopeId }, index) => ({
    id: random.idAt(at),
    person_id: idOf(idByAddress, email),
    role,
    scope_id: scopeId,
    granted_at: new Date(at.getTime() + index * 1000),
  }));
  await insertRows(tx, 'role_grants', rows);
  await insertRows(
    tx,
    'audit_rows',
    rows.map(({ granted_at, person_id, role, scope_id }) =>
      auditRow(random, granted_at, 'system', 'identity.grant-role', 'person', person_id, null, {
        role,
        scopeId: scope_id,
      }),
    ),
  );
}

function participantOf(signIns: readonly { person: DemoPerson; id: string }[]): Registrant {
  const found = signIns.find(({ person }) => person.role === 'PARTICIPANT');
  const organisation = DEMO_ORGANISATIONS.find(({ domain }) => domain === 'angkor-guides.example');
  if (!found || !organisation)
    throw new Error('The demonstration data name no participant, or not their organisation');
  const contact = { kind: 'EMAIL' as const, value: found.person.email };
  const fullName = found.person.name.km;
  return {
    id: found.id,
    fullName,
    contact,
    matchKey: matchKeyOf(fullName, contact),
    locale: 'km',
    organisation,
    jobTitle: 'មគ្គុទ្ទេសក៍',
  };
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The demonstration data name something that is not there: ${key}`);
  return id;
}
