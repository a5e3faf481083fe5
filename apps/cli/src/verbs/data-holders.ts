import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AttendanceModule } from '#attendance';
import { Config, ConfigModule } from '#config';
import { ConsultationsModule } from '#consultations';
import { DataRightsModule } from '#data-rights';
import { DatabaseModule } from '#database';
import { IDENTITY_ENTITIES, IdentityModule } from '#identity';
import { createLog, LoggingModule } from '#logging';
import { OrganisationsModule } from '#organisations';
import { CampaignRow, OutreachModule } from '#outreach';
import { PledgesModule } from '#pledges';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { SessionsModule } from '#sessions';

/** Every lib that holds something of people, in the worker's role, without anything that runs by itself. */
export async function composeDataHolders(url: string): Promise<INestApplicationContext> {
  const config = Config.read({
    DATABASE_URL: url,
    // Nothing that is signed or derived is touched here.
    SAMAKI_SECRET: process.env['SAMAKI_SECRET'] ?? randomBytes(32).toString('hex'),
  });
  @Module({
    imports: [
      ConfigModule.with(config),
      LoggingModule.with(createLog({ process: 'cli', level: 'error' })),
      DatabaseModule.forProcess('samaki_worker', [...IDENTITY_ENTITIES, CampaignRow], 2),
      IdentityModule,
      OrganisationsModule,
      SessionsModule,
      RegistrationsModule,
      AttendanceModule,
      PledgesModule,
      ConsultationsModule,
      OutreachModule,
      ReportsModule,
      DataRightsModule,
    ],
  })
  class DataHoldersModule {}
  return NestFactory.createApplicationContext(DataHoldersModule, { logger: ['error'], abortOnError: false });
}
