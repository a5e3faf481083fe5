import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config, ConfigModule } from '#config';
import { DATA_HOLDER_ENTITIES, DATA_HOLDERS } from '#data-holders';
import { DatabaseModule } from '#database';
import { createLog, LoggingModule } from '#logging';

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
      DatabaseModule.forProcess('samaki_worker', DATA_HOLDER_ENTITIES, 2),
      ...DATA_HOLDERS,
    ],
  })
  class DataHoldersModule {}
  return NestFactory.createApplicationContext(DataHoldersModule, { logger: ['error'], abortOnError: false });
}
