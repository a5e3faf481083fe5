import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Actor, Role } from '#authz';
import { loadReferenceData as loadCatalogue } from '#catalogue';
import { Config, ConfigModule } from '#config';
import { DatabaseModule, UnitOfWork } from '#database';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import { loadReferenceData, Organisations, OrganisationsModule } from '#organisations';
import { TEST_SECRET, type TestDatabase } from '#testing';

/** Tuesday 1 December 2026, 09:00 in Phnom Penh. */
export const NOW = new Date('2026-12-01T02:00:00Z');

export type Person = Actor & { readonly personId: string };

export interface OrganisationsGrounds {
  readonly app: INestApplicationContext;
  readonly unitOfWork: UnitOfWork;
  readonly cities: ReadonlyMap<string, string>;
  /** Verified, in Siem Reap. */
  readonly lotus: string;
  readonly sovannary: Person;
  /** City officer of Siem Reap. */
  readonly vannak: Person;
  /** City officer of Battambang. */
  readonly officer: Person;
  /** Signed in, and nothing else. */
  readonly sreymom: Person;
  /** Coordinates Lotus Angkor Hotel. */
  readonly pisey: Person;
  close(): Promise<void>;
}

/** The domain of organisations in the api's role, with the people of docs/stories/organisation-life.md. */
export async function layOrganisations(
  db: TestDatabase,
  modules: Type[] = [OrganisationsModule],
): Promise<OrganisationsGrounds> {
  const config = Config.read({ NODE_ENV: 'test', DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET });
  @Module({
    imports: [ConfigModule.with(config), DatabaseModule.forProcess('samaki_app', []), ...modules],
  })
  class TestModule {}
  const app = await NestFactory.createApplicationContext(TestModule, { logger: false });
  const unitOfWork = app.get(UnitOfWork);
  const organisations = app.get(Organisations, { strict: false });
  await unitOfWork.run(loadCatalogue);
  await unitOfWork.run(loadReferenceData);
  const rows = await db.ownerSql<{ code: string; id: string }>('select code, id from cities');
  const cities = new Map(rows.map(({ code, id }) => [code, id]));
  const lotus = await unitOfWork.run((tx) =>
    organisations.add(tx, {
      subKindCode: 'medium-company',
      cityCode: 'siem-reap',
      name: { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' },
    }),
  );
  return {
    app,
    unitOfWork,
    cities,
    lotus,
    sovannary: await aPerson(db, 'ម៉ៅ សុវណ្ណារី', 'working-group@samaki.example', ['WORKING_GROUP', null]),
    vannak: await aPerson(db, 'ប្រាក់ វណ្ណៈ', 'city-officer@samaki.example', [
      'CITY_OFFICER',
      cities.get('siem-reap')!,
    ]),
    officer: await aPerson(db, 'ឡុង វិបុល', 'officer@battambang.example', [
      'CITY_OFFICER',
      cities.get('battambang')!,
    ]),
    sreymom: await aPerson(db, 'ចាន់ ស្រីមុំ', 'sreymom.chan@angkor-guides.example'),
    pisey: await aPerson(db, 'ង៉ែត ពិសី', 'pisey.nget@lotus-angkor.example', ['COORDINATOR', lotus]),
    close: () => app.close(),
  };
}

/** Somebody with these roles, as an actor who is signed in. */
export async function aPerson(
  db: TestDatabase,
  fullName: string,
  email: string | null,
  ...roles: (readonly [Role, string | null])[]
): Promise<Person> {
  const id = newId();
  const key = email ? matchKeyOf(fullName, { kind: 'EMAIL', value: email }) : `~test ${id}`;
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $4)`,
    [id, fullName, email, key],
  );
  for (const [role, scopeId] of roles)
    await db.ownerSql('insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)', [
      newId(),
      id,
      role,
      scopeId,
    ]);
  return actorOf(
    id,
    roles.map(([role, scopeId]) => ({ role, scopeId })),
  );
}

export const actorOf = (personId: string, roles: Actor['roles'] = []): Person => ({
  kind: 'person',
  personId,
  signInId: null,
  roles,
  withheldRoles: [],
  strength: 'PASSKEY',
  freshUntil: null,
});

/** A member of an organisation, who is nobody else. Answers the person's id. */
export async function aMember(
  db: TestDatabase,
  organisationId: string,
  fullName: string,
  email: string | null = null,
): Promise<string> {
  const { personId } = await aPerson(db, fullName, email);
  await db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
    organisationId,
    personId,
  ]);
  return personId;
}

/** The person as the next request finds them: with the roles that they have by then. */
export async function afresh(db: TestDatabase, { personId }: Person): Promise<Person> {
  const roles = await db.ownerSql<{ role: Role; scopeId: string | null }>(
    `select role, scope_id as "scopeId" from role_grants where person_id = $1`,
    [personId],
  );
  return actorOf(personId, roles);
}

/** Mails of a cause, as `kind to address`, sorted. */
export async function mailsOf(db: TestDatabase, causeId: string): Promise<string[]> {
  const rows = await db.ownerSql<{ line: string }>(
    `select replace(kind, 'organisations.', '') || ' ' || to_address as line from messages where cause_id = $1 and status <> 'CANCELLED'`,
    [causeId],
  );
  return rows.map(({ line }) => line).toSorted();
}

/** OK, or the code of a refusal. */
export const said = (result: {
  readonly ok: boolean;
  readonly refusal?: { readonly code: string };
}): string => (result.ok ? 'OK' : (result.refusal?.code ?? ''));
