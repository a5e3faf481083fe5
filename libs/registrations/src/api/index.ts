import { AnswerOfferResolver } from './answer-offer/answer-offer.resolver.js';
import {
  ApprovalDeputiesResolver,
  AwaitingApprovalField,
} from './approval-deputies/approval-deputies.resolver.js';
import { ApproveResolver } from './approve/approve.resolver.js';
import { ChangeSeatsResolver } from './change-seats/change-seats.resolver.js';
import { SeatQuotaCityField, SeatQuotasField } from './seat-quotas.field.js';
import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { CatalogueApiModule } from '#catalogue/api';
import { OrganisationsApiModule } from '#organisations/api';
import { SessionsModule } from '#sessions';
import { SessionsApiModule } from '#sessions/api';
import { RegistrationsModule } from '../domain/registrations.module.js';
import { CancelRegistrationResolver } from './cancel-registration/cancel-registration.resolver.js';
import { CancelForOrganisationResolver } from './cancel-registration/cancel-for-organisation.resolver.js';
import { EnrolmentDraftResolver } from './enrol-people/enrolment-draft.resolver.js';
import { EnrolPeopleResolver } from './enrol-people/enrol-people.resolver.js';
import {
  OrganisationCityField,
  OrganisationRegistrationSessionField,
  OrganisationRosterField,
} from './organisation/organisation-roster.field.js';
import { OwnTicketsFields } from './own-tickets.fields.js';
import { RegisterByLinkResolver, SeatLinkFields } from './seats-aside/register-by-link.resolver.js';
import { SeatsAsideFields, SeatsAsideResolver } from './seats-aside/seats-aside.resolver.js';
import { ConfirmAddressResolver } from './confirm-address/confirm-address.resolver.js';
import { ParticipantMinimumField } from './participant-minimum.field.js';
import { ReconfirmResolver } from './reconfirm/reconfirm.resolver.js';
import { AnswerQuestionsResolver } from './questions/answer-questions.resolver.js';
import {
  OrganisationOpenQuestionsField,
  RosterAnswersField,
  SessionQuestionsField,
  TicketQuestionsField,
} from './questions/questions.fields.js';
import { AskAnswersResolver } from './ask-answers/ask-answers.resolver.js';
import { SaveQuestionsResolver } from './questions/save-questions.resolver.js';
import { SendTicketsResolver } from './send-tickets/send-tickets.resolver.js';
import { PrintTicketsResolver } from './print-tickets/print-tickets.resolver.js';
import { RegisterForSessionResolver } from './register-for-session/register-for-session.resolver.js';
import { ResizeGroupResolver } from './resize-group/resize-group.resolver.js';
import { SwitchModeResolver } from './switch-mode/switch-mode.resolver.js';
import { TransferResolver } from './transfer/transfer.resolver.js';
import { SeatMetrics } from './seat-metrics.js';
import { SessionRegistrationsField } from './session-registrations.field.js';
import { TicketPrinter, TicketTypesetter } from '../paper/ticket-printer.js';
import { TicketPaperRoute } from './ticket-paper.route.js';
import { TicketResolver } from './ticket.resolver.js';
import { RegistrationAuditSubject } from './registration.audit-subject.js';

@Module({
  imports: [
    RegistrationsModule,
    SessionsModule,
    SessionsApiModule,
    CatalogueModule,
    CatalogueApiModule,
    OrganisationsApiModule,
  ],
  providers: [
    AnswerOfferResolver,
    ApprovalDeputiesResolver,
    ApproveResolver,
    AwaitingApprovalField,
    AnswerQuestionsResolver,
    SaveQuestionsResolver,
    OrganisationOpenQuestionsField,
    RosterAnswersField,
    SessionQuestionsField,
    TicketQuestionsField,
    ChangeSeatsResolver,
    ConfirmAddressResolver,
    RegisterForSessionResolver,
    RegisterByLinkResolver,
    SeatLinkFields,
    SeatsAsideFields,
    SeatsAsideResolver,
    SeatQuotaCityField,
    SeatQuotasField,
    CancelRegistrationResolver,
    CancelForOrganisationResolver,
    EnrolPeopleResolver,
    EnrolmentDraftResolver,
    OrganisationCityField,
    OrganisationRosterField,
    OrganisationRegistrationSessionField,
    OwnTicketsFields,
    ParticipantMinimumField,
    AskAnswersResolver,
    PrintTicketsResolver,
    ReconfirmResolver,
    ResizeGroupResolver,
    SendTicketsResolver,
    SwitchModeResolver,
    TransferResolver,
    RegistrationAuditSubject,
    TicketPaperRoute,
    TicketPrinter,
    TicketResolver,
    TicketTypesetter,
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
