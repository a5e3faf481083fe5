import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Actor } from '#authz';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { IDENTITY_ENTITIES } from '#identity';
import { IdentityWorkerModule } from '#identity/worker';
import { newId } from '#kernel';
import { createLog, LoggingModule, NestLog } from '#logging';
import { MailerModule } from '#mailer';
import { MessagingWorkerModule } from '#messaging/worker';
import { CampaignRow, OutreachModule } from '#outreach';
import { OutreachWorkerModule } from '#outreach/worker';
import { QueueModule } from '#queue';
import { RegistrationsModule } from '#registrations';
import { RegistrationsWorkerModule } from '#registrations/worker';
import { RemindersWorkerModule } from '#reminders/worker';
import { SessionRow, SessionsModule, SessionTrainerRow } from '#sessions';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { composersOfOthers } from '../../messaging/test/composers-of-others.js';
import type { OutreachSettings } from '../src/domain/outreach-settings.js';

const configOf = (db: TestDatabase, more: NodeJS.ProcessEnv = {}): Config =>
  Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    PUBLIC_URL: 'https://samaki.example',
    ...more,
  });

/** Campaigns, sessions and registrations over a test's database, as the api composes them. */
export async function composeOutreach(db: TestDatabase): Promise<INestApplicationContext> {
  @Module({
    imports: [
      ConfigModule.with(configOf(db)),
      DatabaseModule.forProcess('samaki_app', [SessionRow, SessionTrainerRow, CampaignRow], 6),
      SessionsModule,
      RegistrationsModule,
      OutreachModule,
    ],
  })
  class OutreachTestModule {}
  return NestFactory.createApplicationContext(OutreachTestModule, { logger: ['error'], abortOnError: false });
}

/** A worker with everything that writes mail, in this process. Without `smtpUrl` its mails are caught. */
export async function startOutreachWorker(
  db: TestDatabase,
  settings: Partial<OutreachSettings> = {},
  smtpUrl?: string,
): Promise<INestApplicationContext> {
  const log = createLog({ process: 'worker', level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  @Module({
    imports: [
      ConfigModule.with(configOf(db, { SMTP_URL: smtpUrl })),
      LoggingModule.with(log),
      DatabaseModule.forProcess('samaki_worker', [...IDENTITY_ENTITIES, CampaignRow], 5),
      MailerModule,
      QueueModule.forWorker({ outboxPollMs: 200, reconcileEveryMs: 200 }),
      MessagingWorkerModule.with({ scanEveryMs: 100 }),
      IdentityWorkerModule,
      RegistrationsWorkerModule,
      RemindersWorkerModule,
      OutreachWorkerModule.with(settings),
      composersOfOthers('identity', 'registrations', 'sessions', 'reminders', 'outreach'),
    ],
  })
  class OutreachWorkerTestModule {}
  return NestFactory.createApplicationContext(OutreachWorkerTestModule, {
    logger: new NestLog(log),
    abortOnError: false,
  });
}

export interface Organisation {
  readonly kind: 'PRIVATE_SECTOR' | 'NGO' | 'INSTITUTION';
  readonly city: 'siem-reap' | 'battambang';
}

/** Tables of the story, filled by hand. */
export class World {
  readonly ids = new Map<string, string>();

  constructor(readonly db: TestDatabase) {}

  id(name: string): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`The story knows no ${name}`);
    return id;
  }

  /** The two cities, and one sub-kind of each kind; those that are there already are taken under the codes given. */
  async ground(seats: Readonly<Record<string, string>>): Promise<void> {
    for (const code of ['siem-reap', 'battambang']) {
      this.ids.set(code, newId());
      const [known] = await this.db.ownerSql<{ id: string }>('select id from cities where code = $1', [
        seats[code] ?? code,
      ]);
      if (known) this.ids.set(code, known.id);
      else
        await this.db.ownerSql(
          `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, $2, 'KH', $2, $2, 'Asia/Phnom_Penh')`,
          [this.id(code), code],
        );
    }
    for (const kind of ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'])
      await this.db.ownerSql(
        `insert into organisation_sub_kinds (id, code, kind, name_km, name_en)
         select $1, lower($2), $2, $2, $2 where not exists (select from organisation_sub_kinds where kind = $2)`,
        [newId(), kind],
      );
  }

  async organisation(name: string, { kind, city }: Organisation): Promise<string> {
    const id = newId();
    this.ids.set(name, id);
    await this.db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
       select $1, $2, (select id from organisation_sub_kinds where kind = $2 order by code limit 1), $3, $4, $4, lower($4), lower($4)`,
      [id, kind, this.id(city), name],
    );
    return id;
  }

  /** A person of an organisation; a coordinator has the role too. */
  async person(
    organisation: string,
    fullName: string,
    contact: { email?: string; phone?: string; locale?: 'km' | 'en'; isCoordinator?: boolean },
  ): Promise<string> {
    const id = await this.someone(fullName, contact);
    await this.db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
      this.id(organisation),
      id,
    ]);
    if (contact.isCoordinator)
      await this.db.ownerSql(
        `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'COORDINATOR', $3)`,
        [newId(), id, this.id(organisation)],
      );
    return id;
  }

  async someone(
    fullName: string,
    contact: { email?: string; phone?: string; locale?: 'km' | 'en' },
  ): Promise<string> {
    const id = newId();
    this.ids.set(fullName, id);
    await this.db.ownerSql(
      `insert into people (id, full_name, email, phone, locale, match_key) values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        fullName,
        contact.email ?? null,
        contact.phone ?? null,
        contact.locale ?? 'km',
        `${fullName}|${id}`,
      ],
    );
    return id;
  }

  /** Somebody of the working group. */
  async writer(): Promise<Actor & { personId: string }> {
    const personId = await this.someone('Mao Sovannary', { email: 'working-group@samaki.example' });
    return {
      kind: 'person',
      personId,
      signInId: null,
      roles: [{ role: 'WORKING_GROUP', scopeId: null }],
    };
  }

  /** An officer of a city. */
  async officer(city: string): Promise<Actor & { personId: string }> {
    const personId = await this.someone(`Officer of ${city}`, { email: `${city}@samaki.example` });
    return {
      kind: 'person',
      personId,
      signInId: null,
      roles: [{ role: 'CITY_OFFICER', scopeId: this.id(city) }],
    };
  }
}

/** The eight organisations of the story. Beside the demonstration's data they have their seats elsewhere (`seats`), so
 *  that a segment holds them alone. */
export async function tellStory(
  db: TestDatabase,
  seats: Readonly<Record<string, string>> = {},
): Promise<World> {
  const world = new World(db);
  await world.ground(seats);
  const siemReap = { kind: 'PRIVATE_SECTOR', city: 'siem-reap' } as const;
  await world.organisation('Lotus Angkor Hotel', siemReap);
  await world.organisation('Green Remork', siemReap);
  await world.organisation('Kravan Crafts', siemReap);
  await world.organisation('Angkor Hospitality Association', siemReap);
  await world.organisation('Trapeang Chhuk', { ...siemReap, kind: 'NGO' });
  await world.organisation('Remork Drivers Network', { ...siemReap, kind: 'NGO' });
  await world.organisation('Sangker Rice Mill', { kind: 'PRIVATE_SECTOR', city: 'battambang' });
  await world.organisation('Siem Reap Municipal Administration', { ...siemReap, kind: 'INSTITUTION' });
  await world.person('Lotus Angkor Hotel', 'Nget Pisey', {
    email: 'pisey@lotus-angkor.example',
    isCoordinator: true,
  });
  await world.person('Lotus Angkor Hotel', 'Sok Dara', {
    email: 'Dara@lotus-angkor.example',
    locale: 'en',
  });
  await world.person('Lotus Angkor Hotel', 'Chea Bopha', { phone: '+85510000001' });
  await world.person('Green Remork', 'Keo Rithy', { email: 'rithy@green-remork.example' });
  await world.person('Kravan Crafts', 'Lim Sothea', { email: 'office@kravan-crafts.example' });
  await world.person('Kravan Crafts', 'Lim Sophal', { email: 'Office@kravan-crafts.example' });
  await world.person('Trapeang Chhuk', 'Mao Channary', { email: 'channary@trapeang-chhuk.example' });
  await world.person('Remork Drivers Network', 'Prom Vuthy', { email: 'vuthy@remork-network.example' });
  await world.person('Sangker Rice Mill', 'Heng Sreyleak', { email: 'sreyleak@sangker-rice.example' });
  await world.person('Siem Reap Municipal Administration', 'Ros Kunthea', {
    email: 'kunthea@siemreap-city.example',
  });
  await db.ownerSql(
    `insert into consents (purpose, is_given, address_hash, source, wording)
     values ('CAMPAIGNS', false, outreach_address_hash('rithy@green-remork.example'), 'EARLIER', '1')`,
  );
  return world;
}
