import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody's identity at a ministry's own provider. Issuer and subject together say whose; nothing else does. */
@Entity('provider_identities')
export class ProviderIdentityRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') issuer: string;
  /** 1 to 255 characters, as the provider's tokens say it. */
  @Column('text') subject: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
}

/** Why somebody goes to a provider: to sign in; to confirm that it is still they; to link it to their account; to link
 *  it with an invitation in hand. */
export const PROVIDER_PURPOSES = ['SIGN_IN', 'CONFIRM', 'LINK', 'INVITATION'] as const;
export type ProviderPurpose = (typeof PROVIDER_PURPOSES)[number];

/** Somebody on the way to a provider and back. State, nonce and verifier are in no table. */
@Entity('provider_attempts')
export class ProviderAttemptRow {
  @PrimaryColumn('bytea') stateHash: Buffer;
  /** Key of the provider in the settings. */
  @Column('text') provider: string;
  @Column('text') purpose: ProviderPurpose;
  @Column('bytea') browserHash: Buffer;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) signInId: string | null;
  @Column('uuid', { nullable: true }) invitationId: string | null;
  @Column('timestamptz') expiresAt: Date;
}
