import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { OrganisationsApiModule } from '#organisations/api';
import { SessionsModule } from '#sessions';
import { SessionsApiModule } from '#sessions/api';
import { RegistrationsModule } from '../domain/registrations.module.js';
import { CancelRegistrationResolver } from './cancel-registration/cancel-registration.resolver.js';
import { CancelForOrganisationResolver } from './cancel-registration/cancel-for-organisation.resolver.js';
import { EnrolPeopleResolver } from './enrol-people/enrol-people.resolver.js';
import {
  OrganisationCityField,
  OrganisationRegistrationSessionField,
  OrganisationRosterField,
} from './organisation/organisation-roster.field.js';
import { PrintTicketsResolver } from './print-tickets/print-tickets.resolver.js';
import { RegisterForSessionResolver } from './register-for-session/register-for-session.resolver.js';
import { SeatMetrics } from './seat-metrics.js';
import { SessionRegistrationsField } from './session-registrations.field.js';
import { TicketResolver } from './ticket.resolver.js';
import { RegistrationAuditSubject } from './registration.audit-subject.js';

@Module({
  imports: [
    RegistrationsModule,
    SessionsModule,
    SessionsApiModule,
    CatalogueApiModule,
    OrganisationsApiModule,
  ],
  providers: [
    RegisterForSessionResolver,
    CancelRegistrationResolver,
    CancelForOrganisationResolver,
    EnrolPeopleResolver,
    OrganisationCityField,
    OrganisationRosterField,
    OrganisationRegistrationSessionField,
    PrintTicketsResolver,
    RegistrationAuditSubject,
    TicketResolver,
    SeatMetrics,
    SessionRegistrationsField,
  ],
})
export class RegistrationsApiModule {}

export {
  OrganisationCountsType,
  OrganisationPersonType,
  OrganisationRegistrationType,
} from './organisation/organisation-roster.type.js';
export { RosterEntryType } from './roster.type.js';
export { REGISTRATION_PREFIX } from './ticket.mapper.js';
export { TicketType } from './ticket.type.js';
