import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A public key of a person; the private one never leaves their device. */
@Entity('passkeys')
export class PasskeyRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('bytea') credentialId: Buffer;
  @Column('bytea') publicKey: Buffer;
  /** Only grows; a decimal text, as the driver reads it. */
  @Column('bigint') counter: string;
  @Column('text', { array: true, default: () => `'{}'` }) transports: string[];
  /** 1 to 60 characters. */
  @Column('text') name: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
}

export type PasskeyPurpose = 'SIGN_IN' | 'CONFIRM' | 'ADD';

/** A challenge that waits for its answer. It is gone with the first answer, right or wrong. */
@Entity('passkey_challenges')
export class PasskeyChallengeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') purpose: PasskeyPurpose;
  /** Base64url of 32 random bytes. */
  @Column('text') challenge: string;
  @Column('bytea') browserHash: Buffer;
  /** Whom it is for; null for a sign-in, where nobody is known yet. */
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') expiresAt: Date;
}

/** The secret that a person's authenticator shares with us. */
@Entity('authenticators')
export class AuthenticatorRow {
  @PrimaryColumn('uuid') personId: string;
  @Column('bytea') sealedSecret: Buffer;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  /** The 30-second step of the last code used; a decimal text. */
  @Column('bigint', { nullable: true }) lastStep: string | null;
  @Column('smallint', { default: 0 }) tries: number;
  @Column('timestamptz', { nullable: true }) triesSince: Date | null;
}

/** Stands in for one code of the authenticator, once. */
@Entity('recovery_codes')
export class RecoveryCodeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('bytea') codeHash: Buffer;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

export const SIGN_IN_CHANGES = [
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'AUTHENTICATOR_ADDED',
  'AUTHENTICATOR_REMOVED',
  'RECOVERY_ASKED',
  'RECOVERED',
  'LET_GO',
  'PROVIDER_LINKED',
  'PROVIDER_UNLINKED',
] as const;
export type SignInChange = (typeof SIGN_IN_CHANGES)[number];

/** A change of how a person signs in, which they are told by mail. */
@Entity('sign_in_changes')
export class SignInChangeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') kind: SignInChange;
  @Column('text', { nullable: true }) detail: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
}

/** Somebody of the programme begins anew, because two administrators say so. */
@Entity('sign_in_recoveries')
export class SignInRecoveryRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  /** 1 to 500 characters. */
  @Column('text') reason: string;
  @Column('uuid', { nullable: true }) askedBy: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) askedAt: Date;
  @Column('uuid', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  @Column('timestamptz', { nullable: true }) declinedAt: Date | null;
}

/** The hash of a secret that makes the first administrator, once. */
@Entity('first_administrator_secrets')
export class FirstAdministratorSecretRow {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') secretHash: Buffer;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
