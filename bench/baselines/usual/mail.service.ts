import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { createTransport } from 'nodemailer';
import { DataSource } from 'typeorm';
import { Message, Person, Registration } from './entities.js';
import { TrainingSession } from './programme.entities.js';

const TEXTS = {
  km: { subject: 'បានចុះឈ្មោះ', hello: 'ជម្រាបសួរ', seat: 'កៅអីរបស់អ្នកត្រូវបានរក្សាទុក', code: 'លេខកូដ' },
  en: { subject: 'You are registered', hello: 'Dear', seat: 'A seat is kept for you', code: 'Your code' },
};

/** Sends the mail of one ledger row over nodemailer's pool and marks the row: one job, one mail, one update. */
@Injectable()
export class MailService implements OnApplicationShutdown {
  private readonly transport = createTransport({
    url: process.env.SMTP_URL,
    pool: true,
    maxConnections: 5,
    maxMessages: Infinity,
  });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async send(messageId: string): Promise<void> {
    const { manager } = this.dataSource;
    const message = await manager.findOneByOrFail(Message, { id: messageId });
    if (message.status === 'SENT') return;
    const registration = await manager.findOneByOrFail(Registration, { id: message.causeId! });
    const person = await manager.findOneByOrFail(Person, { id: registration.personId });
    const session = await manager.findOneOrFail(TrainingSession, {
      where: { id: registration.sessionId },
      relations: { course: true },
    });
    const mail = compose(message, registration, person, session);
    const sent = await this.transport.sendMail({
      from: 'no-reply@samaki.example',
      to: message.toAddress,
      ...mail,
    });
    await manager.update(
      Message,
      // By the id alone: a Date knows milliseconds, the key's second column microseconds.
      { id: message.id },
      { status: 'SENT', sentAt: new Date(), messageId: sent.messageId },
    );
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function compose(
  message: Message,
  registration: Registration,
  person: Person,
  session: TrainingSession,
): object {
  const locale = message.locale === 'km' ? 'km' : 'en';
  const texts = TEXTS[locale];
  const title = locale === 'km' ? session.course.titleKm : session.course.titleEn;
  const venue = (locale === 'km' ? session.venueKm : session.venueEn) ?? '';
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: session.timeZone,
  }).format(session.startsAt);
  const lines = [
    `${texts.hello} ${person.fullName},`,
    `${texts.seat}: ${title}`,
    when,
    venue,
    `${texts.code}: ${registration.reference}`,
  ];
  const calendar = ical({ method: ICalCalendarMethod.REQUEST });
  calendar.createEvent({
    id: `${registration.id}@samaki`,
    sequence: session.scheduleVersion,
    start: session.startsAt,
    end: session.endsAt,
    summary: title,
    location: venue,
  });
  return {
    subject: `${texts.subject}: ${title}`,
    text: lines.join('\n'),
    html: `<html><body>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</body></html>`,
    icalEvent: { method: 'REQUEST', content: calendar.toString() },
  };
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
