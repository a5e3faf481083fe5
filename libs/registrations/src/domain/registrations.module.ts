import { RegistrationsHolding } from './registrations-holding.js';
import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { OrganisationsModule } from '#organisations';
import { SessionSeats } from '#sessions';
import { ApproveRegistrationsService } from './approve-registrations.service.js';
import { ApprovalDeputiesPersonalData } from './approval-deputies.personal-data.js';
import { ApprovalDeputies } from './approval-deputies.service.js';
import { AnswerOfferService } from './answer-offer.service.js';
import { AskAnswersService } from './ask-answers.service.js';
import { AnswerQuestionsService } from './answer-questions.service.js';
import { AdmissionSigner } from './admission-signer.js';
import { BatchConnection } from './batch-connection.js';
import { CancelRegistrationService } from './cancel-registration.service.js';
import { ConfirmAddressService } from './confirm-address.service.js';
import { GuestTries } from './guest-tries.js';
import { ChangeSeatsService } from './change-seats.service.js';
import { ResizeGroupService } from './resize-group.service.js';
import { SwitchAttendanceModeService } from './switch-attendance-mode.service.js';
import { TransferRegistrationService } from './transfer-registration.service.js';
import { EnrolmentDraftsPersonalData } from './enrolment-drafts.personal-data.js';
import { EnrolmentDraftsService } from './enrolment-drafts.service.js';
import { EnrolPeopleService } from './enrol-people.service.js';
import { OrganisationRosterReads } from './organisation-roster-reads.js';
import { OwnTickets } from './own-tickets.js';
import { Prerequisites } from './prerequisites.js';
import { PrintTicketsService } from './print-tickets.service.js';
import { QuestionForms } from './question-forms.js';
import { QuestionReads } from './question-reads.js';
import { RegisterForSessionService } from './register-for-session.service.js';
import { ReconfirmSeatService } from './reconfirm-seat.service.js';
import { RegisterOneService } from './register-one.service.js';
import { RegistrationsPersonalData } from './registrations.personal-data.js';
import { RegistrationsPersonHolding } from './registrations.person-holding.js';
import { RegistrationMailFacts } from './mail-facts.js';
import { RegistrationReads } from './registration-reads.js';
import { SaveQuestionsService } from './save-questions.service.js';
import { RegisterByLinkService } from './register-by-link.service.js';
import { SeatBatcher } from './seat-batcher.js';
import { SeatsAsideService } from './seats-aside.service.js';
import { SendTicketsService } from './send-tickets.service.js';
import { SessionSeatsService } from './session-seats.service.js';
import { TellRegistrants } from './tell-registrants.js';
import { Waitlist } from './waitlist.js';

/** Registrations, their seats and their waitlist. Global, because sessions ask it for their seats by a port. */
@Global()
@Module({
  imports: [MessagingModule, OrganisationsModule],
  providers: [
    AnswerOfferService,
    ApprovalDeputies,
    ApprovalDeputiesPersonalData,
    ApproveRegistrationsService,
    AnswerQuestionsService,
    AskAnswersService,
    TransferRegistrationService,
    SwitchAttendanceModeService,
    ResizeGroupService,
    AdmissionSigner,
    AuditTrail,
    BatchConnection,
    CancelRegistrationService,
    ChangeSeatsService,
    ConfirmAddressService,
    EnrolPeopleService,
    EnrolmentDraftsPersonalData,
    EnrolmentDraftsService,
    OrganisationRosterReads,
    OwnTickets,
    Prerequisites,
    GuestTries,
    PrintTicketsService,
    QuestionForms,
    QuestionReads,
    RegisterForSessionService,
    RegistrationsHolding,
    ReconfirmSeatService,
    RegisterOneService,
    RegistrationMailFacts,
    RegistrationReads,
    RegistrationsPersonalData,
    RegistrationsPersonHolding,
    RegisterByLinkService,
    SaveQuestionsService,
    SeatsAsideService,
    SendTicketsService,
    SeatBatcher,
    { provide: SessionSeats, useClass: SessionSeatsService },
    TellRegistrants,
    Waitlist,
  ],
  exports: [
    AnswerOfferService,
    ApprovalDeputies,
    ApproveRegistrationsService,
    AnswerQuestionsService,
    AskAnswersService,
    TransferRegistrationService,
    SwitchAttendanceModeService,
    ResizeGroupService,
    ChangeSeatsService,
    ConfirmAddressService,
    Waitlist,
    AdmissionSigner,
    CancelRegistrationService,
    EnrolPeopleService,
    EnrolmentDraftsService,
    OrganisationRosterReads,
    OwnTickets,
    PrintTicketsService,
    QuestionReads,
    RegisterForSessionService,
    ReconfirmSeatService,
    RegisterOneService,
    RegistrationMailFacts,
    RegistrationReads,
    RegisterByLinkService,
    SaveQuestionsService,
    SeatsAsideService,
    SendTicketsService,
    SeatBatcher,
    SessionSeats,
  ],
})
export class RegistrationsModule {}
