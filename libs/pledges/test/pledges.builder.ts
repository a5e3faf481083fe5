import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Actor, personActor, type RoleGrant } from '#authz';
import { loadReferenceData as loadCatalogue } from '#catalogue';
import { Config, ConfigModule } from '#config';
import { createDataSource, DatabaseModule, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { loadReferenceData as loadSubKinds, Organisations } from '#organisations';
import { loadReferenceData as loadUnits, PledgesModule } from '#pledges';
import { TEST_SECRET, type TestDatabase } from '#testing';

/** The programme's clock in these tests: Tuesday 1 December 2026, 09:00 in Phnom Penh. */
export const NOW = new Date('2026-12-01T02:00:00Z');

export interface Grounds {
  /** By code. */
  readonly cities: ReadonlyMap<string, string>;
  readonly sectors: ReadonlyMap<string, string>;
  readonly focusAreas: ReadonlyMap<string, string>;
  /** One of each kind. */
  readonly organisations: { readonly company: string; readonly ngo: string; readonly university: string };
}

/** Cities, sectors, units and three organisations. */
export async function layGrounds(db: TestDatabase): Promise<Grounds> {
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 1 }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  const organisations = new Organisations();
  const ids: string[] = [];
  await unitOfWork.run(async (tx) => {
    await loadCatalogue(tx);
    await loadSubKinds(tx);
    await loadUnits(tx);
    for (const [subKindCode, km, en] of [
      ['small-company', 'ក្រុមហ៊ុន ទន្លេ ម៉ូប៊ីលីធី', 'Tonle Mobility'],
      ['local-ngo', 'អង្គការទឹកស្អាត', 'Clean Water Cambodia'],
      ['university', 'សាកលវិទ្យាល័យភូមិន្ទភ្នំពេញ', 'Royal University of Phnom Penh'],
    ] as const)
      ids.push(await organisations.add(tx, { subKindCode, cityCode: 'phnom-penh', name: { km, en } }));
  });
  await dataSource.destroy();
  const byCode = async (table: string): Promise<Map<string, string>> => {
    const rows = await db.ownerSql<{ code: string; id: string }>(`select code, id from ${table}`);
    return new Map(rows.map(({ code, id }) => [code, id]));
  };
  const [company, ngo, university] = ids as [string, string, string];
  return {
    cities: await byCode('cities'),
    sectors: await byCode('sectors'),
    focusAreas: await byCode('focus_areas'),
    organisations: { company, ngo, university },
  };
}

export interface PledgeWish {
  readonly organisationId: string;
  readonly cityId: string;
  readonly sectorId: string;
  /** A currency with minor units, or a unit in kind with thousandths. */
  readonly unit: string;
  readonly value: bigint | number;
  readonly status?: 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN';
}

/** A pledge written straight into the table, in any state. Answers its id. */
export async function aPledge(db: TestDatabase, wish: PledgeWish): Promise<string> {
  const id = newId();
  const isMoney = wish.unit === 'USD' || wish.unit === 'KHR';
  await db.ownerSql(
    `insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor,
       unit_code, quantity_thousandths, status, decided_at, decision_reason)
     select $1, o.id, o.kind, $3, s.id, s.focus_area_id, $5, $6, $7, $8, $9, $10,
       case when $10 <> 'OFFERED' then app_now() end, case when $10 = 'DECLINED' then 'No use for it' end
     from organisations o, sectors s where o.id = $2 and s.id = $4`,
    [
      id,
      wish.organisationId,
      wish.cityId,
      wish.sectorId,
      isMoney ? 'MONEY' : 'IN_KIND',
      isMoney ? wish.unit : null,
      isMoney ? String(wish.value) : null,
      isMoney ? null : wish.unit,
      isMoney ? null : String(wish.value),
      wish.status ?? 'OFFERED',
    ],
  );
  return id;
}

export interface People {
  /** Coordinates the company. */
  readonly pisey: Actor;
  /** Coordinates the NGO. */
  readonly dara: Actor;
  /** Working group. */
  readonly sovannary: Actor;
  /** Working group, and coordinates the company too. */
  readonly both: Actor;
  /** City officer of Siem Reap. */
  readonly vannak: Actor;
  readonly chair: Actor;
}

/** The people of docs/stories/pledges.md, with their roles and addresses. */
export async function layPeople(db: TestDatabase, grounds: Grounds): Promise<People> {
  const person = async (name: string, ...roles: RoleGrant[]): Promise<Actor> => {
    const personId = newId();
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $2)`,
      [personId, name, `${name.toLowerCase()}@samaki.example`],
    );
    for (const { role, scopeId } of roles)
      await db.ownerSql('insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)', [
        newId(),
        personId,
        role,
        scopeId,
      ]);
    return personActor(personId, roles);
  };
  const coordinator = (scopeId: string): RoleGrant => ({ role: 'COORDINATOR', scopeId });
  const { company, ngo } = grounds.organisations;
  return {
    pisey: await person('Pisey', coordinator(company)),
    dara: await person('Dara', coordinator(ngo)),
    sovannary: await person('Sovannary', { role: 'WORKING_GROUP', scopeId: null }),
    both: await person('Both', { role: 'WORKING_GROUP', scopeId: null }, coordinator(company)),
    vannak: await person('Vannak', { role: 'CITY_OFFICER', scopeId: grounds.cities.get('siem-reap')! }),
    chair: await person('Chair', { role: 'CHAIR', scopeId: null }),
  };
}

/** Pledges over a test's database, composed as the api composes them. */
export async function composePledges(db: TestDatabase): Promise<INestApplicationContext> {
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });

  @Module({
    imports: [ConfigModule.with(config), DatabaseModule.forProcess('samaki_app', [], 8), PledgesModule],
  })
  class PledgesOnlyModule {}

  return NestFactory.createApplicationContext(PledgesOnlyModule, { logger: ['error'], abortOnError: false });
}
