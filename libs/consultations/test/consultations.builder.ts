import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Actor, personActor, type Role } from '#authz';
import { Config, ConfigModule } from '#config';
import { ConsultationsModule } from '#consultations';
import { DatabaseModule } from '#database';
import { newId } from '#kernel';
import { TEST_SECRET, type TestDatabase } from '#testing';

/** 09:00 on Monday 2 November 2026 in Phnom Penh. */
export const MORNING = '2026-11-02T02:00:00Z';
export const OPENS = new Date('2026-11-02T03:00:00Z');
export const FIRST_CLOSE = new Date('2026-11-23T10:00:00Z');
export const CLOSES = new Date('2026-11-30T10:00:00Z');

/** Consultations over a test's database, composed as the api composes them. */
export async function composeConsultations(db: TestDatabase): Promise<INestApplicationContext> {
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });

  @Module({
    imports: [ConfigModule.with(config), DatabaseModule.forProcess('samaki_app', [], 6), ConsultationsModule],
  })
  class TestModule {}

  return NestFactory.createApplicationContext(TestModule, { logger: ['error'], abortOnError: false });
}

export interface House {
  readonly sectorId: string;
  readonly tonle: string;
  readonly green: string;
  readonly institute: string;
  /** Of the working group. */
  readonly dara: Actor;
  readonly sreymom: Actor;
  readonly rithy: Actor;
  readonly bopha: Actor;
}

/** The people and organisations of the story. */
export async function buildHouse(db: TestDatabase): Promise<House> {
  const [area, sectorId, subKind] = [newId(), newId(), newId()];
  await db.ownerSql(
    `insert into focus_areas (id, code, name_km, name_en, rank) values ($1, 'infrastructure', 'ក', 'Built infrastructure', 1)`,
    [area],
  );
  await db.ownerSql(
    `insert into sectors (id, code, focus_area_id, name_km, name_en) values ($1, 'transport', $2, 'ដឹកជញ្ជូន', 'Transport')`,
    [sectorId, area],
  );
  await db.ownerSql(
    `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, 'association', 'NGO', 'ក', 'Association')`,
    [subKind],
  );
  const organisation = async (name: string): Promise<string> => {
    const id = newId();
    await db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en) values ($1, 'NGO', $2, $3, $3, lower($3), lower($3))`,
      [id, subKind, name],
    );
    return id;
  };
  const person = async (name: string, role: Role, scopeId: string | null): Promise<Actor> => {
    const id = newId();
    const email = `${name.split(' ')[1]!.toLowerCase()}@example.org`;
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'en', $2)`,
      [id, name, email],
    );
    return personActor(id, [{ role, scopeId }]);
  };
  const tonle = await organisation('Tonle Mobility');
  const green = await organisation('Green Streets Battambang');
  const institute = await organisation('Institute of Urban Studies');
  return {
    sectorId,
    tonle,
    green,
    institute,
    dara: await person('Sok Dara', 'WORKING_GROUP', null),
    sreymom: await person('Chan Sreymom', 'COORDINATOR', tonle),
    rithy: await person('Kim Rithy', 'COORDINATOR', green),
    bopha: await person('Ly Bopha', 'COORDINATOR', institute),
  };
}

/** The topic of the story. */
export const aTopic = (
  house: House,
): {
  sectorId: string;
  title: { km: string; en: string };
  question: { km: string; en: string };
  opensAt: Date;
  closesAt: Date;
} => ({
  sectorId: house.sectorId,
  title: { km: 'ផ្លូវរួមដែលមានសុវត្ថិភាព', en: 'Safer shared streets' },
  question: {
    km: 'វិធានបីណាខ្លះដែលធ្វើឱ្យផ្លូវរួមមានសុវត្ថិភាពជាងមុន?',
    en: 'Which three rules would make shared streets safer?',
  },
  opensAt: OPENS,
  closesAt: FIRST_CLOSE,
});
