import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { Message, MessageDedupeKey, OutboxRow, Person, Registration } from './entities.js';
import { TrainingSession } from './programme.entities.js';

const KIND = 'reminders.day-before';
const HOUR = 16;
const DAY_MS = 24 * 3600 * 1000;

/** Writes the reminder of the day before when a seat was confirmed: one transaction for one event. */
@Injectable()
export class RemindersService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async handle(outboxId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const event = await manager.findOneByOrFail(OutboxRow, { id: outboxId });
      if (event.handledAt) return;
      const { registrationId } = event.payload as { registrationId: string };
      const registration = await manager.findOneByOrFail(Registration, { id: registrationId });
      const person = await manager.findOneByOrFail(Person, { id: registration.personId });
      const session = await manager.findOneByOrFail(TrainingSession, { id: registration.sessionId });
      if (registration.status === 'CONFIRMED' && person.email) {
        const messageId = v7();
        const key = `${KIND}~${registrationId}~v${session.scheduleVersion}`;
        await manager.insert(MessageDedupeKey, { key, messageId });
        await manager.insert(Message, {
          id: messageId,
          createdAt: new Date(),
          kind: KIND,
          personId: person.id,
          toAddress: person.email,
          locale: registration.locale,
          subjectType: 'session',
          subjectId: session.id,
          subjectVersion: session.scheduleVersion,
          causeType: 'registration',
          causeId: registrationId,
          status: 'DUE',
          dueAt: dayBefore(session.startsAt, session.timeZone),
        });
      }
      await manager.update(OutboxRow, { id: outboxId }, { handledAt: new Date() });
    });
  }
}

/** 16:00 of the day before in that zone, by the difference between its clock and UTC at the start. */
function dayBefore(startsAt: Date, timeZone: string): Date {
  const local = new Date(`${startsAt.toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`);
  const offset = local.getTime() - Math.floor(startsAt.getTime() / 1000) * 1000;
  const day = Math.floor(local.getTime() / DAY_MS) - 1;
  return new Date(day * DAY_MS + HOUR * 3600 * 1000 - offset);
}
