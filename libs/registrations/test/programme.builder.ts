import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { SessionRow, SessionsModule, SessionTrainerRow } from '#sessions';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { RegistrationsModule } from '#registrations';

/** Sessions and registrations over a test's database, composed as the api composes them, with what else is wanted. */
export async function composeProgramme(
  db: TestDatabase,
  also: ModuleMetadata['imports'] = [],
  settings: NodeJS.ProcessEnv = {},
): Promise<INestApplicationContext> {
  const config = Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    ...settings,
  });

  @Module({
    imports: [
      ConfigModule.with(config),
      DatabaseModule.forProcess('samaki_app', [SessionRow, SessionTrainerRow], 6),
      SessionsModule,
      RegistrationsModule,
      ...also,
    ],
  })
  class ProgrammeModule {}

  return NestFactory.createApplicationContext(ProgrammeModule, { logger: ['error'], abortOnError: false });
}

/** Marks the mails of a registration as sent, as the worker does. */
export async function markSent(db: TestDatabase, registrationIds: readonly string[]): Promise<void> {
  await db.ownerSql(
    `update messages set status = 'SENT', sent_at = app_now() where cause_id = any($1) and status = 'DUE'`,
    [registrationIds],
  );
}

/** The ledger about a session, by version and person: kind, registration, status, version. */
export async function ledgerOf(db: TestDatabase, sessionId: string): Promise<Record<string, unknown>[]> {
  return db.ownerSql(
    `select m.kind, split_part(p.full_name, ' ', 2)::int as person, m.status, m.subject_version as version
     from messages m join registrations r on r.id = m.cause_id join people p on p.id = r.person_id
     where r.session_id = $1 order by m.subject_version nulls last, person, m.kind`,
    [sessionId],
  );
}
