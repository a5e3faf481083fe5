import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { database } from './database.js';
import { HealthController } from './health.controller.js';
import { JobsService } from './jobs.service.js';
import { MailService } from './mail.service.js';
import { programmeEntities } from './programme.entities.js';
import { RemindersService } from './reminders.service.js';

/* The usual worker: Nest on Express for its health, BullMQ on Redis, TypeORM, nodemailer. */

@Module({
  imports: [database(10, programmeEntities)],
  controllers: [HealthController],
  providers: [JobsService, MailService, RemindersService],
})
class WorkerModule {}

const app = await NestFactory.create(WorkerModule, { logger: ['error', 'warn'] });
app.enableShutdownHooks();
await app.listen(Number(process.env.WORKER_PORT), '127.0.0.1');
