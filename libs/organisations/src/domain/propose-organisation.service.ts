import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { RoleGrants } from '#identity';
import { accept, newId, refuse, type Result } from '#kernel';
import { DuplicateReads } from './duplicate-reads.js';
import type { OrganisationKind } from './organisation.entities.js';
import type { ProposeRefusal } from './organisation.errors.js';
import { ProposalRepository } from './proposal.repository.js';
import { readProposal, type ReadProposal, type TypedProposal } from './proposal.rules.js';
import { decidersFor, person, TellAboutOrganisation } from './tell-about-organisation.js';

export interface ProposeOrganisation extends TypedProposal {
  readonly subKindCode: string;
  /** Null when in none of the cities. */
  readonly cityCode: string | null;
  /** Similar ones of which the person said that they are not it. */
  readonly notThese: readonly string[];
  readonly idempotencyKey: string;
}

/** Proposals of one person within 24 hours. */
export const MOST_PROPOSALS_A_DAY = 3;

interface Place {
  readonly subKindId: string;
  readonly kind: OrganisationKind;
  readonly cityId: string | null;
}

/** An organisation proposes itself. Source: docs/stories/organisation-life.md. */
@Injectable()
export class ProposeOrganisationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proposals: ProposalRepository,
    private readonly duplicates: DuplicateReads,
    private readonly roles: RoleGrants,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the organisation's id; the first one for a key that was used with the same answers. Who proposes it
   *  coordinates it. Refuses as `ProposeRefusal` names; POSSIBLE_DUPLICATE while a similar one is not among `notThese`. */
  async propose(
    actor: Actor & { readonly personId: string },
    typed: ProposeOrganisation,
  ): Promise<Result<string, ProposeRefusal>> {
    const read = readProposal(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      // One at a time for each person: what is counted is counted once.
      await tx.sql(
        sql`select pg_advisory_xact_lock(hashtextextended('propose ' || ${actor.personId}::text, 0))`,
      );
      const id = newId();
      const known = await this.claimKey(tx, actor.personId, typed, id);
      if (known) return known;
      const place = await placeOf(tx, typed);
      if (!place.ok) return place;
      if (await this.hasProposedEnough(tx, actor.personId)) return refuse('TOO_MANY_PROPOSALS');
      if (await this.mayBeKnown(tx, read.value, place.value, typed.notThese))
        return refuse('POSSIBLE_DUPLICATE');
      await this.write(tx, actor, id, { ...read.value, ...place.value, notThese: typed.notThese });
      return accept(id);
    });
  }

  private async write(
    tx: Tx,
    actor: Actor & { readonly personId: string },
    id: string,
    proposal: ReadProposal & Place & { readonly notThese: readonly string[] },
  ): Promise<void> {
    const { name, website, why, cityId, subKindId } = proposal;
    await this.proposals.insert(tx, { ...proposal, id, proposedBy: actor.personId });
    await this.audit.record(tx, {
      actor,
      action: 'organisations.propose-organisation',
      subjectType: 'organisation',
      subjectId: id,
      before: null,
      after: { state: 'UNVERIFIED', name, website, cityId, subKindId },
      reason: why,
    });
    await this.roles.grant(tx, actor, actor.personId, { role: 'COORDINATOR', scopeId: id });
    const cause = { type: 'organisation', id };
    await this.tell.tell(tx, { kind: 'organisations.proposed', cause }, person(actor.personId));
    await this.tell.tell(tx, { kind: 'organisations.to-verify', cause }, decidersFor(cityId));
  }

  private async mayBeKnown(
    tx: Tx,
    { name, website }: ReadProposal,
    { kind, cityId }: Place,
    notThese: readonly string[],
  ): Promise<boolean> {
    const similar = await this.duplicates.similarTo({ name, website, kind, cityId }, { tx });
    return similar.some(({ organisationId }) => !notThese.includes(organisationId));
  }

  private async hasProposedEnough(tx: Tx, personId: string): Promise<boolean> {
    const [row] = await tx.sql(sql<{ count: number }>`
      select count(*)::int as count from organisation_proposals
      where proposed_by = ${personId} and proposed_at > app_now() - interval '24 hours'`);
    return row!.count >= MOST_PROPOSALS_A_DAY;
  }

  private async claimKey(
    tx: Tx,
    personId: string,
    typed: ProposeOrganisation,
    organisationId: string,
  ): Promise<Result<string, ProposeRefusal> | null> {
    const scope = `organisations.propose~person:${personId}`;
    const hash = hashOf(typed);
    const claimed = await tx.sql(sql`
      insert into idempotency_keys (scope, key, body_hash, answer)
      values (${scope}, ${typed.idempotencyKey}, ${hash}, ${JSON.stringify({ organisationId })}::jsonb)
      on conflict (scope, key) do nothing returning key`);
    if (claimed.length > 0) return null;
    const [known] = await tx.sql(sql<{ bodyHash: Buffer; organisationId: string }>`
      select body_hash as "bodyHash", answer->>'organisationId' as "organisationId" from idempotency_keys
      where scope = ${scope} and key = ${typed.idempotencyKey}`);
    return known?.bodyHash.equals(hash)
      ? accept(known.organisationId)
      : refuse('IDEMPOTENCY_KEY_REUSED', { path: ['idempotencyKey'] });
  }
}

async function placeOf(
  tx: Tx,
  { subKindCode, cityCode }: ProposeOrganisation,
): Promise<Result<Place, ProposeRefusal>> {
  const [row] = await tx.sql(sql<{ subKindId: string | null; kind: OrganisationKind; cityId: string | null }>`
    select k.id as "subKindId", k.kind, (select id from cities where code = ${cityCode}) as "cityId"
    from (select 1) one left join organisation_sub_kinds k on k.code = ${subKindCode}`);
  if (!row?.subKindId) return refuse('SUB_KIND_UNKNOWN', { path: ['subKind'] });
  if (cityCode && !row.cityId) return refuse('CITY_NOT_FOUND', { path: ['city'] });
  return accept({ subKindId: row.subKindId, kind: row.kind, cityId: row.cityId });
}

const hashOf = (typed: ProposeOrganisation): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        typed.nameKm,
        typed.nameEn,
        typed.subKindCode,
        typed.cityCode,
        typed.website,
        typed.why,
        typed.notThese.toSorted(),
      ]),
    )
    .digest();
