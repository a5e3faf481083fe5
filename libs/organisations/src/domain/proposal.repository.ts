import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { foldText, type LocalizedText } from '#kernel';
import type { OrganisationState } from './organisation.entities.js';
import type { ReadProposal, StandingProposal } from './proposal.rules.js';

/** A proposal as it stands under its lock. */
export interface LockedProposal extends StandingProposal {
  readonly organisationId: string;
  readonly cityId: string | null;
  readonly proposedBy: string;
  readonly askedBy: string | null;
  readonly name: LocalizedText;
}

/** Proposals as rows. All methods take the transaction first. */
@Injectable()
export class ProposalRepository {
  /** The organisation and what it said of itself, locked until `tx` ends; nothing when it did not propose itself. */
  async lock(tx: Tx, organisationId: string): Promise<LockedProposal | null> {
    const [row] = await tx.sql(sql<LockedProposal>`
      select o.id as "organisationId", o.city_id as "cityId", o.state, p.version, p.proposed_by as "proposedBy",
        p.asked_by as "askedBy", p.question is not null and p.answer is null as "isAsked",
        jsonb_build_object('km', o.name_km, 'en', o.name_en) as name
      from organisations o join organisation_proposals p on p.organisation_id = o.id
      where o.id = ${organisationId} for no key update of o, p`);
    return row ?? null;
  }

  /** Writes a new one, UNVERIFIED. Refuses nothing: sub-kind and city have been read. */
  async insert(
    tx: Tx,
    proposal: ReadProposal & {
      readonly id: string;
      readonly subKindId: string;
      readonly cityId: string | null;
      readonly proposedBy: string;
      readonly notThese: readonly string[];
    },
  ): Promise<void> {
    const { id, name } = proposal;
    await tx.sql(sql`
      insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, website, state)
      select ${id}::uuid, kind, id, ${proposal.cityId}::uuid, ${name.km}, ${name.en}, ${proposal.website}, 'UNVERIFIED'
      from organisation_sub_kinds where id = ${proposal.subKindId}`);
    await tx.sql(sql`
      insert into organisation_proposals (organisation_id, proposed_by, why, not_these)
      values (${id}, ${proposal.proposedBy}, ${proposal.why}, ${proposal.notThese}::uuid[])`);
  }

  async ask(tx: Tx, organisationId: string, question: string, by: string): Promise<void> {
    await tx.sql(sql`
      update organisation_proposals set question = ${question}, asked_by = ${by}, asked_at = app_now(), answer = null,
        answered_at = null, version = version + 1 where organisation_id = ${organisationId}`);
  }

  async answer(tx: Tx, organisationId: string, answer: string): Promise<void> {
    await tx.sql(sql`
      update organisation_proposals set answer = ${answer}, answered_at = app_now(), version = version + 1
      where organisation_id = ${organisationId}`);
  }

  /** Writes the decision; a verified one is meant by its names from now on. */
  async decide(
    tx: Tx,
    { organisationId, name }: LockedProposal,
    decision: {
      readonly state: OrganisationState;
      readonly reason: string | null;
      readonly by: string | null;
    },
  ): Promise<void> {
    const isVerified = decision.state === 'VERIFIED';
    await tx.sql(sql`
      update organisations set state = ${decision.state}, folded_km = ${isVerified ? foldText(name.km) : null},
        folded_en = ${isVerified ? foldText(name.en) : null} where id = ${organisationId}`);
    await tx.sql(sql`
      update organisation_proposals set decided_at = app_now(), decided_by = ${decision.by}, decision_reason = ${decision.reason},
        version = version + 1 where organisation_id = ${organisationId}`);
  }
}
