import { RegistrationsHolding } from './registrations-holding.js';
import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { OrganisationsModule } from '#organisations';
import { SessionSeats } from '#sessions';
import { BatchConnection } from './batch-connection.js';
import { CancelRegistrationService } from './cancel-registration.service.js';
import { EnrolPeopleService } from './enrol-people.service.js';
import { OrganisationRosterReads } from './organisation-roster-reads.js';
import { PrintTicketsService } from './print-tickets.service.js';
import { RegisterForSessionService } from './register-for-session.service.js';
import { RegisterOneService } from './register-one.service.js';
import { RegistrationsPersonalData } from './registrations.personal-data.js';
import { RegistrationsPersonHolding } from './registrations.person-holding.js';
import { RegistrationMailFacts } from './mail-facts.js';
import { RegistrationReads } from './registration-reads.js';
import { SeatBatcher } from './seat-batcher.js';
import { SessionSeatsService } from './session-seats.service.js';
import { TellRegistrants } from './tell-registrants.js';
import { Waitlist } from './waitlist.js';

/** Registrations, their seats and their waitlist. Global, because sessions ask it for their seats by a port. */
@Global()
@Module({
  imports: [MessagingModule, OrganisationsModule],
  providers: [
    AuditTrail,
    BatchConnection,
    CancelRegistrationService,
    EnrolPeopleService,
    OrganisationRosterReads,
    PrintTicketsService,
    RegisterForSessionService,
    RegistrationsHolding,
    RegisterOneService,
    RegistrationMailFacts,
    RegistrationReads,
    RegistrationsPersonalData,
    RegistrationsPersonHolding,
    SeatBatcher,
    { provide: SessionSeats, useClass: SessionSeatsService },
    TellRegistrants,
    Waitlist,
  ],
  exports: [
    CancelRegistrationService,
    EnrolPeopleService,
    OrganisationRosterReads,
    PrintTicketsService,
    RegisterForSessionService,
    RegisterOneService,
    RegistrationMailFacts,
    RegistrationReads,
    SeatBatcher,
    SessionSeats,
  ],
})
export class RegistrationsModule {}
