import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Strength } from '#authz';
import type { Locale } from '#kernel';
import type { Browser, System } from './device.rules.js';

/** How a sign-in began. `OIDC` is by a ministry's own provider,
 *  `ONE_TIME_SECRET` that of the first administrator. */
export type SignInMethod = 'EMAIL_CODE' | 'PASSKEY' | 'OIDC' | 'ONE_TIME_SECRET' | 'DEMO';

/** A code that was asked for. The code itself is in no table: it is derived from the row's id. */
@Entity('sign_in_codes')
export class SignInCodeRow {
  @PrimaryColumn('uuid') id: string;
  /** As asked for; whether anybody has it is not looked up before the mail is written. */
  @Column('text') email: string;
  @Column('text') locale: Locale;
  @Column('bytea') codeHash: Buffer;
  @Column('bytea') browserHash: Buffer;
  /** Had somebody of the address been signed in in the browser that asked? */
  @Column('boolean', { default: false }) isKnown: boolean;
  /** Where it was asked from: a keyed hash of the network. */
  @Column('bytea', { nullable: true }) networkHash: Buffer | null;
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
  /** The strongest proof given in it. */
  @Column('text') strength: Strength;
  /** When it was proven last by a passkey or an authenticator. */
  @Column('timestamptz', { nullable: true }) provenAt: Date | null;
  /** When it was proven last by an authenticator that may only help to add a passkey. */
  @Column('timestamptz', { nullable: true }) provenForAddingAt: Date | null;
  @Column('text', { default: 'OTHER' }) browser: Browser;
  @Column('text', { default: 'OTHER' }) system: System;
  /** The browser that it was opened in, by the hash of its own cookie. */
  @Column('bytea', { nullable: true }) browserHash: Buffer | null;
  /** Key of the provider through which it was made. */
  @Column('text', { nullable: true }) provider: string | null;
}
