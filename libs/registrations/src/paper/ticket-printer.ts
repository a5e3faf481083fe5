import { Injectable } from '@nestjs/common';
import { CatalogueReads, CourseReads } from '#catalogue';
import { Config } from '#config';
import { fromPackageRoot, type Locale, refuse, type Refusal, type Result } from '#kernel';
import { SessionReads } from '#sessions';
import { Typesetter, TYPESETTER_DEFAULTS, type TypesetRefusal, type TypesetterSettings } from '#typesetting';
import { AdmissionSigner } from '../domain/admission-signer.js';
import { RegistrationReads } from '../domain/registration-reads.js';
import { ticketLetter, type TicketLetter } from './ticket-letter.js';

export const TICKET_TYPESETTER: TypesetterSettings = {
  ...TYPESETTER_DEFAULTS,
  template: fromPackageRoot('libs', 'registrations', 'templates', 'ticket.typ'),
};

/** Sets tickets. */
@Injectable()
export class TicketTypesetter extends Typesetter {
  protected override readonly settings = TICKET_TYPESETTER;
}

/** Puts one ticket on paper. Source: docs/stories/ticket.md. */
@Injectable()
export class TicketPrinter {
  constructor(
    private readonly reads: RegistrationReads,
    private readonly sessions: SessionReads,
    private readonly catalogue: CatalogueReads,
    private readonly courses: CourseReads,
    private readonly signer: AdmissionSigner,
    private readonly typesetter: TicketTypesetter,
    private readonly config: Config,
  ) {}

  /** The PDF of a ticket by its reference in the stored form. Refuses TICKET_NOT_FOUND (none, or no seat that stands),
   *  TYPESETTER_BUSY and TYPESETTER_FAILED. */
  async print(
    reference: string,
    locale: Locale,
  ): Promise<Result<Buffer, Refusal<'TICKET_NOT_FOUND'> | TypesetRefusal>> {
    const letter = await this.letterOf(reference, locale);
    return letter ? this.typesetter.set(letter) : refuse('TICKET_NOT_FOUND');
  }

  private async letterOf(reference: string, locale: Locale): Promise<TicketLetter | null> {
    const ticket = await this.reads.ticket(reference);
    if (ticket?.status !== 'CONFIRMED' || ticket.hasExpired) return null;
    const session = (await this.sessions.byIds([ticket.sessionId])).get(ticket.sessionId);
    if (!session || session.status === 'CANCELLED') return null;
    const [courses, cities] = await Promise.all([
      this.courses.byIds([session.courseId]),
      this.catalogue.citiesByIds(session.cityId ? [session.cityId] : []),
    ]);
    const course = courses.get(session.courseId);
    if (!course) return null;
    const city = session.cityId ? cities.get(session.cityId) : undefined;
    return ticketLetter(
      {
        reference,
        fullName: ticket.fullName,
        organisation: ticket.organisation,
        admissionCode: this.signer.codeOf(ticket.registrationId, session),
        session: {
          ...session,
          ...(ticket.attendanceMode === 'ONLINE' && { mode: 'ONLINE' as const }),
          courseTitle: course.title,
          cityName: city?.name ?? null,
          weave: city?.weave ?? null,
        },
        accessNote: session.accessNote,
        address: `${this.config.publicUrl}/${locale}/tickets/${reference}`,
      },
      locale,
    );
  }
}
