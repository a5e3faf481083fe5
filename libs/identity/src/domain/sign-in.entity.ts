import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#kernel';

export type SignInMethod = 'EMAIL_CODE' | 'DEMO';

/** A code that was asked for. The code itself is in no table: it is derived from the row's id. */
@Entity('sign_in_codes')
export class SignInCodeRow {
  @PrimaryColumn('uuid') id: string;
  /** As asked for; whether anybody has it is not looked up before the mail is written. */
  @Column('text') email: string;
  @Column('text') locale: Locale;
  @Column('bytea') codeHash: Buffer;
  @Column('bytea') browserHash: Buffer;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** Guesses that were compared with the code. */
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
  @Column('timestamptz', { nullable: true }) voidedAt: Date | null;
}

/** A browser that is signed in. The token is in its cookie only; here is its SHA-256. */
@Entity('sign_ins')
export class SignInRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('text') method: SignInMethod;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'app_now()' }) lastSeenAt: Date;
  @Column('integer') idleMinutes: number;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
