import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import type { OrganisationKind, OrganisationState } from './organisation.entities.js';
import { coordinatedBy, mayVerify, overseenCities } from './organisation.policy.js';

/** A proposal as those read it who decide upon it, and who made it. */
export interface ProposalView {
  readonly organisationId: string;
  readonly name: LocalizedText;
  readonly kind: OrganisationKind;
  readonly cityId: string | null;
  readonly website: string | null;
  readonly state: OrganisationState;
  readonly version: number;
  readonly why: string;
  readonly notThese: readonly string[];
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposerContact: string | null;
  readonly proposedAt: Date;
  readonly question: string | null;
  readonly askedAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

const PROPOSAL = `o.id as "organisationId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as name, o.kind,
  o.city_id as "cityId", o.website, o.state, p.version, p.why, p.not_these as "notThese", p.proposed_by as "proposedBy",
  w.full_name as "proposerName", coalesce(w.email, w.phone) as "proposerContact", p.proposed_at as "proposedAt", p.question,
  p.asked_at as "askedAt", p.answer, p.answered_at as "answeredAt", p.decided_at as "decidedAt", p.decision_reason as reason`;

const FROM = `from organisation_proposals p join organisations o on o.id = p.organisation_id join people w on w.id = p.proposed_by`;

/** Proposals for readers: those that the actor decides upon, and the own ones. */
@Injectable()
export class ProposalReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that the actor decides upon: the waiting ones by when they came, or the decided ones, the newest first.
   *  Indexes: ix_organisation_proposals__waiting, ix_organisation_proposals__decided. */
  async page(actor: Actor, decided: boolean, request: PageRequest): Promise<Page<ProposalView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const at = decided ? 'p.decided_at' : 'p.proposed_at';
    const beyond = decided ? '<' : '>';
    const rows = await this.unitOfWork.readAs<ProposalView>(actor, {
      text: `select ${PROPOSAL} ${FROM}
        where (p.decided_at is not null) = $1 and ($2::uuid[] is null or o.city_id = any($2))
          and ($3::timestamptz is null or (date_trunc('milliseconds', ${at}), o.id) ${beyond} ($3, $4::uuid))
        order by date_trunc('milliseconds', ${at}) ${decided ? 'desc' : ''}, o.id ${decided ? 'desc' : ''} limit $5`,
      values: [decided, overseenCities(actor), after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [
      (decided ? row.decidedAt! : row.proposedAt).toISOString(),
      row.organisationId,
    ]);
  }

  /** How many wait for this actor. */
  async waiting(actor: Actor): Promise<number> {
    const [row] = await this.unitOfWork.readAs<{ count: number }>(actor, {
      text: `select count(*)::int as count ${FROM} where p.decided_at is null and ($1::uuid[] is null or o.city_id = any($1))`,
      values: [overseenCities(actor)],
    });
    return row!.count;
  }

  /** By the organisations' ids, those that the actor may see. */
  async byIds(actor: Actor, organisationIds: readonly string[]): Promise<Map<string, ProposalView>> {
    const rows = await this.unitOfWork.readAs<ProposalView>(actor, {
      text: `select ${PROPOSAL} ${FROM} where o.id = any($1)`,
      values: [organisationIds],
    });
    const own = coordinatedBy(actor);
    const visible = rows.filter(
      (row) =>
        row.proposedBy === actor.personId || own.includes(row.organisationId) || mayVerify(actor, row.cityId),
    );
    return new Map(visible.map((row) => [row.organisationId, row]));
  }

  /** What the actor proposed and what became of it, the newest first: few. */
  async own(actor: Actor): Promise<ProposalView[]> {
    return this.unitOfWork.readAs<ProposalView>(actor, {
      text: `select ${PROPOSAL} ${FROM} where p.proposed_by = $1 order by p.proposed_at desc limit 20`,
      values: [actor.personId],
    });
  }
}
