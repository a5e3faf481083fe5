import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { PublicReads, sql, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import type { RegistrationStatus } from './registration.entity.js';
import { AdmissionSigner } from './admission-signer.js';
import { WAITLIST_POSITION } from './ticket.sql.js';

/** A ticket to be cut out and handed over. */
export interface SheetTicketView {
  readonly fullName: string;
  readonly reference: string;
  /** What its QR code says. */
  readonly admissionCode: string;
}

/** Why somebody of the list has no ticket on the sheet. OWN: they registered by themselves and do not belong to the
 *  organisation; their ticket is theirs. */
export type WithoutTicket = 'WAITLISTED' | 'CANCELLED' | 'OWN';

export interface SheetAbsenceView {
  readonly fullName: string;
  readonly why: WithoutTicket;
  /** 1 is the next in line; null when not waiting. */
  readonly waitlistPosition: number | null;
}

export interface TicketSheetView {
  readonly organisationId: string;
  readonly sessionId: string;
  /** By name in Khmer order. */
  readonly tickets: readonly SheetTicketView[];
  readonly without: readonly SheetAbsenceView[];
}

export type PrintTicketsRefusal = Refusal<
  'SESSION_NOT_FOUND' | 'SESSION_CANCELLED' | 'SESSION_ENDED' | 'NOBODY_REGISTERED' | 'TICKETS_TOO_MANY'
>;

/** People on one sheet at most: a hundred pages. */
export const MOST_ON_SHEET = 600;

interface SheetRow {
  readonly id: string;
  readonly fullName: string;
  readonly status: RegistrationStatus;
  readonly waitlistPosition: number | null;
  readonly reference: string;
  readonly isOfOrganisation: boolean;
}

/** Hands a coordinator the tickets of their people for one session, all at once. Source: docs/stories/ticket-sheet.md. */
@Injectable()
export class PrintTicketsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publicReads: PublicReads,
    private readonly audit: AuditTrail,
    private readonly signer: AdmissionSigner,
  ) {}

  /** The sheet, once it is written down who took it: many codes at once are a disclosure, for who has the code has the
   *  ticket (ADR 0007). The caller has decided that the actor reads inside the organisation. Refuses as
   *  `PrintTicketsRefusal` names; then nothing is written. */
  async print(
    actor: Actor,
    organisationId: string,
    sessionId: string,
  ): Promise<Result<TicketSheetView, PrintTicketsRefusal>> {
    const [session] = await this.publicReads.sql(sql<{
      isCancelled: boolean;
      hasEnded: boolean;
      endsAt: Date;
    }>`
      select status = 'CANCELLED' as "isCancelled", ends_at <= app_now() as "hasEnded", ends_at as "endsAt" from sessions where id = ${sessionId}`);
    if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (session.isCancelled) return refuse('SESSION_CANCELLED', { path: ['sessionId'] });
    if (session.hasEnded) return refuse('SESSION_ENDED', { path: ['sessionId'] });
    const people = await this.people(actor, organisationId, sessionId);
    if (people.length === 0) return refuse('NOBODY_REGISTERED', { path: ['sessionId'] });
    if (people.length > MOST_ON_SHEET)
      return refuse('TICKETS_TOO_MANY', { path: ['sessionId'], detail: { most: MOST_ON_SHEET } });
    const sheet = sheetOf(organisationId, sessionId, people, (id) =>
      this.signer.codeOf(id, { id: sessionId, endsAt: session.endsAt }),
    );
    return this.unitOfWork.run(async (tx) => {
      await this.audit.record(tx, {
        actor,
        action: 'registrations.print-tickets',
        subjectType: 'session',
        subjectId: sessionId,
        before: null,
        after: { organisationId, tickets: sheet.tickets.length },
      });
      return accept(sheet);
    });
  }

  /** Everybody whose registration carries the organisation, each once: what stands goes before what was given up. Index:
   *  ix_registrations__organisation_id. */
  private people(actor: Actor, organisationId: string, sessionId: string): Promise<SheetRow[]> {
    return this.unitOfWork.readAs<SheetRow>(actor, {
      text: `select id, "fullName", status, "waitlistPosition", reference, "isOfOrganisation" from (
          select distinct on (r.person_id) r.id, p.full_name as "fullName", r.status, r.reference,
            ${WAITLIST_POSITION} as "waitlistPosition", r.enrolled_by is not null or m.person_id is not null as "isOfOrganisation"
          from registrations r join people p on p.id = r.person_id
          left join memberships m on m.organisation_id = r.organisation_id and m.person_id = p.id
          where r.organisation_id = $1 and r.session_id = $2
          order by r.person_id, r.status in ('CONFIRMED', 'WAITLISTED') desc, r.created_at desc, r.id) one
        order by "fullName" collate "km-x-icu", id limit $3`,
      values: [organisationId, sessionId, MOST_ON_SHEET + 1],
    });
  }
}

function sheetOf(
  organisationId: string,
  sessionId: string,
  people: readonly SheetRow[],
  codeOf: (registrationId: string) => string,
): TicketSheetView {
  const tickets: SheetTicketView[] = [];
  const without: SheetAbsenceView[] = [];
  for (const { id, fullName, status, reference, waitlistPosition, isOfOrganisation } of people) {
    if (status === 'CONFIRMED' && isOfOrganisation)
      tickets.push({ fullName, reference, admissionCode: codeOf(id) });
    else {
      const why = status === 'CONFIRMED' ? 'OWN' : status === 'WAITLISTED' ? status : 'CANCELLED';
      without.push({ fullName, why, waitlistPosition });
    }
  }
  return { organisationId, sessionId, tickets, without };
}
