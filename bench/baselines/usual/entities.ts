import { Column, Entity, PrimaryColumn } from 'typeorm';

/* The same tables that the product's migrations make, mapped the way a TypeORM project maps them. */

@Entity('people')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'full_name' }) fullName: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text') locale: string;
  @Column('text', { name: 'match_key', unique: true }) matchKey: string;
}

@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text', { name: 'folded_km' }) foldedKm: string;
  @Column('text', { name: 'folded_en' }) foldedEn: string;
}

@Entity('session_seats')
export class SessionSeats {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @Column('integer') capacity: number;
  @Column('integer') taken: number;
  @Column('integer') waiting: number;
  @Column('bigint', { name: 'next_rank' }) nextRank: string;
  @Column('integer') quotas: number;
  @Column('bigint') version: string;
  @Column('text', { name: 'state' }) state: string;
  @Column('timestamptz', { name: 'closes_at' }) closesAt: Date;
  @Column('integer', { name: 'schedule_version' }) scheduleVersion: number;
}

@Entity('seat_quotas')
export class SeatQuota {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('text', { name: 'organisation_kind', nullable: true }) organisationKind: string | null;
  @Column('integer') seats: number;
  @Column('integer') taken: number;
  @Column('timestamptz', { name: 'released_at', nullable: true }) releasedAt: Date | null;
}

@Entity('sign_ins')
export class SignIn {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt: Date;
  @Column('integer', { name: 'idle_minutes' }) idleMinutes: number;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('role_grants')
export class RoleGrant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') role: string;
}

@Entity('registrations')
export class Registration {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'organisation_name' }) organisationName: string;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId: string | null;
  @Column('text') status: string;
  @Column('uuid', { name: 'quota_ids', array: true }) quotaIds: string[];
  @Column('bigint', { name: 'waitlist_rank', nullable: true }) waitlistRank: string | null;
  @Column('text') reference: string;
  @Column('text') locale: string;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
}

@Entity('messages')
export class Message {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('text') kind: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text', { name: 'to_address' }) toAddress: string;
  @Column('text') locale: string;
  @Column('text', { name: 'subject_type', nullable: true }) subjectType: string | null;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId: string | null;
  @Column('integer', { name: 'subject_version', nullable: true }) subjectVersion: number | null;
  @Column('text', { name: 'cause_type', nullable: true }) causeType: string | null;
  @Column('uuid', { name: 'cause_id', nullable: true }) causeId: string | null;
  @Column('text') status: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('text', { name: 'message_id', nullable: true }) messageId: string | null;
}

@Entity('message_dedupe_keys')
export class MessageDedupeKey {
  @PrimaryColumn('text') key: string;
  @Column('uuid', { name: 'message_id' }) messageId: string;
}

@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') topic: string;
  @Column('jsonb') payload: object;
  @Column('timestamptz', { name: 'dispatched_at', nullable: true }) dispatchedAt: Date | null;
  @Column('timestamptz', { name: 'handled_at', nullable: true }) handledAt: Date | null;
}

@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('text') scope: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea', { name: 'body_hash' }) bodyHash: Buffer;
  @Column('jsonb') answer: object;
}

@Entity('audit_rows')
export class AuditRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') actor: string;
  @Column('text') action: string;
  @Column('text', { name: 'subject_type' }) subjectType: string;
  @Column('text', { name: 'subject_id' }) subjectId: string;
  @Column('jsonb', { nullable: true }) before: object | null;
  @Column('jsonb', { nullable: true }) after: object | null;
  @Column('text', { nullable: true }) reason: string | null;
  // The trigger of the table overwrites it; the column only refuses null.
  @Column('bytea') hash: Buffer;
}

export const entities = [
  Person,
  Organisation,
  SessionSeats,
  SeatQuota,
  SignIn,
  RoleGrant,
  Registration,
  Message,
  MessageDedupeKey,
  OutboxRow,
  IdempotencyKey,
  AuditRow,
];
