/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AcceptInvitationInput = {
  /** The last part of the link. */
  token: string;
};

export type AcceptPledgeInput = {
  pledgeId: string | number;
  /** Told to the organisation. At most 1,000 characters. */
  reason?: string | null | undefined;
  /** The version that was seen: another one is never changed unseen. */
  version: number;
};

export type AddCourseMaterialInput = {
  content: CourseMaterialContentInput;
  courseId: string | number;
  /** The same key with the same material adds once. */
  idempotencyKey?: string | null | undefined;
  source: MaterialSourceInput;
};

export type AddMaterialVersionInput = {
  materialId: string | number;
  /** Of the material that you saw. */
  revision: number;
  source: MaterialSourceInput;
};

export type AddMemberInput = {
  /** True: it is not the member of the same name. */
  another?: boolean | null | undefined;
  /** E-mail or phone, as people type it; none for who has neither. */
  contact?: string | null | undefined;
  /** 1 to 200 characters. */
  fullName: string;
  /** Language of mails to somebody whom the programme did not know. */
  locale: Locale;
  organisationId: string | number;
};

export type AddPasskeyInput = {
  challengeId: string | number;
  /** 1 to 60 characters. */
  name: string;
  /** The browser’s answer as JSON, binary parts in base64url. */
  response: string;
};

/** AWAITED: the address can be confirmed. CONFIRMED: it was. ENDED: the time ran out and the seat was released, or the registration ended otherwise. */
export type AddressLinkState =
  | 'AWAITED'
  | 'CONFIRMED'
  | 'ENDED';

export type AnswerAboutOrganisationInput = {
  /** 1 to 1,000 characters. */
  answer: string;
  organisationId: string | number;
  /** The version that was seen: another one is never decided unseen. */
  version: number;
};

export type AnswerOfferInput = {
  /** The ticket’s code. */
  reference: string;
};

export type AnswerQuestionsInput = {
  /** All answers of the form; what is left out is not answered any more. */
  answers: Array<QuestionAnswerInput>;
  form: QuestionForm;
  /** The ticket’s code. */
  reference: string;
};

export type AnswerSubmissionInput = {
  /** Of the answer that you saw; 0 where there was none. */
  answerVersion?: number | null | undefined;
  disposition: Disposition;
  /** 1 to 1,000 characters in each language. */
  reason: LocalizedTextInput;
  submissionId: string | number;
};

export type ArchiveCourseInput = {
  courseId: string | number;
  /** Of the course that you saw. */
  version: number;
};

export type AskAboutOrganisationInput = {
  organisationId: string | number;
  /** 1 to 1,000 characters. */
  question: string;
  /** The version that was seen: another one is never decided unseen. */
  version: number;
};

export type AskAddressAgainInput = {
  /** The ticket’s code. */
  reference: string;
};

export type AskErasureForInput = {
  /** As it stands on the ticket. */
  fullName: string;
  /** The number that the person is reached at. */
  phone: string;
  /** 1 to 500 characters. */
  reason: string;
};

export type AskForAnswersInput = {
  /** The same key sends once. */
  idempotencyKey: string;
  sessionId: string | number;
};

export type AskPasskeyChallengeInput = {
  purpose: PasskeyPurpose;
};

export type AskSignInRecoveryInput = {
  email: string;
  /** 1 to 500 characters. */
  reason: string;
};

export type AskToJoinByLinkInput = {
  /** Of the link /{locale}/join/{token}. */
  token: string;
};

export type AskToJoinInput = {
  organisationId: string | number;
};

export type AskTopicInput = {
  closesAt: string;
  /** The same key with the same topic asks once. */
  idempotencyKey?: string | null | undefined;
  opensAt: string;
  /** 1 to 2,000 characters in each language. */
  question: LocalizedTextInput;
  sectorId: string | number;
  /** 1 to 200 characters in each language. */
  title: LocalizedTextInput;
};

export type AttendanceMarkInput = {
  registrationId: string | number;
  status: AttendanceStatus;
  /** Of the mark that you saw; 0 where there was none. */
  version?: number | null | undefined;
};

/** How somebody attends a hybrid session. */
export type AttendanceMode =
  | 'IN_PERSON'
  | 'ONLINE';

/** Did the person come? */
export type AttendanceStatus =
  | 'ABSENT'
  | 'ATTENDED';

/** A kind of organisation that a course is for. */
export type AudienceKind =
  | 'INSTITUTION'
  | 'NGO'
  | 'PRIVATE_SECTOR';

/** Somebody signed in, somebody who was not, or the programme itself. */
export type AuditActorKind =
  | 'ANONYMOUS'
  | 'PERSON'
  | 'SYSTEM';

/** An edited row; a seal that is missing or covers other rows; a kept head that no seal has. */
export type AuditFaultKind =
  | 'HEAD'
  | 'ROW'
  | 'SEAL';

/** Everything given must hold. */
export type AuditFilter = {
  /** Such as `sessions.move-session`. */
  action?: string | null | undefined;
  by?: AuditActorKind | null | undefined;
  /** First day, in the time zone of the programme. */
  from?: string | null | undefined;
  /** Global id of a subject: its history. */
  subject?: string | number | null | undefined;
  /** Last day. */
  to?: string | null | undefined;
  /** Type of the subject, such as `session`. */
  type?: string | null | undefined;
  /** Id of a person, or a part of a name, however it is spelt. At most 100 characters. */
  who?: string | null | undefined;
};

export type BeginWithProviderInput = {
  /** Of an invitation’s link, for that purpose. */
  invitationToken?: string | null | undefined;
  /** Its key. */
  provider: string;
  purpose: ProviderPurpose;
};

/** MEMBER; WAITING for a coordinator; JOINABLE at once by the domain of the own address. */
export type Belonging =
  | 'JOINABLE'
  | 'MEMBER'
  | 'WAITING';

/** What a browser said it was. */
export type Browser =
  | 'CHROME'
  | 'EDGE'
  | 'FIREFOX'
  | 'OPERA'
  | 'OTHER'
  | 'SAFARI'
  | 'SAMSUNG'
  | 'TELEGRAM';

/** FAILED: refused for good by a mail server, or in doubt and left to an operator. */
export type CampaignDelivery =
  | 'FAILED'
  | 'SENT'
  | 'WAITING';

/** Everything given must hold; an empty list, or none, means every one. */
export type CampaignSegmentInput = {
  /** Codes of cities, for example siem-reap. */
  cities?: Array<string> | null | undefined;
  kinds?: Array<OrganisationKind> | null | undefined;
  /** Codes of sub-kinds, for example ministry. */
  subKinds?: Array<string> | null | undefined;
  /** Has somebody of it attended a session? Null: either. */
  trained?: boolean | null | undefined;
};

/** SENDING: recipients are frozen and mails go out. SENT: none waits any more. */
export type CampaignStatus =
  | 'CANCELLED'
  | 'DRAFT'
  | 'SENDING'
  | 'SENT';

export type CancelCampaignInput = {
  campaignId: string | number;
};

export type CancelErasureForInput = {
  erasureId: string | number;
};

export type CancelForOrganisationInput = {
  registrationId: string | number;
};

export type CancelRegistrationInput = {
  /** The ticket’s code. */
  reference: string;
};

export type CancelSessionInput = {
  /** Shown to everybody, in both languages. */
  reason: LocalizedTextInput;
  sessionId: string | number;
};

export type ChangeConsentInput = {
  given: boolean;
  purpose: ConsentPurpose;
};

export type ChangeRoleInput = {
  /** 1 to 500 characters. The person reads it. */
  reason: string;
  role: Role;
  /** An organisation for a coordinator, a city for a city officer, nothing for the others. */
  scopeId?: string | number | null | undefined;
  userId: string | number;
};

export type ChangeSeatsInput = {
  /** Minutes for which the seat of a guest is held until the e-mail address is confirmed, 5 to 1,440; 0: confirmed at once. Left out: as it is. */
  addressHoldMinutes?: number | null | undefined;
  /** Hours before the start from which nobody cancels by themselves, 0 to 720. */
  cancelCutoffHours: number;
  /** 1 to 100,000; of a hybrid session room and on-line together. */
  capacity: number;
  groupPolicy: GroupPolicy;
  /** Is each registration looked at before it is confirmed? */
  needsApproval: boolean;
  /** Hours before the start at which the last offer ends, 0 to 720. */
  offerCutoffHours: number;
  /** How long an offer stands, 1 to 336 hours. */
  offerHours: number;
  /** Of a hybrid session, the part on-line. */
  onlineCapacity?: number | null | undefined;
  promotion: SeatPromotion;
  /** All of them; those left out are taken away. */
  quotas: Array<SeatQuotaInput>;
  /** Left out: as it is. */
  sameHour?: SameHour | null | undefined;
  sessionId: string | number;
};

export type ClaimFirstAdministratorInput = {
  email: string;
  /** 1 to 200 characters. */
  fullName: string;
  locale: Locale;
  secret: string;
};

export type CloseSessionInput = {
  sessionId: string | number;
};

export type ConfirmAddressInput = {
  /** Of the link in the mail. */
  token: string;
};

export type ConfirmContactChangeInput = {
  /** Eight digits; Khmer digits, blanks and dashes are fine. */
  code: string;
};

export type ConfirmDateWishInput = {
  /** Of the link in the mail. */
  token: string;
};

export type ConfirmWithCodeInput = {
  /** Six digits of the authenticator, or a recovery code. */
  code: string;
};

/** CAMPAIGNS: messages that invite. PHOTOGRAPHS: to be seen in pictures of a session. */
export type ConsentPurpose =
  | 'CAMPAIGNS'
  | 'PHOTOGRAPHS';

/** Where the word was said: on the own page, or through the link of a mail. */
export type ConsentSource =
  | 'ACCOUNT'
  | 'EARLIER'
  | 'MAIL_LINK';

export type CopyCourseInput = {
  courseId: string | number;
  /** The same key copies once. */
  idempotencyKey?: string | null | undefined;
};

export type CopySessionInput = {
  sessionId: string | number;
};

export type CorrectAddressInput = {
  /** The right e-mail address. */
  email: string;
  /** The ticket’s code. */
  reference: string;
};

export type CorrectDetailsInput = {
  /** 1 to 200 characters. */
  fullName: string;
  locale: Locale;
};

export type CorrectPledgeInput = {
  pledgeId: string | number;
  /** As they shall stand, all of them. */
  terms: PledgeTermsInput;
  /** The version that was seen: another one is never changed unseen. */
  version: number;
};

export type CourseContentInput = {
  /** For whom: 1 to 500 characters in each language. */
  audience: LocalizedTextInput;
  /** None means all. */
  audienceKinds: Array<AudienceKind>;
  /** 1 to 5,000 characters in each language. */
  description: LocalizedTextInput;
  /** One at least. */
  languages: Array<Locale>;
  /** One sentence: 1 to 300 characters in each language. */
  lead: LocalizedTextInput;
  level: CourseLevel;
  /** 12 at most, in their order. */
  modules: Array<CourseModuleInput>;
  /** What happens when on the day, 20 lines at most. Left out: as it stands. */
  outline?: Array<CourseOutlineItemInput> | null | undefined;
  /** Courses that come before it, 10 at most. */
  prerequisiteIds: Array<string | number>;
  sectorId: string | number;
  /** 1 to 150 characters in each language. */
  title: LocalizedTextInput;
};

/** What a course takes for granted. */
export type CourseLevel =
  | 'ADVANCED'
  | 'INTERMEDIATE'
  | 'INTRODUCTORY';

export type CourseMaterialContentInput = {
  audience: MaterialAudience;
  /** Whether its audience sees it. */
  isShown: boolean;
  /** In which it is written. */
  language: Locale;
  /** 1 to 150 characters in each language. */
  title: LocalizedTextInput;
};

export type CourseModuleInput = {
  /** 5 to 1,440. */
  minutes: number;
  /** What somebody can do afterwards: 8 at most, each 1 to 300 characters in each language. */
  objectives: Array<LocalizedTextInput>;
  /** 1 to 150 characters in each language. */
  title: LocalizedTextInput;
};

export type CourseOutlineItemInput = {
  isBreak: boolean;
  /** 1 to 300 characters in each language. */
  note?: LocalizedTextInput | null | undefined;
  /** Minutes after the session's start: 0 to 1,440, each once. */
  offsetMinutes: number;
  /** 1 to 150 characters in each language. */
  title: LocalizedTextInput;
};

/** A draft is for the working group alone; published, for everybody; archived, taken off the lists. */
export type CourseState =
  | 'ARCHIVED'
  | 'DRAFT'
  | 'PUBLISHED';

export type CreateCourseInput = {
  content: CourseContentInput;
  /** The same key with the same content writes once. */
  idempotencyKey?: string | null | undefined;
};

export type CreateExperienceInput = {
  content: ExperienceContentInput;
  /** The same key with the same content writes once. */
  idempotencyKey?: string | null | undefined;
};

export type CreatePathInput = {
  content: LearningPathContentInput;
  /** The same key with the same path writes once. */
  idempotencyKey?: string | null | undefined;
};

export type CreateReportInput = {
  content: ReportContentInput;
  /** The same key with the same content opens one report. */
  idempotencyKey?: string | null | undefined;
};

export type CreateSessionInput = {
  /** Minutes for which the seat of a guest is held until the e-mail address is confirmed, 5 to 1,440; 0: confirmed at once. Left out: 30. */
  addressHoldMinutes?: number | null | undefined;
  content: SessionContentInput;
  /** The same key with the same words plans once. */
  idempotencyKey?: string | null | undefined;
  /** Who watches it without a seat, 10 at most, in the order in which they stand; nobody who trains it. */
  observers?: Array<SessionObserverInput> | null | undefined;
  /** Why a trainer comes who trains elsewhere at that time, or none who trains in a language of the session. Kept in the audit. */
  overrideReason?: string | null | undefined;
  seats: SessionSeatsInput;
  /** 10 at most, in the order in which they stand. */
  trainers?: Array<SessionTrainerInput> | null | undefined;
};

/** ISO 4217. A dollar has 100 cents; riel have no minor unit. */
export type Currency =
  | 'KHR'
  | 'USD';

/** ASKED: the address is to be confirmed by the link of its mail. WAITING: its holder will be told. OVER: nobody waits by it any more. */
export type DateWishState =
  | 'ASKED'
  | 'OVER'
  | 'WAITING';

export type DecideApprovalsInput = {
  /** True: the seats are theirs. False: they go to who waits. */
  approve: boolean;
  /** Why they are declined, which they read; 1 to 500 characters. */
  reason?: string | null | undefined;
  /** At most 100. */
  registrationIds: Array<string | number>;
  sessionId: string | number;
};

export type DecideDomainInput = {
  approve: boolean;
  domainId: string | number;
  /** Needed to decline; told to those whom it concerns. At most 1,000 characters. */
  reason?: string | null | undefined;
};

export type DecideJoinRequestInput = {
  approve: boolean;
  /** Needed to decline; told to those whom it concerns. At most 1,000 characters. */
  reason?: string | null | undefined;
  requestId: string | number;
};

export type DecideSignInRecoveryInput = {
  recoveryId: string | number;
};

export type DecideUnansweredInput = {
  /** True: their seats are kept. False: given to who waits. */
  keep: boolean;
  /** At most 100. */
  registrationIds: Array<string | number>;
  sessionId: string | number;
};

export type DeclineOrganisationInput = {
  organisationId: string | number;
  /** Told to both sides. 1 to 1,000 characters. */
  reason: string;
  /** The version that was seen: another one is never decided unseen. */
  version: number;
};

export type DeclinePledgeInput = {
  pledgeId: string | number;
  /** Told to the organisation. 1 to 1,000 characters. */
  reason: string;
  /** The version that was seen: another one is never changed unseen. */
  version: number;
};

export type DemoSignInInput = {
  role: Role;
};

export type DiscardEnrolmentDraftInput = {
  organisationId: string | number;
  sessionId: string | number;
};

/** What the committee makes of a submission. */
export type Disposition =
  | 'ACCEPTED'
  | 'NOTED'
  | 'NOT_ACCEPTED'
  | 'PARTLY_ACCEPTED';

/** Why two may be one; OTHER_CITY and OTHER_NUMBER speak against it. */
export type DuplicateReason =
  | 'OTHER_CITY'
  | 'OTHER_NUMBER'
  | 'SAME_CITY'
  | 'SAME_NAME'
  | 'SAME_SOUND'
  | 'SAME_WEBSITE'
  | 'SIMILAR_NAME';

/** What must be handed over before somebody can be erased. */
export type DutyCode =
  | 'CAMPAIGNS_UNDER_WAY'
  | 'LAST_ADMINISTRATOR'
  | 'ONLY_COORDINATOR'
  | 'REPORTS_UNDER_WAY'
  | 'SESSIONS_TO_HOLD';

export type EditCampaignInput = {
  /** At most 4,000 characters; paragraphs one empty line apart. */
  body: LocalizedTextInput;
  campaignId: string | number;
  segment: CampaignSegmentInput;
  /** The session that it invites to. */
  sessionId?: string | number | null | undefined;
  /** At most 80 characters; a language may be empty in a draft. */
  subject: LocalizedTextInput;
  /** The version that was read. */
  version: number;
};

export type EditCourseInput = {
  content: CourseContentInput;
  courseId: string | number;
  /** Of the course that you saw. */
  version: number;
};

export type EditCourseMaterialInput = {
  content: CourseMaterialContentInput;
  materialId: string | number;
  /** Of the material that you saw. */
  revision: number;
};

export type EditExperienceInput = {
  content: ExperienceContentInput;
  experienceId: string | number;
  /** Of the experience that you saw. */
  version: number;
};

export type EditPathInput = {
  content: LearningPathContentInput;
  pathId: string | number;
  /** Of the path that you saw. */
  version: number;
};

export type EditReportInput = {
  content: ReportContentInput;
  reportId: string | number;
  /** The revision that was seen. */
  revision: number;
};

export type EditSessionInput = {
  content: SessionContentInput;
  /** Left out: those whom it has. */
  observers?: Array<SessionObserverInput> | null | undefined;
  /** Why a trainer comes who trains elsewhere at that time, or none who trains in a language of the session. Kept in the audit. */
  overrideReason?: string | null | undefined;
  /** Left out: as they are. Of a session that is open, `changeSeats` changes them. */
  seats?: SessionSeatsInput | null | undefined;
  sessionId: string | number;
  /** Left out: those whom it has. */
  trainers?: Array<SessionTrainerInput> | null | undefined;
  /** Of the session that you saw. */
  version: number;
};

export type EndDateWishInput = {
  /** In place of a link: a course for which whoever is signed in waits. */
  courseId?: string | number | null | undefined;
  /** Of the link in a mail. */
  token?: string | null | undefined;
};

export type EndJoinLinkInput = {
  organisationId: string | number;
};

export type EndSignInInput = {
  signInId: string | number;
};

export type EnrolPeopleInput = {
  /** How all of them take part in a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID). */
  attendanceMode?: AttendanceMode | null | undefined;
  /** Lines whose people shall have a seat though they have one elsewhere at that hour. */
  bookedAnyway?: Array<number> | null | undefined;
  /** What the columns hold, from the left; one is a NAME. Guessed when left out, and shown as `Enrolment.columns`. */
  columns?: Array<ListColumnUse> | null | undefined;
  /** Rows of `Organisation.enrolmentDraft` that the list was made of: they go, and what is left of them stays. */
  draftRowIds?: Array<string | number> | null | undefined;
  /** The same key with the same list enrols once. */
  idempotencyKey: string;
  /** Name and e-mail address or phone number, or a name only, one person a line, separated by a tab, a semicolon or a comma. 1 to 200 lines, at most 25,000 characters. */
  list: string;
  /** Language of the mails to people whom the programme did not know. */
  locale: Locale;
  organisationId: string | number;
  sessionId: string | number;
  /** True: seats for all of them or for none yet; they share one place in the waitlist. Otherwise as many as fit, in the order of the list. */
  together?: boolean | null | undefined;
};

/** What becomes of a line. PENDING: the seat is held until somebody approves. PREREQUISITES_MISSING: has not been to a course that comes before, and is not enrolled. BOOKED_ELSEWHERE: has a seat elsewhere at that hour, and has none here unless `bookedAnyway` says so. REPEATED: an earlier line names the same person. */
export type EnrolmentOutcome =
  | 'ALREADY_REGISTERED'
  | 'BOOKED_ELSEWHERE'
  | 'CONFIRMED'
  | 'PENDING'
  | 'PREREQUISITES_MISSING'
  | 'REPEATED'
  | 'UNREADABLE'
  | 'WAITLISTED';

export type ExcludeOrganisationInput = {
  organisationId: string | number;
  /** For colleagues; 1 to 500 characters. */
  reason: string;
};

/** Why somebody of the segment is not written to. The first that holds, in this order. */
export type ExclusionReason =
  | 'ALREADY_REGISTERED'
  | 'CAMPAIGN_CANCELLED'
  | 'NO_ADDRESS'
  | 'NO_PERSON'
  | 'ORGANISATION_EXCLUDED'
  | 'SAME_ADDRESS'
  | 'UNSUBSCRIBED';

export type ExperienceContentInput = {
  /** 1 to 100 characters in each language; none where it is of the whole country. */
  city?: LocalizedTextInput | null | undefined;
  /** ISO 3166, two letters; not that of Cambodia. */
  countryCode: string;
  /** Courses that it bears on, 10 at most, each once. */
  courseIds: Array<string | number>;
  /** Whether everybody sees it. */
  isPublished: boolean;
  /** 1 to 5 sectors, each once. */
  sectorIds: Array<string | number>;
  /** 1 to 200 characters. */
  sourceName: string;
  /** Begins with `https://`; 500 characters at most. */
  sourceUrl: string;
  /** 1 to 2,000 characters in each language. */
  summary: LocalizedTextInput;
  /** 1 to 150 characters in each language. */
  title: LocalizedTextInput;
  /** In which it began: 1900 to this one. */
  year: number;
};

/** One filter as it stands in the address of the list’s page. */
export type ExportFilterInput = {
  name: string;
  /** At most 200 characters. */
  value: string;
};

/** A text of values, or a workbook. */
export type ExportFormat =
  | 'CSV'
  | 'XLSX';

export type ExportOwnDataInput = {
  format: OwnDataFormat;
  /** Language of the headings. */
  locale: Locale;
};

export type ExtendTopicInput = {
  /** Later than it is now. */
  closesAt: string;
  topicId: string | number;
};

export type FinishWithProviderInput = {
  /** Its key. */
  provider: string;
  /** The query of the address at which the browser came back. */
  query: string;
};

export type GiveUpCoordinationInput = {
  organisationId: string | number;
};

export type GiveUpDomainInput = {
  domainId: string | number;
};

/** When the first group in line does not fit. HOLD: everybody behind it waits too. SKIP: it is passed over and keeps its place. */
export type GroupPolicy =
  | 'HOLD'
  | 'SKIP';

export type HandOverOrganisationInput = {
  email: string;
  /** 1 to 200 characters. */
  fullName: string;
  /** Language of the mail. */
  locale: Locale;
  organisationId: string | number;
};

export type HoldSessionInput = {
  sessionId: string | number;
};

export type IncludeOrganisationInput = {
  organisationId: string | number;
};

export type InvitationIdInput = {
  invitationId: string | number;
};

export type InviteCoordinatorInput = {
  email: string;
  /** 1 to 200 characters. */
  fullName: string;
  /** Language of the mail. */
  locale: Locale;
  organisationId: string | number;
};

export type InvitePersonInput = {
  email: string;
  /** 1 to 200 characters. */
  fullName: string;
  /** Language of the mail. */
  locale: Locale;
  role: Role;
  /** An organisation for a coordinator, a city for a city officer, nothing for the others. */
  scopeId?: string | number | null | undefined;
};

export type JoinByDomainInput = {
  organisationId: string | number;
};

export type JudgeReportInput = {
  /** At most 2,000 characters; a return needs one. */
  comment?: string | null | undefined;
  reportId: string | number;
  /** The version that was read. */
  version: number;
};

export type LearningPathContentInput = {
  /** 2 to 20 courses, each once, in the order in which to take them. */
  courseIds: Array<string | number>;
  /** Whether everybody sees it. */
  isPublished: boolean;
  /** One sentence: 1 to 300 characters in each language. */
  lead: LocalizedTextInput;
  /** 1 to 150 characters in each language. */
  title: LocalizedTextInput;
};

export type LeaveOrganisationInput = {
  organisationId: string | number;
};

/** Why data about people may be held at all. */
export type LegalGround =
  | 'ACCOUNTABILITY'
  | 'CONSENT'
  | 'PUBLIC_TASK'
  | 'SECURITY';

/** Columns of names are joined; CONTACT is an e-mail address or a phone number. */
export type ListColumnUse =
  | 'CONTACT'
  | 'NAME'
  | 'UNUSED';

/** A language of the programme. */
export type Locale =
  | 'en'
  | 'km';

/** The same text in both languages of the programme. */
export type LocalizedTextInput = {
  en: string;
  km: string;
};

export type MarkAttendanceInput = {
  /** 1 to 200. All are written, or none. */
  marks: Array<AttendanceMarkInput>;
  /** Needed where a mark is corrected; at most 500 characters are kept. */
  reason?: string | null | undefined;
  sessionId: string | number;
};

/** Everybody; those with a seat in a session of the course, and trainers; trainers alone. */
export type MaterialAudience =
  | 'CONFIRMED'
  | 'EVERYBODY'
  | 'TRAINERS';

/** Either a file with its name, or a link. */
export type MaterialSourceInput = {
  /** What POST /materials/files answered. */
  file?: string | null | undefined;
  /** With a file: 150 characters at most, ends in `.pdf`. */
  fileName?: string | null | undefined;
  /** Begins with `https://`; 500 characters at most. */
  url?: string | null | undefined;
};

export type MergeOrganisationsInput = {
  /** The one that becomes part of the other. */
  fromId: string | number;
  /** The survivor; verified. */
  intoId: string | number;
  /** Of the preview that was seen. */
  seen: string;
};

export type MergePeopleInput = {
  /** The one who becomes part of the other. */
  fromId: string | number;
  /** The survivor. */
  intoId: string | number;
  /** Of the preview that was seen. */
  seen: string;
};

/** AWAITED: too few so far. REACHED: as many as it needs are confirmed. UNDECIDED: the date passed with too few. SETTLED: it takes place. */
export type MinimumState =
  | 'AWAITED'
  | 'REACHED'
  | 'SETTLED'
  | 'UNDECIDED';

export type MoveSessionInput = {
  /** Its blocks in order, 20 at most: the first from `startsAt`, the last until `endsAt`. None: without a pause. Left out: as they lie, where it is as long as it was. */
  blocks?: Array<SessionBlockInput> | null | undefined;
  /** Left out: as long before the start as it was. */
  doorsOpenAt?: string | null | undefined;
  endsAt: string;
  /** A new link to join it on-line: https. Left out: it stays. */
  joinUrl?: string | null | undefined;
  /** Why a trainer comes who trains elsewhere at that time; kept in the audit. */
  overrideReason?: string | null | undefined;
  /** Kept in the audit. */
  reason?: string | null | undefined;
  /** For a session that had no date, and for no other: until when people say whether they still come. After now, not after the start. */
  reconfirmBy?: string | null | undefined;
  sessionId: string | number;
  startsAt: string;
  /** Left out: the venue stays. With a new one the map link goes. */
  venue?: LocalizedTextInput | null | undefined;
};

export type NameApprovalDeputyInput = {
  /** One of `ApprovalDeputies.choices`. */
  deputyId: string | number;
  /** The last day; at most 92 with the first. */
  endsOn: string;
  startsOn: string;
};

/** Why somebody is not asked by mail for answers that are missing. ADDRESS_AWAITED: the address is still to be confirmed. UNDER_WAY: a mail with the ticket, or one that asks, has not left yet. ASKED_LATELY: one that asks left within 24 hours. */
export type NotAsked =
  | 'ADDRESS_AWAITED'
  | 'ASKED_LATELY'
  | 'NO_ADDRESS'
  | 'UNDER_WAY';

export type OfferPledgeInput = {
  /** The same key with the same offer is done once. */
  idempotencyKey: string;
  /** The organisation that offers; the reader coordinates it. */
  organisationId: string | number;
  terms: PledgeTermsInput;
};

export type OpenSessionInput = {
  /** Why a trainer comes who trains elsewhere at that time, or none who trains in a language of it; kept in the audit. */
  overrideReason?: string | null | undefined;
  sessionId: string | number;
};

export type OrganisationDomainState =
  | 'APPROVED'
  | 'DECLINED'
  | 'REQUESTED';

/** What refers to an organisation. */
export type OrganisationHeld =
  | 'CAMPAIGN_ROWS'
  | 'COORDINATORS'
  | 'EXCLUSION'
  | 'JOINING'
  | 'MEMBERS'
  | 'PLEDGES'
  | 'REGISTRATIONS'
  | 'SUBMISSIONS';

/** Private sector, NGO or institution. */
export type OrganisationKind =
  | 'INSTITUTION'
  | 'NGO'
  | 'PRIVATE_SECTOR';

/** What may happen to a proposal. */
export type OrganisationProposalAct =
  | 'ANSWER'
  | 'ASK'
  | 'DECLINE'
  | 'VERIFY';

/** UNVERIFIED until the committee has looked. Lists hold the VERIFIED only. */
export type OrganisationState =
  | 'DECLINED'
  | 'MERGED'
  | 'UNVERIFIED'
  | 'VERIFIED';

/** Everything given must hold. */
export type OverviewFilter = {
  /** Code of a city, such as siem-reap. */
  city?: string | null | undefined;
  /** Code of a focus area. */
  focusArea?: string | null | undefined;
  kind?: OverviewKind | null | undefined;
  /** Only sessions on-line. */
  online?: boolean | null | undefined;
  /** Code of a sector, such as tourism. */
  sector?: string | null | undefined;
};

/** A kind of organisation; UNKNOWN where the organisation was not recognised. */
export type OverviewKind =
  | 'INSTITUTION'
  | 'NGO'
  | 'PRIVATE_SECTOR'
  | 'UNKNOWN';

/** What a figure counts. */
export type OverviewMeasure =
  | 'ACCEPTED'
  | 'ATTENDED'
  | 'INVITED'
  | 'PLEDGED'
  | 'REGISTERED';

/** JSON for machines, HTML to read. */
export type OwnDataFormat =
  | 'HTML'
  | 'JSON';

/** Why a free seat was none for somebody in line. QUOTA_USED_UP: it was kept for others. MODE_FULL: it was on-line, or in the room. */
export type PassReason =
  | 'GROUP_TOO_LARGE'
  | 'MODE_FULL'
  | 'QUOTA_USED_UP';

export type PasskeyAnswerInput = {
  challengeId: string | number;
  /** The browser’s answer as JSON, binary parts in base64url. */
  response: string;
};

/** What a passkey is asked for. */
export type PasskeyPurpose =
  | 'ADD'
  | 'CONFIRM'
  | 'SIGN_IN';

/** What a figure of people counts. */
export type PeopleMeasure =
  | 'ATTENDED'
  | 'INVITED'
  | 'REGISTERED';

/** Why two people may be one, and what speaks against it. */
export type PersonDuplicateReason =
  | 'OTHER_CITY'
  | 'OTHER_NUMBER'
  | 'SAME_EMAIL'
  | 'SAME_NAME'
  | 'SAME_ORGANISATION'
  | 'SAME_PHONE'
  | 'SAME_SOUND'
  | 'SIMILAR_NAME';

/** What refers to a person. */
export type PersonHeld =
  | 'CONSENTS'
  | 'INVITATIONS'
  | 'JOINING'
  | 'MARKS'
  | 'MEMBERSHIPS'
  | 'MESSAGES'
  | 'PLEDGES'
  | 'REGISTRATIONS'
  | 'REPORTS'
  | 'ROLES'
  | 'SEATS'
  | 'SUBMISSIONS'
  | 'WAYS_IN';

export type PlanSeriesInput = {
  /** The same key with the same rule makes them once. */
  idempotencyKey?: string | null | undefined;
  /** Why trainers come who train elsewhere at some of these times, or none of whom trains in a language of it. Kept in the audit. */
  overrideReason?: string | null | undefined;
  rule: SeriesRuleInput;
  sessionId: string | number;
};

/** How people take part. HYBRID: in person, with some of the seats on-line. */
export type PlannedMode =
  | 'HYBRID'
  | 'IN_PERSON'
  | 'ONLINE';

/** What may happen to a pledge. */
export type PledgeAct =
  | 'ACCEPT'
  | 'CORRECT'
  | 'DECLINE'
  | 'WITHDRAW';

/** Everything given must hold. */
export type PledgeFilter = {
  /** Code, for example siem-reap. */
  city?: string | null | undefined;
  /** Code of a focus area. */
  focusArea?: string | null | undefined;
  /** Global id. */
  organisationId?: string | null | undefined;
  /** PRIVATE_SECTOR, NGO or INSTITUTION. */
  organisationKind?: string | null | undefined;
  /** Code, for example tourism. */
  sector?: string | null | undefined;
  /** Global id of the session that is credited. */
  sessionId?: string | null | undefined;
  statuses?: Array<PledgeStatus> | null | undefined;
  /** USD, KHR, or the code of a unit in kind. */
  unit?: string | null | undefined;
};

/** PLEDGED: offered or accepted. ACCEPTED: accepted. */
export type PledgeMeasure =
  | 'ACCEPTED'
  | 'PLEDGED';

/** OFFERED waits for an answer; ACCEPTED, DECLINED and WITHDRAWN are final. */
export type PledgeStatus =
  | 'ACCEPTED'
  | 'DECLINED'
  | 'OFFERED'
  | 'WITHDRAWN';

/** What is offered, and for what. */
export type PledgeTermsInput = {
  /** As people type it: 12,500.50 or ១២,៥០០.៥០. Dollars have two decimals at most, riel none, units in kind three. */
  amount: string;
  /** Code of a city of the programme, for example siem-reap. */
  city: string;
  /** At most 1,000 characters. */
  description?: string | null | undefined;
  /** Code of a sector, for example tourism. */
  sector: string;
  /** The session that it is credited to. */
  sessionId?: string | number | null | undefined;
  /** USD, KHR, or the code of a unit in kind. */
  unit: string;
};

export type PostponeSessionInput = {
  /** Shown to everybody, in both languages. */
  reason: LocalizedTextInput;
  sessionId: string | number;
};

export type PreviewAnswerMailsInput = {
  sessionId: string | number;
};

export type PreviewEnrolmentInput = {
  /** How all of them take part in a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID). */
  attendanceMode?: AttendanceMode | null | undefined;
  /** Lines whose people shall have a seat though they have one elsewhere at that hour. */
  bookedAnyway?: Array<number> | null | undefined;
  /** What the columns hold, from the left; one is a NAME. Guessed when left out, and shown as `Enrolment.columns`. */
  columns?: Array<ListColumnUse> | null | undefined;
  /** Name and e-mail address or phone number, or a name only, one person a line, separated by a tab, a semicolon or a comma. 1 to 200 lines, at most 25,000 characters. */
  list: string;
  organisationId: string | number;
  sessionId: string | number;
  /** True: seats for all of them or for none yet; they share one place in the waitlist. Otherwise as many as fit, in the order of the list. */
  together?: boolean | null | undefined;
};

export type PreviewSeriesInput = {
  rule: SeriesRuleInput;
  sessionId: string | number;
};

export type PreviewTicketMailsInput = {
  organisationId: string | number;
  sessionId: string | number;
};

export type PrintTicketsInput = {
  organisationId: string | number;
  sessionId: string | number;
};

/** Why somebody moved up. LINE_MOVED: others before left the line. JOINED: a seat that went to somebody else met two quotas at once. */
export type PromotionCause =
  | 'CAPACITY_RAISED'
  | 'JOINED'
  | 'LINE_MOVED'
  | 'OFFER_ENDED'
  | 'QUOTAS_CHANGED'
  | 'QUOTA_RELEASED'
  | 'SEAT_GIVEN_BACK';

export type ProposeOrganisationInput = {
  /** Code of the city of its seat; null for none of them. */
  city?: string | null | undefined;
  idempotencyKey: string;
  nameEn?: string | null | undefined;
  /** One of the two at least, 200 characters at most. */
  nameKm?: string | null | undefined;
  /** Similar organisations of which the person says that they are not it. At most 20. */
  notThese?: Array<string | number> | null | undefined;
  /** Code of a finer kind, such as local-ngo. */
  subKind: string;
  /** http or https, 300 characters at most. */
  website?: string | null | undefined;
  /** Why it wants to take part. 1 to 1,000 characters. */
  why: string;
};

/** Why somebody goes to a ministry’s own sign-in. */
export type ProviderPurpose =
  | 'CONFIRM'
  | 'INVITATION'
  | 'LINK'
  | 'SIGN_IN';

export type PublishCourseInput = {
  courseId: string | number;
  /** Of the course that you saw. */
  version: number;
};

export type PublishOutcomeInput = {
  /** 1 to 5,000 characters in each language. */
  outcome: LocalizedTextInput;
  topicId: string | number;
};

export type QuestionAnswerInput = {
  /** One text, a whole number or a day (2026-12-08) in Latin or Khmer digits, or codes of options. Empty for no answer. */
  answer: Array<string>;
  questionId: string | number;
};

export type QuestionConditionInput = {
  /** Numbers of its options, from 1; of a yes or no 1 is yes and 2 is no. */
  answers: Array<number>;
  /** The number of an earlier question of the list, from 1. */
  question: number;
};

/** When a question is asked: with registering, or of those who have a seat. */
export type QuestionForm =
  | 'AFTER_CONFIRMATION'
  | 'REGISTRATION';

/** What an answer is. SHORT_TEXT: 200 characters; LONG_TEXT: 2,000. NUMBER: a whole one. */
export type QuestionKind =
  | 'DATE'
  | 'LONG_TEXT'
  | 'MANY_OF'
  | 'NUMBER'
  | 'ONE_OF'
  | 'SHORT_TEXT'
  | 'YES_NO';

export type RecipientStatus =
  | 'EXCLUDED'
  | 'INVITED';

export type ReconfirmSeatInput = {
  /** The ticket’s code. */
  reference: string;
};

export type RegisterByLinkInput = {
  /** To what the session asks with registering (`Session.questions`). */
  answers?: Array<QuestionAnswerInput> | null | undefined;
  /** In a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID). */
  attendanceMode?: AttendanceMode | null | undefined;
  /** An e-mail address or a phone number. Khmer digits are understood. */
  contact: string;
  /** As it shall stand on a certificate; 1 to 200 characters. */
  fullName: string;
  /** The same key with the same answers registers once. */
  idempotencyKey: string;
  /** Language of the mails. */
  locale: Locale;
  /** Of the link; it says which session and which organisation. */
  token: string;
};

export type RegisterForSessionInput = {
  /** To what the session asks with registering (`Session.questions`). */
  answers?: Array<QuestionAnswerInput> | null | undefined;
  /** In a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID). */
  attendanceMode?: AttendanceMode | null | undefined;
  /** An e-mail address or a phone number. Khmer digits are understood. */
  contact: string;
  /** As it shall stand on a certificate; 1 to 200 characters. */
  fullName: string;
  /** The same key with the same answers registers once. */
  idempotencyKey: string;
  /** Language of the mails. */
  locale: Locale;
  /** Company, organisation or institution; 1 to 200 characters. */
  organisation: string;
  sessionId: string | number;
};

export type RegistrationStatus =
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'DECLINED'
  | 'OFFERED'
  | 'PENDING'
  | 'WAITLISTED';

export type RemoveMemberInput = {
  organisationId: string | number;
  personId: string | number;
};

export type RemovePasskeyInput = {
  passkeyId: string | number;
};

export type RenamePasskeyInput = {
  /** 1 to 60 characters. */
  name: string;
  passkeyId: string | number;
};

export type RenewJoinLinkInput = {
  /** 7, 14, 30 or 90. */
  days: number;
  organisationId: string | number;
};

/** What may be done with a report. */
export type ReportAct =
  | 'APPROVE'
  | 'EDIT'
  | 'FORWARD'
  | 'RETURN'
  | 'SUBMIT';

export type ReportContentInput = {
  periodFrom: string;
  periodTo: string;
  /** At most 8. */
  sections: Array<ReportSectionInput>;
  /** At most 200 characters in each language. */
  title: LocalizedTextInput;
};

/** What a figure counts. */
export type ReportMeasure =
  | 'ACCEPTED'
  | 'ATTENDED'
  | 'INVITED'
  | 'PLEDGED'
  | 'REGISTERED';

export type ReportSectionInput = {
  /** With the table by pilot city? */
  hasCityTable: boolean;
  /** At most 200 characters in each language. */
  heading: LocalizedTextInput;
  /** At most 2,500 characters in each language; figures between brackets, such as [attended@siem-reap]. */
  text: LocalizedTextInput;
};

/** Where a report stands: being written, with the chair, with the office, returned, approved. */
export type ReportStatus =
  | 'APPROVED'
  | 'DRAFT'
  | 'RETURNED'
  | 'REVIEWED'
  | 'SUBMITTED';

/** A step on the path of a report. */
export type ReportStepKind =
  | 'APPROVE'
  | 'CREATE'
  | 'FORWARD'
  | 'RETURN'
  | 'SUBMIT';

export type RequestContactChangeInput = {
  email: string;
};

export type RequestDomainInput = {
  /** Such as lotus-angkor.example; not where anybody gets an address. */
  domain: string;
  organisationId: string | number;
};

export type RequestSignInCodeInput = {
  email: string;
  /** Language of the mail. */
  locale: Locale;
};

export type ResizeGroupInput = {
  groupId: string | number;
  /** Registrations of the organisation that wait for the same session by themselves; at most 100. */
  joining?: Array<string | number> | null | undefined;
  /** Members who give their place up, and are told so; at most 100. */
  leaving?: Array<string | number> | null | undefined;
};

/** What somebody is in the programme. */
export type Role =
  | 'ADMINISTRATOR'
  | 'CHAIR'
  | 'CITY_OFFICER'
  | 'COORDINATOR'
  | 'HEAD_OF_GOVERNMENT_OFFICE'
  | 'PARTICIPANT'
  | 'TRAINER'
  | 'WORKING_GROUP';

/** Was a role given or taken? */
export type RoleChangeKind =
  | 'GIVEN'
  | 'TAKEN';

/** Is an invitation for whoever looks at it? */
export type RoleInvitationFit =
  | 'OF_ANOTHER'
  | 'SIGNED_OUT'
  | 'THEIRS';

/** What became of an invitation to a role. */
export type RoleInvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'WITHDRAWN';

/** Whether who holds a ticket may enter now. NOT_READY: it is time, and the room could not be made yet. NOT_CONFIRMED: it is for those who are confirmed. IN_PERSON: the seat is in the hall. NONE: there is nothing to enter. */
export type RoomEntry =
  | 'IN_PERSON'
  | 'NONE'
  | 'NOT_CONFIRMED'
  | 'NOT_READY'
  | 'OPEN'
  | 'OVER'
  | 'TOO_EARLY';

/** UNREACHABLE: what makes rooms gave no answer. REFUSED: it said no. */
export type RoomFailure =
  | 'REFUSED'
  | 'UNREACHABLE';

/** LINK: a typed link is used. MISSING: there is none, and nothing that makes rooms. PLANNED: it will be made. FAILED: the last try failed; it is tried again. */
export type RoomState =
  | 'FAILED'
  | 'LINK'
  | 'MADE'
  | 'MISSING'
  | 'OVER'
  | 'PLANNED';

/** Whoever has a seat elsewhere at the hour of a session. WARN: has one here too, and reads so in the mail. BLOCK: has none here. */
export type SameHour =
  | 'BLOCK'
  | 'WARN';

export type SaveSessionQuestionsInput = {
  form: QuestionForm;
  /** All of the form in their order, 20 at most; one that is left out is asked no longer. */
  questions: Array<SessionQuestionInput>;
  sessionId: string | number;
  /** `questionsVersion` of the session that was seen. */
  version: number;
};

/** OPEN: people of the organisation can register by it. WITHDRAWN: it was taken back, or another took its place. ENDED: what was left went to everybody. */
export type SeatLinkState =
  | 'ENDED'
  | 'OPEN'
  | 'WITHDRAWN';

/** Who moves up has the seat at once, or is offered it for some hours. */
export type SeatPromotion =
  | 'CONFIRM'
  | 'OFFER';

export type SeatQuotaInput = {
  cityId?: string | number | null | undefined;
  /** Or a city, or both. */
  organisationKind?: OrganisationKind | null | undefined;
  /** Hours before the start at which unused seats go to everybody; left out: never. */
  releaseHours?: number | null | undefined;
  seats: number;
};

export type SendTestMailInput = {
  campaignId: string | number;
  locale: Locale;
};

export type SendTicketsInput = {
  /** The same key sends once. */
  idempotencyKey: string;
  organisationId: string | number;
  sessionId: string | number;
};

export type SeriesRuleInput = {
  every: SeriesStep;
  /** Days that are left out: at most 100. */
  except?: Array<string> | null | undefined;
  /** Whether a session is held on a public holiday too. Left out: on none. */
  onHolidays?: boolean | null | undefined;
  /** How many sessions: 1 to 52. */
  times?: number | null | undefined;
  /** The last day that counts. Either this or `times`. */
  until?: string | null | undefined;
  /** 1 Monday to 7 Sunday. Left out: the weekday of the session. */
  weekdays?: Array<number> | null | undefined;
};

/** MONTH: on the same weekday of the month as the session, such as its second Tuesday. */
export type SeriesStep =
  | 'MONTH'
  | 'TWO_WEEKS'
  | 'WEEK';

export type SessionBlockInput = {
  endsAt: string;
  startsAt: string;
};

export type SessionContentInput = {
  /** How to get in: at most 500 characters in each language. */
  accessNote?: LocalizedTextInput | null | undefined;
  /** Where it is held in several blocks, each of them in order, 20 at most: the first from `startsAt`, the last until `endsAt`. None: without a pause. Left out: as those of the session that is written anew lie, and without a pause for a new one. */
  blocks?: Array<SessionBlockInput> | null | undefined;
  /** Left out only on-line. */
  cityId?: string | number | null | undefined;
  /** A published course. */
  courseId: string | number;
  /** By when that is decided: ahead, and before the start. With `minParticipants`, and not without. */
  decideBy?: string | null | undefined;
  /** Left out: with the start. */
  doorsOpenAt?: string | null | undefined;
  endsAt: string;
  /** Where to join on-line: https, at most 500 characters. */
  joinUrl?: string | null | undefined;
  /** Left out: a training. */
  kind?: SessionKind | null | undefined;
  /** One at least. */
  languages: Array<Locale>;
  /** A map of the venue: https, at most 500 characters. */
  mapUrl?: string | null | undefined;
  /** It takes place from so many confirmed on: 1 to the capacity. Left out: whatever their number. */
  minParticipants?: number | null | undefined;
  mode: PlannedMode;
  /** Left out: with the start. */
  registrationClosesAt?: string | null | undefined;
  /** Left out: at once. */
  registrationOpensAt?: string | null | undefined;
  startsAt: string;
  /** IANA name; people read its times in this zone. */
  timeZone: string;
  /** Of a consultation meeting 1 to 10 topics, open for input when they are named; of others left out. */
  topicIds?: Array<string | number> | null | undefined;
  /** Left out only on-line: 1 to 200 characters in each language. */
  venue?: LocalizedTextInput | null | undefined;
};

/** Everything given must hold; of `cities` and `online`, either, and so of `sectors` and `focusAreas`. */
export type SessionFilter = {
  /** Codes of cities, for example siem-reap. At most 50. */
  cities?: Array<string> | null | undefined;
  /** Codes of focus areas of the course. At most 50. */
  focusAreas?: Array<string> | null | undefined;
  /** Starting then or later. */
  from?: string | null | undefined;
  /** Otherwise only those that have not ended. */
  includePast?: boolean | null | undefined;
  /** Trainings or consultation meetings alone. */
  kind?: SessionKind | null | undefined;
  /** BCP 47, for example km. At most 50. */
  languages?: Array<string> | null | undefined;
  online?: boolean | null | undefined;
  /** Codes of sectors of the course. At most 50. */
  sectors?: Array<string> | null | undefined;
  /** Starting before. */
  to?: string | null | undefined;
};

/** What a session is for: people are trained in a course, or asked about topics. */
export type SessionKind =
  | 'CONSULTATION'
  | 'TRAINING';

/** Where a session is held. */
export type SessionMode =
  | 'IN_PERSON'
  | 'ONLINE';

export type SessionObserverInput = {
  /** Of `observerChoices`. */
  observerId: string | number;
  /** As which they are there: 1 to 150 characters in each language. */
  position: LocalizedTextInput;
};

export type SessionQuestionInput = {
  /** At most 300 characters in each language. */
  hint?: LocalizedTextInput | null | undefined;
  /** Of the question that it was; left out for a new one. */
  id?: string | number | null | undefined;
  kind: QuestionKind;
  maximum?: number | null | undefined;
  /** Of NUMBER. */
  minimum?: number | null | undefined;
  /** Of ONE_OF and MANY_OF 2 to 20, each of 1 to 200 characters; of others none are kept. */
  options: Array<LocalizedTextInput>;
  /** Must it be answered, where it is shown? */
  required: boolean;
  /** Left out: shown always. */
  shownIf?: QuestionConditionInput | null | undefined;
  /** 1 to 300 characters in each language. */
  text: LocalizedTextInput;
};

export type SessionSeatsInput = {
  /** 1 to 100,000; of a hybrid session room and on-line together. */
  capacity: number;
  /** Of a hybrid session the part on-line; of others left out. */
  onlineCapacity?: number | null | undefined;
};

/** FULL: a newcomer waits, because no seat is free or because others already wait. NOT_OPEN, CLOSED: nobody registers yet, or any more. POSTPONED: it has no date. */
export type SessionState =
  | 'CANCELLED'
  | 'CLOSED'
  | 'DRAFT'
  | 'ENDED'
  | 'FULL'
  | 'NOT_OPEN'
  | 'OPEN'
  | 'POSTPONED';

export type SessionTrainerInput = {
  /** In which they train. None, or left out: as the session has it, else as the last session that they trained and that says it. */
  languages?: Array<Locale> | null | undefined;
  /** As the public reads it: 1 to 150 characters in each language. */
  name: LocalizedTextInput;
  /** Position and house: 1 to 150 characters in each language. */
  position: LocalizedTextInput;
  /** Of `trainerChoices`. */
  trainerId: string | number;
};

export type SetSeatsAsideInput = {
  /** Make a new link; the one before opens nothing then. */
  newLink?: boolean | null | undefined;
  /** One that is verified. */
  organisationId: string | number;
  /** Hours before the start at which what nobody claimed goes to everybody; left out: never. */
  releaseHours?: number | null | undefined;
  /** For its people altogether, those who claimed one among them. */
  seats: number;
  sessionId: string | number;
};

/** What the strictest of somebody’s roles asks of their sign-in. */
export type SignInDuty =
  | 'NONE'
  | 'PASSKEY'
  | 'SECOND_FACTOR';

export type SignInInput = {
  /** Eight digits; Khmer digits, blanks and dashes are fine. */
  code: string;
  /** Which of the `colleagues` who share the address; not needed where one person has it. */
  colleagueId?: string | number | null | undefined;
  email: string;
};

/** How a sign-in began. */
export type SignInMethod =
  | 'DEMO'
  | 'EMAIL_CODE'
  | 'OIDC'
  | 'ONE_TIME_SECRET'
  | 'PASSKEY';

export type StartCampaignInput = {
  campaignId: string | number;
  /** The number of invited people that was seen. */
  invited: number;
  /** The version that was seen. */
  version: number;
};

export type StartExportInput = {
  /** Those that are set. */
  filters: Array<ExportFilterInput>;
  format: ExportFormat;
  /** Name of the list, such as `organisations`. */
  list: string;
};

export type SubmitInputInput = {
  /** 1 to 5,000 characters. */
  body: string;
  /** The language it is written in. */
  locale: Locale;
  organisationId: string | number;
  topicId: string | number;
  /** The version that is revised; left out at first. */
  version?: number | null | undefined;
};

export type SubmitReportInput = {
  reportId: string | number;
  /** The revision that was seen. */
  revision: number;
};

export type SubscriptionLinkInput = {
  /** What stands in the link. */
  token: string;
};

export type SwitchAttendanceModeInput = {
  mode: AttendanceMode;
  /** The ticket’s code. */
  reference: string;
};

/** What a browser said it ran on. */
export type System =
  | 'ANDROID'
  | 'IOS'
  | 'LINUX'
  | 'MACOS'
  | 'OTHER'
  | 'WINDOWS';

export type TakePlaceAnywayInput = {
  sessionId: string | number;
};

export type TellOrganisationsApartInput = {
  /** The one that becomes part of the other. */
  fromId: string | number;
  /** The survivor; verified. */
  intoId: string | number;
  /** Kept with the pair. At most 1,000 characters. */
  reason?: string | null | undefined;
};

export type TellPeopleApartInput = {
  /** The one who becomes part of the other. */
  fromId: string | number;
  /** The survivor. */
  intoId: string | number;
  /** 1 to 500 characters. */
  reason: string;
};

/** Why a ticket ended that nobody gave back. NOT_RECONFIRMED: nobody said in time that they still come. TRANSFERRED: the seat went to somebody else. DATE_CHANGED: it was changed for one on another date. */
export type TicketEnd =
  | 'ADDRESS_NOT_CONFIRMED'
  | 'DATE_CHANGED'
  | 'NOT_APPROVED'
  | 'NOT_RECONFIRMED'
  | 'OFFER_DECLINED'
  | 'OFFER_EXPIRED'
  | 'TRANSFERRED';

/** PENDING: the seat is held until somebody approves, or until the address is confirmed (`awaitedAddress`). OFFERED: a seat is kept for the person to take. DECLINED: an offer was left or ran out. EXPIRED: 90 days after the session ended; the page then shows nothing of the person. */
export type TicketState =
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'OFFERED'
  | 'PENDING'
  | 'WAITLISTED';

/** Planned, open for submissions, closed while the committee answers, outcome published. */
export type TopicState =
  | 'CLOSED'
  | 'OPEN'
  | 'PLANNED'
  | 'PUBLISHED';

export type TransferToPersonInput = {
  /** An e-mail address or a phone number. Khmer digits are understood. */
  contact: string;
  /** Of who shall have it, as it shall stand on a certificate; 1 to 200 characters. */
  fullName: string;
  /** The same key with the same answers gives it once. */
  idempotencyKey: string;
  /** Language of their mails. */
  locale: Locale;
  /** The code of the ticket whose seat is given. */
  reference: string;
};

export type TransferToSessionInput = {
  /** The same key with the same session changes it once. */
  idempotencyKey: string;
  /** The code of the ticket whose date is changed. */
  reference: string;
  /** Another session of the same course. */
  sessionId: string | number;
};

export type TryRoomAgainInput = {
  sessionId: string | number;
};

export type UndoPersonMergeInput = {
  mergeId: string | number;
  /** 1 to 500 characters. */
  reason: string;
  /** Of the preview that was seen. */
  seen: string;
};

export type UnlinkProviderInput = {
  /** Its key. */
  provider: string;
};

export type VerifyOrganisationInput = {
  organisationId: string | number;
  /** Told to both sides. At most 1,000 characters. */
  reason?: string | null | undefined;
  /** The version that was seen: another one is never decided unseen. */
  version: number;
};

/** OTHERS_WAIT: a seat is free and belongs to those who waited before. */
export type WaitReason =
  | 'NO_SEAT_LEFT'
  | 'OTHERS_WAIT';

/** The krama weave that stands for a city where sessions are held. */
export type Weave =
  | 'LATERITE'
  | 'ROMDUOL'
  | 'TONLE';

export type WishForDateInput = {
  /** A city; without it, any. */
  cityId?: string | number | null | undefined;
  courseId: string | number;
  /** An e-mail address. Not needed by whoever is signed in and has one. */
  email?: string | null | undefined;
  /** Language of the mails. */
  locale: Locale;
};

export type WithdrawCoordinatorInvitationInput = {
  invitationId: string | number;
  organisationId: string | number;
};

export type WithdrawPledgeInput = {
  pledgeId: string | number;
  /** The version that was seen: another one is never changed unseen. */
  version: number;
};

export type WithdrawSeatsAsideInput = {
  organisationId: string | number;
  sessionId: string | number;
};

/** Why somebody has no ticket on a sheet. OWN: registered by themselves, and does not belong to the organisation. */
export type WithoutTicket =
  | 'CANCELLED'
  | 'OWN'
  | 'WAITLISTED';

/** Why somebody is not sent their ticket again. OWN: registered by themselves, and does not belong to the organisation. UNDER_WAY: a mail with it has not left yet. SENT_LATELY: one left within the hour. SENT_OFTEN: it was sent again three times within 24 hours. */
export type WithoutTicketMail =
  | 'ADDRESS_AWAITED'
  | 'CANCELLED'
  | 'NO_ADDRESS'
  | 'OWN'
  | 'SENT_LATELY'
  | 'SENT_OFTEN'
  | 'UNDER_WAY';

export type WriteCampaignInput = {
  /** At most 4,000 characters; paragraphs one empty line apart. */
  body: LocalizedTextInput;
  /** The same key with the same draft writes once. */
  idempotencyKey?: string | null | undefined;
  segment: CampaignSegmentInput;
  /** The session that it invites to. */
  sessionId?: string | number | null | undefined;
  /** At most 80 characters; a language may be empty in a draft. */
  subject: LocalizedTextInput;
};

export type WhoIsThereFragment = { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null };

export type ViewerInHeaderQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerInHeaderQuery = { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } };

export type RequestSignInCodeMutationVariables = Exact<{
  input: RequestSignInCodeInput;
}>;


export type RequestSignInCodeMutation = { requestSignInCode: { sentTo: string | null, expiresAt: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, colleagues: Array<{ id: string, fullName: string }> | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DemoSignInMutationVariables = Exact<{
  input: DemoSignInInput;
}>;


export type DemoSignInMutation = { demoSignIn: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { viewer: { signedIn: boolean } | null } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { account: { fullName: string, email: string | null, phone: string | null, locale: Locale, duty: SignInDuty, openUntil: string | null, passkeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null }>, providers: Array<{ key: string, linkedAt: string | null, lastUsedAt: string | null, name: { km: string, en: string } }>, authenticator: { recoveryCodesLeft: number } | null, waitingAuthenticator: { secret: string, uri: string } | null, signIns: Array<{ id: string, method: SignInMethod, provider: string | null, browser: Browser, system: System, createdAt: string, lastSeenAt: string, current: boolean }> } };

export type ConfirmChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ConfirmChoicesQuery = { account: { duty: SignInDuty, openUntil: string | null, passkeys: Array<{ id: string }>, providers: Array<{ key: string, linkedAt: string | null, name: { km: string, en: string } }>, authenticator: { recoveryCodesLeft: number } | null } };

export type ProofFragment = { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> };

export type AccountChangeFragment = { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> };

export type AskPasskeyChallengeMutationVariables = Exact<{
  input: AskPasskeyChallengeInput;
}>;


export type AskPasskeyChallengeMutation = { askPasskeyChallenge: { challengeId: string | null, options: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SignInWithPasskeyMutationVariables = Exact<{
  input: PasskeyAnswerInput;
}>;


export type SignInWithPasskeyMutation = { signInWithPasskey: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ConfirmWithPasskeyMutationVariables = Exact<{
  input: PasskeyAnswerInput;
}>;


export type ConfirmWithPasskeyMutation = { confirmWithPasskey: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ConfirmWithCodeMutationVariables = Exact<{
  input: ConfirmWithCodeInput;
}>;


export type ConfirmWithCodeMutation = { confirmWithCode: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AddPasskeyMutationVariables = Exact<{
  input: AddPasskeyInput;
}>;


export type AddPasskeyMutation = { addPasskey: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RenamePasskeyMutationVariables = Exact<{
  input: RenamePasskeyInput;
}>;


export type RenamePasskeyMutation = { renamePasskey: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type RemovePasskeyMutation = { removePasskey: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type BeginAuthenticatorMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginAuthenticatorMutation = { beginAuthenticator: { uri: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ConfirmAuthenticatorMutationVariables = Exact<{
  input: ConfirmWithCodeInput;
}>;


export type ConfirmAuthenticatorMutation = { confirmAuthenticator: { recoveryCodes: Array<string>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RemoveAuthenticatorMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveAuthenticatorMutation = { removeAuthenticator: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EndSignInMutationVariables = Exact<{
  input: EndSignInInput;
}>;


export type EndSignInMutation = { endSignIn: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EndOtherSignInsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSignInsMutation = { endOtherSignIns: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type LetGoPasskeysMutationVariables = Exact<{ [key: string]: never; }>;


export type LetGoPasskeysMutation = { letGoPasskeys: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SignInRecoveriesQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInRecoveriesQuery = { signInRecoveries: Array<{ id: string, personName: string, reason: string, askedByName: string | null, askedAt: string, approvable: boolean }> };

export type AskSignInRecoveryMutationVariables = Exact<{
  input: AskSignInRecoveryInput;
}>;


export type AskSignInRecoveryMutation = { askSignInRecovery: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ApproveSignInRecoveryMutationVariables = Exact<{
  input: DecideSignInRecoveryInput;
}>;


export type ApproveSignInRecoveryMutation = { approveSignInRecovery: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DeclineSignInRecoveryMutationVariables = Exact<{
  input: DecideSignInRecoveryInput;
}>;


export type DeclineSignInRecoveryMutation = { declineSignInRecovery: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ClaimFirstAdministratorMutationVariables = Exact<{
  input: ClaimFirstAdministratorInput;
}>;


export type ClaimFirstAdministratorMutation = { claimFirstAdministrator: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SignInPageQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInPageQuery = { signInProviders: Array<{ key: string, name: { km: string, en: string } }> };

export type BeginWithProviderMutationVariables = Exact<{
  input: BeginWithProviderInput;
}>;


export type BeginWithProviderMutation = { beginWithProvider: { address: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type FinishWithProviderMutationVariables = Exact<{
  input: FinishWithProviderInput;
}>;


export type FinishWithProviderMutation = { finishWithProvider: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type UnlinkProviderMutationVariables = Exact<{
  input: UnlinkProviderInput;
}>;


export type UnlinkProviderMutation = { unlinkProvider: { account: { fullName: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AuditEntryFragment = { id: string, at: string, action: string, reason: string | null, isSealed: boolean, actor: { kind: AuditActorKind, id: string | null, name: string | null }, subject: { type: string, id: string | null, code: string | null, page: string | null, name: { km: string, en: string } | null }, changes: Array<{ field: string, before: string | null, after: string | null }> };

export type AuditRowsQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditRowsQuery = { auditRows: { nodes: Array<{ id: string, at: string, action: string, reason: string | null, isSealed: boolean, actor: { kind: AuditActorKind, id: string | null, name: string | null }, subject: { type: string, id: string | null, code: string | null, page: string | null, name: { km: string, en: string } | null }, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditHealthQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditHealthQuery = { auditHealth: { unsealed: number, oldestUnsealedSeconds: number | null, heads: Array<{ day: string, number: number, hash: string, rowCount: number, faultKind: AuditFaultKind | null, faultAt: string | null, verifiedAt: string }> } };

export type AuditRowPageQueryVariables = Exact<{
  id: string | number;
}>;


export type AuditRowPageQuery = { auditRow: { seal: number | null, id: string, at: string, action: string, reason: string | null, isSealed: boolean, actor: { kind: AuditActorKind, id: string | null, name: string | null }, subject: { type: string, id: string | null, code: string | null, page: string | null, name: { km: string, en: string } | null }, changes: Array<{ field: string, before: string | null, after: string | null }> } | null };

export type CatalogueQueryVariables = Exact<{
  filter?: SessionFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type CatalogueQuery = { list: { nodes: Array<{ readAt: string, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { capacity: number, taken: number, waiting: number, left: number, quotas: Array<{ organisationKind: OrganisationKind | null, seats: number, left: number, releaseHours: number | null, released: boolean, city: { name: { km: string, en: string } } | null }> }, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, ahead: { nodes: Array<{ id: string, kind: SessionKind, mode: SessionMode, languages: Array<string>, state: SessionState, course: { sector: { code: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, seats: { capacity: number, taken: number } }>, pageInfo: { hasNextPage: boolean } }, focusAreas: { nodes: Array<{ code: string, name: { km: string, en: string }, sectors: Array<{ code: string, name: { km: string, en: string } }> }> } };

export type CatalogueFeedQueryVariables = Exact<{
  filter?: SessionFilter | null | undefined;
}>;


export type CatalogueFeedQuery = { sessions: { nodes: Array<{ readAt: string, changedAt: string, scheduleVersion: number, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, course: { lead: { km: string, en: string }, title: { km: string, en: string } }, blocks: Array<{ startsAt: string, endsAt: string }>, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }> } };

export type OrganisationHeadFragment = { kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, counts: { people: number, seats: number, waiting: number, trained: number } | null, name: { km: string, en: string } };

export type OrganisationPeopleQueryVariables = Exact<{
  id: string | number;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganisationPeopleQuery = { organisation: { kind: OrganisationKind, id: string, pledgeCounts: { offered: number, accepted: number }, people: { nodes: Array<{ id: string, fullName: string, jobTitle: string | null, member: boolean, contact: string | null, seats: number, waiting: number, timesAttended: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, counts: { people: number, seats: number, waiting: number, trained: number } | null, name: { km: string, en: string } } | null };

export type OrganisationRegistrationsQueryVariables = Exact<{
  id: string | number;
  past: boolean;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganisationRegistrationsQuery = { organisation: { kind: OrganisationKind, id: string, pledgeCounts: { offered: number, accepted: number }, registrations: { nodes: Array<{ id: string, groupId: string | null, fullName: string, contact: string | null, status: RegistrationStatus, addressAwaited: boolean, waitlistPosition: number | null, reference: string | null, cancellable: boolean, openQuestions: number, session: { id: string, state: SessionState, startsAt: string, timeZone: string, mode: SessionMode, city: { name: { km: string, en: string } } | null, course: { title: { km: string, en: string } } }, attendance: { status: AttendanceStatus } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, counts: { people: number, seats: number, waiting: number, trained: number } | null, name: { km: string, en: string } } | null };

export type OrganisationPledgesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type OrganisationPledgesQuery = { organisation: { kind: OrganisationKind, id: string, pledgeCounts: { offered: number, accepted: number }, pledgeSums: Array<{ unit: string, offeredCount: number, offered: string, acceptedCount: number, accepted: string, unitInKind: { name: { km: string, en: string }, one: { km: string, en: string } } | null }>, pledges: { nodes: Array<{ id: string, status: PledgeStatus, version: number, offeredAt: string, openActs: Array<PledgeAct>, session: { id: string, startsAt: string, timeZone: string, course: { title: { km: string, en: string } } } | null, organisation: { id: string, kind: OrganisationKind, name: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } }, sector: { code: string, name: { km: string, en: string } }, money: { amountMinor: string, currency: Currency } | null, quantity: { thousandths: string, unit: { code: string, name: { km: string, en: string }, one: { km: string, en: string } } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, counts: { people: number, seats: number, waiting: number, trained: number } | null, name: { km: string, en: string } } | null };

export type RegistrationOfOrganisationFragment = { id: string, groupId: string | null, fullName: string, contact: string | null, status: RegistrationStatus, addressAwaited: boolean, waitlistPosition: number | null, reference: string | null, cancellable: boolean, openQuestions: number, attendance: { status: AttendanceStatus } | null };

export type SessionsToEnrolQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SessionsToEnrolQuery = { sessions: { nodes: Array<{ id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EnrolmentPageQueryVariables = Exact<{
  session: string | number;
  organisation: string | number;
}>;


export type EnrolmentPageQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { sameHour: SameHour, roomLeft: number | null, onlineLeft: number | null, capacity: number, taken: number, waiting: number, left: number }, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, organisation: { id: string, registrations: { nodes: Array<{ id: string, groupId: string | null, fullName: string, contact: string | null, status: RegistrationStatus, addressAwaited: boolean, waitlistPosition: number | null, reference: string | null, cancellable: boolean, openQuestions: number, attendance: { status: AttendanceStatus } | null }> }, enrolmentDraft: Array<{ id: string, name: string, contact: string, keptAt: string, error: { message: string } }>, name: { km: string, en: string } } | null };

export type WaitingGroupPageQueryVariables = Exact<{
  session: string | number;
  organisation: string | number;
}>;


export type WaitingGroupPageQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, organisation: { id: string, registrations: { nodes: Array<{ id: string, groupId: string | null, fullName: string, waitlistPosition: number | null }> }, name: { km: string, en: string } } | null };

export type WaitingGroupPlacePartsFragment = { size: number, placeBefore: number, placeAfter: number | null, becomes: RegistrationStatus };

export type PreviewGroupSizeQueryVariables = Exact<{
  input: ResizeGroupInput;
}>;


export type PreviewGroupSizeQuery = { previewGroupSize: { place: { size: number, placeBefore: number, placeAfter: number | null, becomes: RegistrationStatus } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ResizeGroupMutationVariables = Exact<{
  input: ResizeGroupInput;
}>;


export type ResizeGroupMutation = { resizeGroup: { place: { size: number, placeBefore: number, placeAfter: number | null, becomes: RegistrationStatus } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EnrolmentPartsFragment = { confirmed: number, pending: number, waitlisted: number, known: number, bookedElsewhere: number, prerequisitesMissing: number, unreadable: number, columns: Array<{ heading: string | null, use: ListColumnUse, samples: Array<string> }>, lines: Array<{ line: number, name: string, contact: string, outcome: EnrolmentOutcome, waitlistPosition: number | null, waitReason: WaitReason | null, nameOnly: boolean, member: boolean, memberContact: string | null, sameAsLine: number | null, bookedElsewhere: boolean, clash: { startsAt: string, course: { km: string, en: string } } | null, error: { code: string, message: string } | null }> };

export type PreviewEnrolmentQueryVariables = Exact<{
  input: PreviewEnrolmentInput;
}>;


export type PreviewEnrolmentQuery = { previewEnrolment: { enrolment: { confirmed: number, pending: number, waitlisted: number, known: number, bookedElsewhere: number, prerequisitesMissing: number, unreadable: number, columns: Array<{ heading: string | null, use: ListColumnUse, samples: Array<string> }>, lines: Array<{ line: number, name: string, contact: string, outcome: EnrolmentOutcome, waitlistPosition: number | null, waitReason: WaitReason | null, nameOnly: boolean, member: boolean, memberContact: string | null, sameAsLine: number | null, bookedElsewhere: boolean, clash: { startsAt: string, course: { km: string, en: string } } | null, error: { code: string, message: string } | null }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EnrolPeopleMutationVariables = Exact<{
  input: EnrolPeopleInput;
}>;


export type EnrolPeopleMutation = { enrolPeople: { enrolment: { confirmed: number, pending: number, waitlisted: number, known: number, lines: Array<{ line: number, outcome: EnrolmentOutcome }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DiscardEnrolmentDraftMutationVariables = Exact<{
  input: DiscardEnrolmentDraftInput;
}>;


export type DiscardEnrolmentDraftMutation = { discardEnrolmentDraft: { discarded: number | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelForOrganisationMutationVariables = Exact<{
  input: CancelForOrganisationInput;
}>;


export type CancelForOrganisationMutation = { cancelForOrganisation: { registrationId: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TicketSheetPageQueryVariables = Exact<{
  session: string | number;
  organisation: string | number;
}>;


export type TicketSheetPageQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, organisation: { id: string, registrations: { nodes: Array<{ id: string }> }, name: { km: string, en: string } } | null };

export type PrintTicketsMutationVariables = Exact<{
  input: PrintTicketsInput;
}>;


export type PrintTicketsMutation = { printTickets: { sheet: { tickets: Array<{ fullName: string, reference: string, admissionCode: string }>, without: Array<{ fullName: string, why: WithoutTicket, waitlistPosition: number | null }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TicketMailsPageQueryVariables = Exact<{
  session: string | number;
  organisation: string | number;
  input: PreviewTicketMailsInput;
}>;


export type TicketMailsPageQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, organisation: { id: string, name: { km: string, en: string } } | null, previewTicketMails: { mailing: { recipients: Array<{ fullName: string, status: RegistrationStatus, waitlistPosition: number | null }>, without: Array<{ fullName: string, why: WithoutTicketMail, since: string | null }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SendTicketsMutationVariables = Exact<{
  input: SendTicketsInput;
}>;


export type SendTicketsMutation = { sendTickets: { mails: number | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type OrganisationMembersQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationMembersQuery = { organisation: { state: OrganisationState, id: string, joinRequests: Array<{ id: string, fullName: string, contact: string | null, requestedAt: string, byLink: boolean }>, joinLink: { token: string, createdAt: string, expiresAt: string } | null, domains: Array<{ id: string, domain: string, state: OrganisationDomainState, reason: string | null }>, coordinators: Array<{ id: string, fullName: string, email: string | null, since: string, self: boolean }>, coordinatorInvitations: Array<{ id: string, email: string, fullName: string, sentAt: string, expiresAt: string, handOver: boolean }>, name: { km: string, en: string } } | null };

export type DecideJoinRequestMutationVariables = Exact<{
  input: DecideJoinRequestInput;
}>;


export type DecideJoinRequestMutation = { decideJoinRequest: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RenewJoinLinkMutationVariables = Exact<{
  input: RenewJoinLinkInput;
}>;


export type RenewJoinLinkMutation = { renewJoinLink: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EndJoinLinkMutationVariables = Exact<{
  input: EndJoinLinkInput;
}>;


export type EndJoinLinkMutation = { endJoinLink: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AddMemberMutationVariables = Exact<{
  input: AddMemberInput;
}>;


export type AddMemberMutation = { addMember: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RequestDomainMutationVariables = Exact<{
  input: RequestDomainInput;
}>;


export type RequestDomainMutation = { requestDomain: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type GiveUpDomainMutationVariables = Exact<{
  input: GiveUpDomainInput;
}>;


export type GiveUpDomainMutation = { giveUpDomain: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type InviteCoordinatorMutationVariables = Exact<{
  input: InviteCoordinatorInput;
}>;


export type InviteCoordinatorMutation = { inviteCoordinator: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type HandOverOrganisationMutationVariables = Exact<{
  input: HandOverOrganisationInput;
}>;


export type HandOverOrganisationMutation = { handOverOrganisation: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type WithdrawCoordinatorInvitationMutationVariables = Exact<{
  input: WithdrawCoordinatorInvitationInput;
}>;


export type WithdrawCoordinatorInvitationMutation = { withdrawCoordinatorInvitation: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type GiveUpCoordinationMutationVariables = Exact<{
  input: GiveUpCoordinationInput;
}>;


export type GiveUpCoordinationMutation = { giveUpCoordination: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CourseBriefFragment = { id: string, state: CourseState, version: number, level: CourseLevel, audienceKinds: Array<AudienceKind>, languages: Array<Locale>, title: { km: string, en: string }, lead: { km: string, en: string }, sector: { id: string, name: { km: string, en: string } } };

export type CourseWholeFragment = { isDateWished: boolean, code: string, id: string, state: CourseState, version: number, level: CourseLevel, audienceKinds: Array<AudienceKind>, languages: Array<Locale>, description: { km: string, en: string }, audience: { km: string, en: string }, modules: Array<{ minutes: number, title: { km: string, en: string }, objectives: Array<{ km: string, en: string }> }>, outline: Array<{ offsetMinutes: number, isBreak: boolean, title: { km: string, en: string }, note: { km: string, en: string } | null }>, prerequisites: Array<{ id: string, state: CourseState, title: { km: string, en: string } }>, paths: Array<{ id: string, title: { km: string, en: string } }>, experiences: Array<{ id: string, year: number, title: { km: string, en: string }, country: { name: { km: string, en: string } } }>, title: { km: string, en: string }, lead: { km: string, en: string }, sector: { id: string, name: { km: string, en: string } } };

export type PathBriefFragment = { id: string, isPublished: boolean, version: number, title: { km: string, en: string }, lead: { km: string, en: string }, courses: Array<{ id: string, level: CourseLevel, title: { km: string, en: string }, lead: { km: string, en: string } }> };

export type PathsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PathsQuery = { learningPaths: { nodes: Array<{ id: string, isPublished: boolean, version: number, title: { km: string, en: string }, lead: { km: string, en: string }, courses: Array<{ id: string, level: CourseLevel, title: { km: string, en: string }, lead: { km: string, en: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PathPageQueryVariables = Exact<{
  id: string | number;
}>;


export type PathPageQuery = { learningPath: { id: string, isPublished: boolean, version: number, title: { km: string, en: string }, lead: { km: string, en: string }, courses: Array<{ id: string, level: CourseLevel, title: { km: string, en: string }, lead: { km: string, en: string } }> } | null };

export type CreatePathMutationVariables = Exact<{
  input: CreatePathInput;
}>;


export type CreatePathMutation = { createPath: { path: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditPathMutationVariables = Exact<{
  input: EditPathInput;
}>;


export type EditPathMutation = { editPath: { path: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CoursesQueryVariables = Exact<{
  level?: CourseLevel | null | undefined;
  audienceKind?: AudienceKind | null | undefined;
  sectorId?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type CoursesQuery = { courses: { nodes: Array<{ id: string, state: CourseState, version: number, level: CourseLevel, audienceKinds: Array<AudienceKind>, languages: Array<Locale>, title: { km: string, en: string }, lead: { km: string, en: string }, sector: { id: string, name: { km: string, en: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CourseSectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type CourseSectorsQuery = { focusAreas: { nodes: Array<{ sectors: Array<{ id: string, name: { km: string, en: string } }> }> } };

export type CoursePageQueryVariables = Exact<{
  id: string | number;
}>;


export type CoursePageQuery = { course: { isDateWished: boolean, code: string, id: string, state: CourseState, version: number, level: CourseLevel, audienceKinds: Array<AudienceKind>, languages: Array<Locale>, description: { km: string, en: string }, audience: { km: string, en: string }, modules: Array<{ minutes: number, title: { km: string, en: string }, objectives: Array<{ km: string, en: string }> }>, outline: Array<{ offsetMinutes: number, isBreak: boolean, title: { km: string, en: string }, note: { km: string, en: string } | null }>, prerequisites: Array<{ id: string, state: CourseState, title: { km: string, en: string } }>, paths: Array<{ id: string, title: { km: string, en: string } }>, experiences: Array<{ id: string, year: number, title: { km: string, en: string }, country: { name: { km: string, en: string } } }>, title: { km: string, en: string }, lead: { km: string, en: string }, sector: { id: string, name: { km: string, en: string } } } | null };

export type SessionsAheadQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SessionsAheadQuery = { sessions: { nodes: Array<{ id: string, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, seats: { capacity: number, taken: number, waiting: number, left: number }, course: { id: string }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ManagedCoursesQueryVariables = Exact<{
  state?: CourseState | null | undefined;
  after?: string | null | undefined;
}>;


export type ManagedCoursesQuery = { courses: { nodes: Array<{ id: string, state: CourseState, version: number, level: CourseLevel, audienceKinds: Array<AudienceKind>, languages: Array<Locale>, title: { km: string, en: string }, lead: { km: string, en: string }, sector: { id: string, name: { km: string, en: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CoursesBeforeQueryVariables = Exact<{ [key: string]: never; }>;


export type CoursesBeforeQuery = { published: { nodes: Array<{ id: string, title: { km: string, en: string } }> }, drafts: { nodes: Array<{ id: string, title: { km: string, en: string } }> } };

export type CoursesForMapQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CoursesForMapQuery = { courses: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateCourseMutationVariables = Exact<{
  input: CreateCourseInput;
}>;


export type CreateCourseMutation = { createCourse: { course: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditCourseMutationVariables = Exact<{
  input: EditCourseInput;
}>;


export type EditCourseMutation = { editCourse: { course: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PublishCourseMutationVariables = Exact<{
  input: PublishCourseInput;
}>;


export type PublishCourseMutation = { publishCourse: { course: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ArchiveCourseMutationVariables = Exact<{
  input: ArchiveCourseInput;
}>;


export type ArchiveCourseMutation = { archiveCourse: { course: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CopyCourseMutationVariables = Exact<{
  input: CopyCourseInput;
}>;


export type CopyCourseMutation = { copyCourse: { course: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ExperienceBriefFragment = { id: string, isPublished: boolean, version: number, year: number, title: { km: string, en: string }, summary: { km: string, en: string }, country: { code: string, name: { km: string, en: string } }, city: { km: string, en: string } | null, sectors: Array<{ id: string, name: { km: string, en: string } }> };

export type ExperienceWholeFragment = { sourceName: string, sourceUrl: string, id: string, isPublished: boolean, version: number, year: number, courses: Array<{ id: string, title: { km: string, en: string } }>, title: { km: string, en: string }, summary: { km: string, en: string }, country: { code: string, name: { km: string, en: string } }, city: { km: string, en: string } | null, sectors: Array<{ id: string, name: { km: string, en: string } }> };

export type ExperiencesQueryVariables = Exact<{
  countryCode?: string | null | undefined;
  sectorId?: string | number | null | undefined;
  isPublished?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type ExperiencesQuery = { experiences: { nodes: Array<{ id: string, isPublished: boolean, version: number, year: number, title: { km: string, en: string }, summary: { km: string, en: string }, country: { code: string, name: { km: string, en: string } }, city: { km: string, en: string } | null, sectors: Array<{ id: string, name: { km: string, en: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ExperiencePageQueryVariables = Exact<{
  id: string | number;
}>;


export type ExperiencePageQuery = { experience: { sourceName: string, sourceUrl: string, id: string, isPublished: boolean, version: number, year: number, courses: Array<{ id: string, title: { km: string, en: string } }>, title: { km: string, en: string }, summary: { km: string, en: string }, country: { code: string, name: { km: string, en: string } }, city: { km: string, en: string } | null, sectors: Array<{ id: string, name: { km: string, en: string } }> } | null };

export type ExperiencesForMapQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ExperiencesForMapQuery = { experiences: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CountriesQueryVariables = Exact<{
  withExperiences?: boolean | null | undefined;
}>;


export type CountriesQuery = { countries: Array<{ code: string, name: { km: string, en: string } }> };

export type CreateExperienceMutationVariables = Exact<{
  input: CreateExperienceInput;
}>;


export type CreateExperienceMutation = { createExperience: { experience: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditExperienceMutationVariables = Exact<{
  input: EditExperienceInput;
}>;


export type EditExperienceMutation = { editExperience: { experience: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type MaterialVersionFieldsFragment = { id: string, number: number, fileName: string | null, bytes: number | null, url: string | null, addedAt: string, handedInBy: string | null };

export type MaterialBriefFragment = { id: string, language: Locale, audience: MaterialAudience, isShown: boolean, revision: number, title: { km: string, en: string }, current: { id: string, number: number, fileName: string | null, bytes: number | null, url: string | null, addedAt: string, handedInBy: string | null } };

export type CourseMaterialsQueryVariables = Exact<{
  id: string | number;
}>;


export type CourseMaterialsQuery = { course: { id: string, title: { km: string, en: string }, materials: Array<{ id: string, language: Locale, audience: MaterialAudience, isShown: boolean, revision: number, versions: Array<{ id: string, number: number, fileName: string | null, bytes: number | null, url: string | null, addedAt: string, handedInBy: string | null }> | null, title: { km: string, en: string }, current: { id: string, number: number, fileName: string | null, bytes: number | null, url: string | null, addedAt: string, handedInBy: string | null } }> } | null };

export type AddCourseMaterialMutationVariables = Exact<{
  input: AddCourseMaterialInput;
}>;


export type AddCourseMaterialMutation = { addCourseMaterial: { material: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditCourseMaterialMutationVariables = Exact<{
  input: EditCourseMaterialInput;
}>;


export type EditCourseMaterialMutation = { editCourseMaterial: { material: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AddMaterialVersionMutationVariables = Exact<{
  input: AddMaterialVersionInput;
}>;


export type AddMaterialVersionMutation = { addMaterialVersion: { material: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type WishCitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type WishCitiesQuery = { cities: { nodes: Array<{ id: string, isPilot: boolean, name: { km: string, en: string } }> } };

export type CourseWaitingQueryVariables = Exact<{
  id: string | number;
}>;


export type CourseWaitingQuery = { course: { dateWishes: Array<{ people: number, city: { id: string, name: { km: string, en: string } } | null }> } | null };

export type WishForDateMutationVariables = Exact<{
  input: WishForDateInput;
}>;


export type WishForDateMutation = { wishForDate: { state: DateWishState | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DateWishPageQueryVariables = Exact<{
  token: string;
}>;


export type DateWishPageQuery = { dateWish: { state: DateWishState, address: string | null, until: string | null, city: { name: { km: string, en: string } } | null, course: { id: string, title: { km: string, en: string } } | null } | null };

export type ConfirmDateWishMutationVariables = Exact<{
  input: ConfirmDateWishInput;
}>;


export type ConfirmDateWishMutation = { confirmDateWish: { wish: { state: DateWishState } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EndDateWishMutationVariables = Exact<{
  input: EndDateWishInput;
}>;


export type EndDateWishMutation = { endDateWish: { state: DateWishState | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type MailboxQueryVariables = Exact<{
  after?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type MailboxQuery = { caughtMails: { nodes: Array<{ id: string, caughtAt: string, to: string, subject: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CaughtMailPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CaughtMailPageQuery = { caughtMail: { id: string, caughtAt: string, to: string, from: string, subject: string, text: string, html: string | null, attachments: Array<{ filename: string, contentType: string, content: string }> } | null };

export type OrganisationDuplicatesQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganisationDuplicatesQuery = { organisationDuplicates: Array<{ score: number, reasons: Array<DuplicateReason>, a: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } }, b: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }> };

export type MergePreviewQueryVariables = Exact<{
  from: string | number;
  into: string | number;
}>;


export type MergePreviewQuery = { previewOrganisationMerge: { preview: { seen: string, from: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } }, into: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } }, holdings: Array<{ held: OrganisationHeld, moves: number, collides: number, sums: Array<string> }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type MergeOrganisationsMutationVariables = Exact<{
  input: MergeOrganisationsInput;
}>;


export type MergeOrganisationsMutation = { mergeOrganisations: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TellOrganisationsApartMutationVariables = Exact<{
  input: TellOrganisationsApartInput;
}>;


export type TellOrganisationsApartMutation = { tellOrganisationsApart: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type OrganisationListQueryVariables = Exact<{
  search?: string | null | undefined;
  kind?: OrganisationKind | null | undefined;
  city?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganisationListQuery = { organisationList: { total: number, nodes: Array<{ kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, counts: { people: number, trained: number, seats: number, waiting: number } | null, pledgeCounts: { offered: number, accepted: number }, name: { km: string, en: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrganisationFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganisationFiltersQuery = { cities: { nodes: Array<{ code: string, name: { km: string, en: string } }> } };

export type ProposalPartsFragment = { version: number, why: string, proposerName: string, proposerContact: string | null, proposedAt: string, question: string | null, askedAt: string | null, answer: string | null, answeredAt: string | null, decidedAt: string | null, reason: string | null, openActs: Array<OrganisationProposalAct>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } };

export type OrganisationFactsFragment = { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } };

export type SimilarPartsFragment = { score: number, reasons: Array<DuplicateReason>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } };

export type ProposeFormQueryVariables = Exact<{ [key: string]: never; }>;


export type ProposeFormQuery = { organisationSubKinds: Array<{ code: string, kind: OrganisationKind, name: { km: string, en: string } }>, cities: { nodes: Array<{ code: string, name: { km: string, en: string } }> }, myBelongings: Array<{ as: Belonging, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }>, myOrganisationProposals: Array<{ version: number, why: string, proposerName: string, proposerContact: string | null, proposedAt: string, question: string | null, askedAt: string | null, answer: string | null, answeredAt: string | null, decidedAt: string | null, reason: string | null, openActs: Array<OrganisationProposalAct>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }> };

export type OrganisationProposalsQueryVariables = Exact<{
  decided: boolean;
  after?: string | null | undefined;
}>;


export type OrganisationProposalsQuery = { organisationProposals: { waiting: number, nodes: Array<{ version: number, why: string, proposerName: string, proposerContact: string | null, proposedAt: string, question: string | null, askedAt: string | null, answer: string | null, answeredAt: string | null, decidedAt: string | null, reason: string | null, openActs: Array<OrganisationProposalAct>, similar: Array<{ score: number, reasons: Array<DuplicateReason>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrganisationProposalQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationProposalQuery = { organisationProposal: { version: number, why: string, proposerName: string, proposerContact: string | null, proposedAt: string, question: string | null, askedAt: string | null, answer: string | null, answeredAt: string | null, decidedAt: string | null, reason: string | null, openActs: Array<OrganisationProposalAct>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } } | null };

export type OrganisationProposalToDecideQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationProposalToDecideQuery = { organisationProposal: { version: number, why: string, proposerName: string, proposerContact: string | null, proposedAt: string, question: string | null, askedAt: string | null, answer: string | null, answeredAt: string | null, decidedAt: string | null, reason: string | null, openActs: Array<OrganisationProposalAct>, similar: Array<{ score: number, reasons: Array<DuplicateReason>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } } | null };

export type RequestedDomainsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RequestedDomainsQuery = { requestedDomains: { nodes: Array<{ id: string, domain: string, requesterName: string, requestedAt: string, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type JoinPageQueryVariables = Exact<{
  token: string | number;
}>;


export type JoinPageQuery = { organisationOfJoinLink: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } | null };

export type ProposeOrganisationMutationVariables = Exact<{
  input: ProposeOrganisationInput;
}>;


export type ProposeOrganisationMutation = { proposeOrganisation: { organisation: { id: string } | null, similar: Array<{ score: number, reasons: Array<DuplicateReason>, organisation: { state: OrganisationState, website: string | null, kind: OrganisationKind, id: string, subKind: { name: { km: string, en: string } }, city: { weave: Weave | null, name: { km: string, en: string } } | null, name: { km: string, en: string } } }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type VerifyOrganisationMutationVariables = Exact<{
  input: VerifyOrganisationInput;
}>;


export type VerifyOrganisationMutation = { verifyOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DeclineOrganisationMutationVariables = Exact<{
  input: DeclineOrganisationInput;
}>;


export type DeclineOrganisationMutation = { declineOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AskAboutOrganisationMutationVariables = Exact<{
  input: AskAboutOrganisationInput;
}>;


export type AskAboutOrganisationMutation = { askAboutOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AnswerAboutOrganisationMutationVariables = Exact<{
  input: AnswerAboutOrganisationInput;
}>;


export type AnswerAboutOrganisationMutation = { answerAboutOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AskToJoinMutationVariables = Exact<{
  input: AskToJoinInput;
}>;


export type AskToJoinMutation = { askToJoin: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AskToJoinByLinkMutationVariables = Exact<{
  input: AskToJoinByLinkInput;
}>;


export type AskToJoinByLinkMutation = { askToJoinByLink: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type JoinByDomainMutationVariables = Exact<{
  input: JoinByDomainInput;
}>;


export type JoinByDomainMutation = { joinByDomain: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type LeaveOrganisationMutationVariables = Exact<{
  input: LeaveOrganisationInput;
}>;


export type LeaveOrganisationMutation = { leaveOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DecideDomainMutationVariables = Exact<{
  input: DecideDomainInput;
}>;


export type DecideDomainMutation = { decideDomain: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CampaignsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { campaigns: { nodes: Array<{ id: string, status: CampaignStatus, version: number, author: string, createdAt: string, startedAt: string | null, finishedAt: string | null, cancelledAt: string | null, reach: { invited: number, excluded: Array<{ count: number }> }, progress: { waiting: number, sent: number, failed: number }, subject: { km: string, en: string }, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CampaignPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignPageQuery = { campaign: { id: string, status: CampaignStatus, version: number, author: string, createdAt: string, startedAt: string | null, finishedAt: string | null, cancelledAt: string | null, reach: { organisations: number, invited: number, excluded: Array<{ reason: ExclusionReason, count: number }> }, progress: { waiting: number, sent: number, failed: number }, km: { subject: string } | null, en: { subject: string } | null, subject: { km: string, en: string }, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, body: { km: string, en: string }, segment: { kinds: Array<OrganisationKind>, trained: boolean | null, cities: Array<{ code: string, name: { km: string, en: string } }>, subKinds: Array<{ code: string, name: { km: string, en: string } }> } } | null };

export type CampaignToWriteQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignToWriteQuery = { campaign: { id: string, status: CampaignStatus, version: number, author: string, createdAt: string, startedAt: string | null, finishedAt: string | null, cancelledAt: string | null, subject: { km: string, en: string }, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, body: { km: string, en: string }, segment: { kinds: Array<OrganisationKind>, trained: boolean | null, cities: Array<{ code: string, name: { km: string, en: string } }>, subKinds: Array<{ code: string, name: { km: string, en: string } }> } } | null };

export type CampaignMailQueryVariables = Exact<{
  id: string | number;
  locale: Locale;
}>;


export type CampaignMailQuery = { campaign: { mail: { html: string } | null } | null };

export type CampaignRecipientsQueryVariables = Exact<{
  id: string | number;
  status?: RecipientStatus | null | undefined;
  reason?: ExclusionReason | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignRecipientsQuery = { campaign: { id: string, status: CampaignStatus, version: number, author: string, createdAt: string, startedAt: string | null, finishedAt: string | null, cancelledAt: string | null, reach: { organisations: number, invited: number, excluded: Array<{ reason: ExclusionReason, count: number }> }, recipients: { nodes: Array<{ fullName: string | null, address: string | null, status: RecipientStatus, exclusionReason: ExclusionReason | null, delivery: CampaignDelivery | null, organisation: { id: string, name: { km: string, en: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, subject: { km: string, en: string }, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null } | null };

export type SegmentChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SegmentChoicesQuery = { cities: { nodes: Array<{ code: string, isPilot: boolean, name: { km: string, en: string } }> }, organisationSubKinds: Array<{ code: string, kind: OrganisationKind, name: { km: string, en: string } }> };

export type SegmentReachQueryVariables = Exact<{
  segment: CampaignSegmentInput;
  sessionId?: string | number | null | undefined;
}>;


export type SegmentReachQuery = { segmentReach: { organisations: number, invited: number, excluded: Array<{ reason: ExclusionReason, count: number }> } };

export type SessionsToInviteQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsToInviteQuery = { sessions: { nodes: Array<{ id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }> } };

export type CampaignExclusionsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CampaignExclusionsQuery = { campaignExclusions: { nodes: Array<{ reason: string, excludedBy: string, excludedAt: string, organisation: { id: string, name: { km: string, en: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrganisationsToExcludeQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type OrganisationsToExcludeQuery = { organisations: { nodes: Array<{ id: string, name: { km: string, en: string } }> } };

export type InvitationQueryVariables = Exact<{
  token: string;
}>;


export type InvitationQuery = { invitation: { fullName: string | null, organisation: { km: string, en: string }, session: { id: string } | null } | null };

export type CampaignSubscriptionQueryVariables = Exact<{
  token: string;
}>;


export type CampaignSubscriptionQuery = { campaignSubscription: { address: string, isSubscribed: boolean } | null };

export type WriteCampaignMutationVariables = Exact<{
  input: WriteCampaignInput;
}>;


export type WriteCampaignMutation = { writeCampaign: { campaign: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditCampaignMutationVariables = Exact<{
  input: EditCampaignInput;
}>;


export type EditCampaignMutation = { editCampaign: { campaign: { id: string, version: number } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type StartCampaignMutationVariables = Exact<{
  input: StartCampaignInput;
}>;


export type StartCampaignMutation = { startCampaign: { campaign: { id: string, status: CampaignStatus } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelCampaignMutationVariables = Exact<{
  input: CancelCampaignInput;
}>;


export type CancelCampaignMutation = { cancelCampaign: { campaign: { id: string, status: CampaignStatus } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SendTestMailMutationVariables = Exact<{
  input: SendTestMailInput;
}>;


export type SendTestMailMutation = { sendTestMail: { address: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ExcludeOrganisationMutationVariables = Exact<{
  input: ExcludeOrganisationInput;
}>;


export type ExcludeOrganisationMutation = { excludeOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type IncludeOrganisationMutationVariables = Exact<{
  input: IncludeOrganisationInput;
}>;


export type IncludeOrganisationMutation = { includeOrganisation: { organisation: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type UnsubscribeMutationVariables = Exact<{
  input: SubscriptionLinkInput;
}>;


export type UnsubscribeMutation = { unsubscribe: { subscription: { address: string, isSubscribed: boolean } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ResubscribeMutationVariables = Exact<{
  input: SubscriptionLinkInput;
}>;


export type ResubscribeMutation = { resubscribe: { subscription: { address: string, isSubscribed: boolean } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CampaignBriefFragment = { id: string, status: CampaignStatus, version: number, author: string, createdAt: string, startedAt: string | null, finishedAt: string | null, cancelledAt: string | null, subject: { km: string, en: string }, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type CampaignDraftFragment = { body: { km: string, en: string }, segment: { kinds: Array<OrganisationKind>, trained: boolean | null, cities: Array<{ code: string, name: { km: string, en: string } }>, subKinds: Array<{ code: string, name: { km: string, en: string } }> } };

export type ReachFragment = { organisations: number, invited: number, excluded: Array<{ reason: ExclusionReason, count: number }> };

export type OverviewFigurePartsFragment = { measure: OverviewMeasure, unit: string, value: string };

export type OverviewQueryVariables = Exact<{
  filter?: OverviewFilter | null | undefined;
}>;


export type OverviewQuery = { overview: { asOf: string, figures: Array<{ measure: OverviewMeasure, unit: string, value: string }>, cities: Array<{ city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, figures: Array<{ measure: OverviewMeasure, unit: string, value: string }> }>, focusAreas: Array<{ focusArea: { code: string, name: { km: string, en: string } }, figures: Array<{ measure: OverviewMeasure, unit: string, value: string }> }>, sectors: Array<{ sector: { code: string, name: { km: string, en: string } }, figures: Array<{ measure: OverviewMeasure, unit: string, value: string }> }>, kinds: Array<{ kind: OverviewKind, figures: Array<{ measure: OverviewMeasure, unit: string, value: string }> }>, units: Array<{ code: string, name: { km: string, en: string } }>, lastCheck: { checkedAt: string, compared: number, wrong: number } | null, within: Array<{ code: string, name: { km: string, en: string } }> | null } };

export type OverviewChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewChoicesQuery = { cities: { nodes: Array<{ code: string, countryCode: string, isPilot: boolean, name: { km: string, en: string } }> }, focusAreas: { nodes: Array<{ code: string, name: { km: string, en: string }, sectors: Array<{ code: string, name: { km: string, en: string } }> }> } };

export type OverviewFiguresQueryVariables = Exact<{
  filter?: OverviewFilter | null | undefined;
}>;


export type OverviewFiguresQuery = { overview: { asOf: string, figures: Array<{ measure: OverviewMeasure, unit: string, value: string }>, units: Array<{ code: string, name: { km: string, en: string } }> } };

export type OverviewPeopleQueryVariables = Exact<{
  measure: PeopleMeasure;
  filter?: OverviewFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type OverviewPeopleQuery = { overviewPeople: { nodes: Array<{ id: string, fullName: string, status: string | null, at: string, organisation: { km: string, en: string }, session: { id: string, startsAt: string, timeZone: string, mode: SessionMode, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OverviewPledgesQueryVariables = Exact<{
  measure: PledgeMeasure;
  unit?: string | null | undefined;
  filter?: OverviewFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type OverviewPledgesQuery = { overviewPledges: { nodes: Array<{ id: string, unit: string, value: string, status: string, offeredAt: string, organisation: { km: string, en: string }, city: { code: string, weave: Weave | null, name: { km: string, en: string } }, sector: { code: string, name: { km: string, en: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrainerToChooseFragment = { id: string, fullName: string, languages: Array<Locale>, name: { km: string, en: string }, position: { km: string, en: string } };

export type ObserverToChooseFragment = { id: string, fullName: string, position: { km: string, en: string } };

export type SessionToEditFragment = { id: string, state: SessionState, isDateKnown: boolean, version: number, plannable: boolean, kind: SessionKind, mapUrl: string | null, joinUrl: string | null, languages: Array<string>, startsAt: string, endsAt: string, doorsOpenAt: string, timeZone: string, registrationOpensAt: string | null, registrationClosesAt: string | null, mode: SessionMode, topics: Array<{ id: string, title: { km: string, en: string } }>, city: { id: string, code: string, weave: Weave | null, name: { km: string, en: string } } | null, accessNote: { km: string, en: string } | null, blocks: Array<{ startsAt: string, endsAt: string }>, minimum: { participants: number, decideBy: string } | null, course: { id: string, state: CourseState, title: { km: string, en: string } }, seats: { capacity: number, onlineCapacity: number | null }, trainersToEdit: Array<{ id: string, fullName: string, languages: Array<Locale>, name: { km: string, en: string }, position: { km: string, en: string } }> | null, observersToEdit: Array<{ id: string, fullName: string, position: { km: string, en: string } }> | null, venue: { km: string, en: string } | null };

export type SessionToEditQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionToEditQuery = { session: { id: string, state: SessionState, isDateKnown: boolean, version: number, plannable: boolean, kind: SessionKind, mapUrl: string | null, joinUrl: string | null, languages: Array<string>, startsAt: string, endsAt: string, doorsOpenAt: string, timeZone: string, registrationOpensAt: string | null, registrationClosesAt: string | null, mode: SessionMode, topics: Array<{ id: string, title: { km: string, en: string } }>, city: { id: string, code: string, weave: Weave | null, name: { km: string, en: string } } | null, accessNote: { km: string, en: string } | null, blocks: Array<{ startsAt: string, endsAt: string }>, minimum: { participants: number, decideBy: string } | null, course: { id: string, state: CourseState, title: { km: string, en: string } }, seats: { capacity: number, onlineCapacity: number | null }, trainersToEdit: Array<{ id: string, fullName: string, languages: Array<Locale>, name: { km: string, en: string }, position: { km: string, en: string } }> | null, observersToEdit: Array<{ id: string, fullName: string, position: { km: string, en: string } }> | null, venue: { km: string, en: string } | null } | null };

export type SessionPlanChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionPlanChoicesQuery = { trainerChoices: Array<{ id: string, fullName: string, languages: Array<Locale>, name: { km: string, en: string }, position: { km: string, en: string } }>, observerChoices: Array<{ id: string, fullName: string, position: { km: string, en: string } }>, citiesToPlanIn: Array<{ id: string, isPilot: boolean, timeZone: string, name: { km: string, en: string } }>, topics: { nodes: Array<{ id: string, state: TopicState, title: { km: string, en: string } }> }, courses: { nodes: Array<{ id: string, title: { km: string, en: string } }> } };

export type CreateSessionMutationVariables = Exact<{
  input: CreateSessionInput;
}>;


export type CreateSessionMutation = { createSession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditSessionMutationVariables = Exact<{
  input: EditSessionInput;
}>;


export type EditSessionMutation = { editSession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SeriesPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SeriesPageQuery = { session: { id: string, plannable: boolean, startsAt: string, endsAt: string, timeZone: string, isDateKnown: boolean, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type PreviewSeriesQueryVariables = Exact<{
  input: PreviewSeriesInput;
}>;


export type PreviewSeriesQuery = { previewSeries: { missingLanguages: Array<string>, dates: Array<{ startsAt: string, endsAt: string, conflicts: Array<string>, blocks: Array<{ startsAt: string, endsAt: string }>, holiday: { km: string, en: string } | null }>, leftOut: Array<{ day: string, name: { km: string, en: string } }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PlanSeriesMutationVariables = Exact<{
  input: PlanSeriesInput;
}>;


export type PlanSeriesMutation = { planSeries: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PledgeBriefFragment = { id: string, status: PledgeStatus, version: number, offeredAt: string, openActs: Array<PledgeAct>, organisation: { id: string, kind: OrganisationKind, name: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } }, sector: { code: string, name: { km: string, en: string } }, money: { amountMinor: string, currency: Currency } | null, quantity: { thousandths: string, unit: { code: string, name: { km: string, en: string }, one: { km: string, en: string } } } | null };

export type PledgesQueryVariables = Exact<{
  filter?: PledgeFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type PledgesQuery = { pledges: { nodes: Array<{ id: string, status: PledgeStatus, version: number, offeredAt: string, openActs: Array<PledgeAct>, organisation: { id: string, kind: OrganisationKind, name: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } }, sector: { code: string, name: { km: string, en: string } }, money: { amountMinor: string, currency: Currency } | null, quantity: { thousandths: string, unit: { code: string, name: { km: string, en: string }, one: { km: string, en: string } } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PledgeFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type PledgeFiltersQuery = { cities: { nodes: Array<{ code: string, isPilot: boolean, name: { km: string, en: string } }> }, focusAreas: { nodes: Array<{ code: string, name: { km: string, en: string }, sectors: Array<{ code: string, name: { km: string, en: string } }> }> }, pledgeUnits: Array<{ code: string, name: { km: string, en: string } }> };

export type PledgeFormQueryVariables = Exact<{ [key: string]: never; }>;


export type PledgeFormQuery = { sessions: { nodes: Array<{ id: string, startsAt: string, timeZone: string, state: SessionState, course: { title: { km: string, en: string } } }> } };

export type PledgePageQueryVariables = Exact<{
  id: string | number;
}>;


export type PledgePageQuery = { pledge: { description: string | null, correctedAt: string | null, decidedAt: string | null, decisionReason: string | null, id: string, status: PledgeStatus, version: number, offeredAt: string, openActs: Array<PledgeAct>, session: { id: string, startsAt: string, timeZone: string, course: { title: { km: string, en: string } } } | null, organisation: { id: string, kind: OrganisationKind, name: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } }, sector: { code: string, name: { km: string, en: string } }, money: { amountMinor: string, currency: Currency } | null, quantity: { thousandths: string, unit: { code: string, name: { km: string, en: string }, one: { km: string, en: string } } } | null } | null };

export type OfferPledgeMutationVariables = Exact<{
  input: OfferPledgeInput;
}>;


export type OfferPledgeMutation = { offerPledge: { pledge: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CorrectPledgeMutationVariables = Exact<{
  input: CorrectPledgeInput;
}>;


export type CorrectPledgeMutation = { correctPledge: { pledge: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type WithdrawPledgeMutationVariables = Exact<{
  input: WithdrawPledgeInput;
}>;


export type WithdrawPledgeMutation = { withdrawPledge: { pledge: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AcceptPledgeMutationVariables = Exact<{
  input: AcceptPledgeInput;
}>;


export type AcceptPledgeMutation = { acceptPledge: { pledge: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DeclinePledgeMutationVariables = Exact<{
  input: DeclinePledgeInput;
}>;


export type DeclinePledgeMutation = { declinePledge: { pledge: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PrivacyRegisterQueryVariables = Exact<{ [key: string]: never; }>;


export type PrivacyRegisterQuery = { privacyRegister: Array<{ ground: LegalGround, keptDays: number | null, keptForEver: boolean, what: { km: string, en: string }, why: { km: string, en: string }, seenBy: { km: string, en: string }, keptFrom: { km: string, en: string } | null }> };

export type OwnDataPartsFragment = { fullName: string, email: string | null, phone: string | null, locale: Locale, exportsLeft: number, consents: Array<{ purpose: ConsentPurpose, given: boolean, history: Array<{ given: boolean, at: string, source: ConsentSource }> }>, erasure: { askedAt: string, dueAt: string, byOffice: boolean } | null, duties: Array<{ code: DutyCode, count: number }>, contactChange: { sentTo: string, expiresAt: string } | null };

export type OwnDataPageQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnDataPageQuery = { ownData: { fullName: string, email: string | null, phone: string | null, locale: Locale, exportsLeft: number, consents: Array<{ purpose: ConsentPurpose, given: boolean, history: Array<{ given: boolean, at: string, source: ConsentSource }> }>, erasure: { askedAt: string, dueAt: string, byOffice: boolean } | null, duties: Array<{ code: DutyCode, count: number }>, contactChange: { sentTo: string, expiresAt: string } | null } };

export type ChangeConsentMutationVariables = Exact<{
  input: ChangeConsentInput;
}>;


export type ChangeConsentMutation = { changeConsent: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CorrectDetailsMutationVariables = Exact<{
  input: CorrectDetailsInput;
}>;


export type CorrectDetailsMutation = { correctDetails: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RequestContactChangeMutationVariables = Exact<{
  input: RequestContactChangeInput;
}>;


export type RequestContactChangeMutation = { requestContactChange: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ConfirmContactChangeMutationVariables = Exact<{
  input: ConfirmContactChangeInput;
}>;


export type ConfirmContactChangeMutation = { confirmContactChange: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ExportOwnDataMutationVariables = Exact<{
  input: ExportOwnDataInput;
}>;


export type ExportOwnDataMutation = { exportOwnData: { file: { name: string, mediaType: string, content: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AskErasureMutationVariables = Exact<{ [key: string]: never; }>;


export type AskErasureMutation = { askErasure: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelErasureMutationVariables = Exact<{ [key: string]: never; }>;


export type CancelErasureMutation = { cancelErasure: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PendingErasuresQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PendingErasuresQuery = { pendingErasures: { nodes: Array<{ id: string, fullName: string, askedByName: string, askedAt: string, dueAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AskErasureForMutationVariables = Exact<{
  input: AskErasureForInput;
}>;


export type AskErasureForMutation = { askErasureFor: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelErasureForMutationVariables = Exact<{
  input: CancelErasureForInput;
}>;


export type CancelErasureForMutation = { cancelErasureFor: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RetentionPageQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionPageQuery = { retention: { lastAt: string | null, lines: Array<{ subject: string, keptDays: number, due: number, passed: number | null, what: { km: string, en: string }, keptFrom: { km: string, en: string } }> } };

export type QuestionPartsFragment = { id: string, form: QuestionForm, kind: QuestionKind, required: boolean, minimum: number | null, maximum: number | null, text: { km: string, en: string }, hint: { km: string, en: string } | null, options: Array<{ code: string, text: { km: string, en: string } }>, shownIf: { questionId: string, answers: Array<string> } | null };

export type TicketQuestionsQueryVariables = Exact<{
  reference: string;
}>;


export type TicketQuestionsQuery = { ticket: { id: string, reference: string, admissionCode: string | null, calendarUids: Array<string>, calendarSequence: number, state: TicketState, fullName: string | null, organisation: string | null, waitlistPosition: number | null, reminderAt: string | null, hasEmail: boolean, cancellable: boolean, cancellableUntil: string | null, transferable: boolean, switchable: boolean, endedBecause: TicketEnd | null, declineReason: string | null, offerEndsAt: string | null, offerExpired: boolean, promotionCause: PromotionCause | null, attendanceMode: AttendanceMode | null, groupSize: number, reconfirmBy: string | null, reconfirmedAt: string | null, openQuestions: number, answerableForms: Array<QuestionForm>, questions: Array<{ answer: Array<string>, said: { km: string, en: string }, question: { id: string, form: QuestionForm, kind: QuestionKind, required: boolean, minimum: number | null, maximum: number | null, text: { km: string, en: string }, hint: { km: string, en: string } | null, options: Array<{ code: string, text: { km: string, en: string } }>, shownIf: { questionId: string, answers: Array<string> } | null } }>, room: { entry: RoomEntry, opensAt: string | null }, promotionQuota: { organisationKind: OrganisationKind | null, city: { km: string, en: string } | null } | null, passes: Array<{ reason: PassReason, times: number, seatsFree: number, lastAt: string }>, awaitedAddress: { until: string, address: string, mailsLeft: number, correctionsLeft: number } | null, asksQuestions: Array<{ question: { id: string } }>, session: { readAt: string, doorsOpenAt: string, scheduleVersion: number, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { promotion: SeatPromotion, offerHours: number, cancelCutoffHours: number, needsApproval: boolean, onlineCapacity: number | null, onlineTaken: number, capacity: number, taken: number, waiting: number, left: number }, accessNote: { km: string, en: string } | null, postponeReason: { km: string, en: string } | null, cancelReason: { km: string, en: string } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } } | null };

export type AnswerQuestionsMutationVariables = Exact<{
  input: AnswerQuestionsInput;
}>;


export type AnswerQuestionsMutation = { answerQuestions: { ticket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TicketPartsFragment = { id: string, reference: string, admissionCode: string | null, calendarUids: Array<string>, calendarSequence: number, state: TicketState, fullName: string | null, organisation: string | null, waitlistPosition: number | null, reminderAt: string | null, hasEmail: boolean, cancellable: boolean, cancellableUntil: string | null, transferable: boolean, switchable: boolean, endedBecause: TicketEnd | null, declineReason: string | null, offerEndsAt: string | null, offerExpired: boolean, promotionCause: PromotionCause | null, attendanceMode: AttendanceMode | null, groupSize: number, reconfirmBy: string | null, reconfirmedAt: string | null, openQuestions: number, answerableForms: Array<QuestionForm>, room: { entry: RoomEntry, opensAt: string | null }, promotionQuota: { organisationKind: OrganisationKind | null, city: { km: string, en: string } | null } | null, passes: Array<{ reason: PassReason, times: number, seatsFree: number, lastAt: string }>, awaitedAddress: { until: string, address: string, mailsLeft: number, correctionsLeft: number } | null, asksQuestions: Array<{ question: { id: string } }>, session: { readAt: string, doorsOpenAt: string, scheduleVersion: number, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { promotion: SeatPromotion, offerHours: number, cancelCutoffHours: number, needsApproval: boolean, onlineCapacity: number | null, onlineTaken: number, capacity: number, taken: number, waiting: number, left: number }, accessNote: { km: string, en: string } | null, postponeReason: { km: string, en: string } | null, cancelReason: { km: string, en: string } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } };

export type SessionToRegisterQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionToRegisterQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { needsApproval: boolean, addressHoldMinutes: number | null, roomLeft: number | null, onlineLeft: number | null, capacity: number, taken: number, waiting: number, left: number, quotas: Array<{ organisationKind: OrganisationKind | null, seats: number, left: number, releaseHours: number | null, released: boolean, city: { name: { km: string, en: string } } | null }> }, course: { title: { km: string, en: string }, prerequisites: Array<{ id: string, title: { km: string, en: string } }> }, questions: Array<{ id: string, form: QuestionForm, kind: QuestionKind, required: boolean, minimum: number | null, maximum: number | null, text: { km: string, en: string }, hint: { km: string, en: string } | null, options: Array<{ code: string, text: { km: string, en: string } }>, shownIf: { questionId: string, answers: Array<string> } | null }>, viewerTicket: { reference: string, state: TicketState, waitlistPosition: number | null, offerEndsAt: string | null, offerExpired: boolean, endedBecause: TicketEnd | null, awaitedAddress: { until: string } | null } | null, blocks: Array<{ startsAt: string, endsAt: string }>, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type OwnDetailsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnDetailsQuery = { account: { fullName: string, email: string | null, phone: string | null }, myBelongings: Array<{ as: Belonging, organisation: { name: { km: string, en: string } } }>, myTickets: { nodes: Array<{ organisation: string | null }> } };

export type MyTicketsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyTicketsQuery = { myTickets: { nodes: Array<{ reference: string, state: TicketState, waitlistPosition: number | null, offerEndsAt: string | null, offerExpired: boolean, endedBecause: TicketEnd | null, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }, awaitedAddress: { until: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, observedSessions: Array<{ id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, viewerObserver: { role: { km: string, en: string } } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }> };

export type TicketPageQueryVariables = Exact<{
  reference: string;
}>;


export type TicketPageQuery = { ticket: { id: string, reference: string, admissionCode: string | null, calendarUids: Array<string>, calendarSequence: number, state: TicketState, fullName: string | null, organisation: string | null, waitlistPosition: number | null, reminderAt: string | null, hasEmail: boolean, cancellable: boolean, cancellableUntil: string | null, transferable: boolean, switchable: boolean, endedBecause: TicketEnd | null, declineReason: string | null, offerEndsAt: string | null, offerExpired: boolean, promotionCause: PromotionCause | null, attendanceMode: AttendanceMode | null, groupSize: number, reconfirmBy: string | null, reconfirmedAt: string | null, openQuestions: number, answerableForms: Array<QuestionForm>, room: { entry: RoomEntry, opensAt: string | null }, promotionQuota: { organisationKind: OrganisationKind | null, city: { km: string, en: string } | null } | null, passes: Array<{ reason: PassReason, times: number, seatsFree: number, lastAt: string }>, awaitedAddress: { until: string, address: string, mailsLeft: number, correctionsLeft: number } | null, asksQuestions: Array<{ question: { id: string } }>, session: { readAt: string, doorsOpenAt: string, scheduleVersion: number, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { promotion: SeatPromotion, offerHours: number, cancelCutoffHours: number, needsApproval: boolean, onlineCapacity: number | null, onlineTaken: number, capacity: number, taken: number, waiting: number, left: number }, accessNote: { km: string, en: string } | null, postponeReason: { km: string, en: string } | null, cancelReason: { km: string, en: string } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } } | null };

export type TicketDatesQueryVariables = Exact<{
  reference: string;
}>;


export type TicketDatesQuery = { ticket: { id: string, reference: string, admissionCode: string | null, calendarUids: Array<string>, calendarSequence: number, state: TicketState, fullName: string | null, organisation: string | null, waitlistPosition: number | null, reminderAt: string | null, hasEmail: boolean, cancellable: boolean, cancellableUntil: string | null, transferable: boolean, switchable: boolean, endedBecause: TicketEnd | null, declineReason: string | null, offerEndsAt: string | null, offerExpired: boolean, promotionCause: PromotionCause | null, attendanceMode: AttendanceMode | null, groupSize: number, reconfirmBy: string | null, reconfirmedAt: string | null, openQuestions: number, answerableForms: Array<QuestionForm>, otherDates: Array<{ id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, room: { entry: RoomEntry, opensAt: string | null }, promotionQuota: { organisationKind: OrganisationKind | null, city: { km: string, en: string } | null } | null, passes: Array<{ reason: PassReason, times: number, seatsFree: number, lastAt: string }>, awaitedAddress: { until: string, address: string, mailsLeft: number, correctionsLeft: number } | null, asksQuestions: Array<{ question: { id: string } }>, session: { readAt: string, doorsOpenAt: string, scheduleVersion: number, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { promotion: SeatPromotion, offerHours: number, cancelCutoffHours: number, needsApproval: boolean, onlineCapacity: number | null, onlineTaken: number, capacity: number, taken: number, waiting: number, left: number }, accessNote: { km: string, en: string } | null, postponeReason: { km: string, en: string } | null, cancelReason: { km: string, en: string } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } } | null };

export type RegisterForSessionMutationVariables = Exact<{
  input: RegisterForSessionInput;
}>;


export type RegisterForSessionMutation = { registerForSession: { ticket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AddressLinkPageQueryVariables = Exact<{
  token: string;
}>;


export type AddressLinkPageQuery = { addressLink: { state: AddressLinkState, until: string | null, session: { readAt: string, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } } | null };

export type ConfirmAddressMutationVariables = Exact<{
  input: ConfirmAddressInput;
}>;


export type ConfirmAddressMutation = { confirmAddress: { ticket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AskAddressAgainMutationVariables = Exact<{
  input: AskAddressAgainInput;
}>;


export type AskAddressAgainMutation = { askAddressAgain: { ticket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CorrectAddressMutationVariables = Exact<{
  input: CorrectAddressInput;
}>;


export type CorrectAddressMutation = { correctAddress: { ticket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ReconfirmSeatMutationVariables = Exact<{
  input: ReconfirmSeatInput;
}>;


export type ReconfirmSeatMutation = { reconfirmSeat: { ticket: { reference: string, reconfirmedAt: string | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelRegistrationMutationVariables = Exact<{
  input: CancelRegistrationInput;
}>;


export type CancelRegistrationMutation = { cancelRegistration: { ticket: { reference: string, state: TicketState } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AcceptOfferMutationVariables = Exact<{
  input: AnswerOfferInput;
}>;


export type AcceptOfferMutation = { acceptOffer: { ticket: { reference: string, state: TicketState } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DeclineOfferMutationVariables = Exact<{
  input: AnswerOfferInput;
}>;


export type DeclineOfferMutation = { declineOffer: { ticket: { reference: string, state: TicketState } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TransferToPersonMutationVariables = Exact<{
  input: TransferToPersonInput;
}>;


export type TransferToPersonMutation = { transferToPerson: { newTicket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TransferToSessionMutationVariables = Exact<{
  input: TransferToSessionInput;
}>;


export type TransferToSessionMutation = { transferToSession: { ticket: { session: { id: string } } | null, newTicket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SwitchAttendanceModeMutationVariables = Exact<{
  input: SwitchAttendanceModeInput;
}>;


export type SwitchAttendanceModeMutation = { switchAttendanceMode: { ticket: { reference: string, attendanceMode: AttendanceMode | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SeatLinkPageQueryVariables = Exact<{
  token: string;
}>;


export type SeatLinkPageQuery = { seatLink: { state: SeatLinkState, seats: number, left: number, organisation: { name: { km: string, en: string } } | null, session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { setAside: number, onlineCapacity: number | null, onlineTaken: number, needsApproval: boolean, addressHoldMinutes: number | null, roomLeft: number | null, onlineLeft: number | null, capacity: number, taken: number, waiting: number, left: number }, questions: Array<{ id: string, form: QuestionForm, kind: QuestionKind, required: boolean, minimum: number | null, maximum: number | null, text: { km: string, en: string }, hint: { km: string, en: string } | null, options: Array<{ code: string, text: { km: string, en: string } }>, shownIf: { questionId: string, answers: Array<string> } | null }>, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null } | null };

export type RegisterByLinkMutationVariables = Exact<{
  input: RegisterByLinkInput;
}>;


export type RegisterByLinkMutation = { registerByLink: { ticket: { reference: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ReportsQueryVariables = Exact<{
  status?: ReportStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type ReportsQuery = { reports: { nodes: Array<{ id: string, reference: string, status: ReportStatus, version: number, updatedAt: string, acts: Array<ReportAct>, isMine: boolean, title: { km: string, en: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LetterFragment = { kingdom: Array<string>, sender: Array<string>, title: string, period: string, sign: Array<string>, seal: string, isApproved: boolean, asOf: string, sections: Array<{ heading: string, paragraphs: Array<{ parts: Array<{ text: string, figure: string | null }> }>, table: { caption: string, head: Array<string>, rows: Array<{ name: string, cells: Array<{ text: string, figure: string | null }> }> } | null }> };

export type CitedFigureFragment = { key: string, measure: ReportMeasure, unit: string, words: string, scope: Array<{ km: string, en: string }> };

export type ReportWordsFragment = { periodFrom: string, periodTo: string, title: { km: string, en: string }, sections: Array<{ hasCityTable: boolean, heading: { km: string, en: string }, text: { km: string, en: string } }> };

export type ReportCoreFragment = { id: string, reference: string, status: ReportStatus, version: number, isMine: boolean, acts: Array<ReportAct>, authors: Array<string>, title: { km: string, en: string }, steps: Array<{ act: ReportStepKind, version: number, person: string, at: string, comment: string | null }>, versions: Array<{ number: number, asOf: string, content: { periodFrom: string, periodTo: string, title: { km: string, en: string }, sections: Array<{ hasCityTable: boolean, heading: { km: string, en: string }, text: { km: string, en: string } }> }, figures: Array<{ key: string, measure: ReportMeasure, unit: string, words: string, scope: Array<{ km: string, en: string }> }> }> };

export type ReportPageQueryVariables = Exact<{
  id: string | number;
  number: number;
}>;


export type ReportPageQuery = { report: { id: string, reference: string, status: ReportStatus, version: number, isMine: boolean, acts: Array<ReportAct>, authors: Array<string>, versionOf: { number: number, letter: { kingdom: Array<string>, sender: Array<string>, title: string, period: string, sign: Array<string>, seal: string, isApproved: boolean, asOf: string, sections: Array<{ heading: string, paragraphs: Array<{ parts: Array<{ text: string, figure: string | null }> }>, table: { caption: string, head: Array<string>, rows: Array<{ name: string, cells: Array<{ text: string, figure: string | null }> }> } | null }> }, figuresNow: Array<{ key: string, words: string }> } | null, title: { km: string, en: string }, steps: Array<{ act: ReportStepKind, version: number, person: string, at: string, comment: string | null }>, versions: Array<{ number: number, asOf: string, content: { periodFrom: string, periodTo: string, title: { km: string, en: string }, sections: Array<{ hasCityTable: boolean, heading: { km: string, en: string }, text: { km: string, en: string } }> }, figures: Array<{ key: string, measure: ReportMeasure, unit: string, words: string, scope: Array<{ km: string, en: string }> }> }> } | null };

export type ReportDraftPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportDraftPageQuery = { report: { revision: number, id: string, reference: string, status: ReportStatus, version: number, isMine: boolean, acts: Array<ReportAct>, authors: Array<string>, draftLetter: { kingdom: Array<string>, sender: Array<string>, title: string, period: string, sign: Array<string>, seal: string, isApproved: boolean, asOf: string, sections: Array<{ heading: string, paragraphs: Array<{ parts: Array<{ text: string, figure: string | null }> }>, table: { caption: string, head: Array<string>, rows: Array<{ name: string, cells: Array<{ text: string, figure: string | null }> }> } | null }> }, title: { km: string, en: string }, steps: Array<{ act: ReportStepKind, version: number, person: string, at: string, comment: string | null }>, versions: Array<{ number: number, asOf: string, content: { periodFrom: string, periodTo: string, title: { km: string, en: string }, sections: Array<{ hasCityTable: boolean, heading: { km: string, en: string }, text: { km: string, en: string } }> }, figures: Array<{ key: string, measure: ReportMeasure, unit: string, words: string, scope: Array<{ km: string, en: string }> }> }> } | null };

export type ReportToEditQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportToEditQuery = { report: { id: string, reference: string, acts: Array<ReportAct>, revision: number, draft: { periodFrom: string, periodTo: string, title: { km: string, en: string }, sections: Array<{ hasCityTable: boolean, heading: { km: string, en: string }, text: { km: string, en: string } }> } } | null, reportFigureChoices: Array<{ key: string, measure: ReportMeasure, unit: string, words: string, scope: Array<{ km: string, en: string }> }> };

export type ReportToWriteQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportToWriteQuery = { reportFigureChoices: Array<{ key: string, measure: ReportMeasure, unit: string, words: string, scope: Array<{ km: string, en: string }> }> };

export type CreateReportMutationVariables = Exact<{
  input: CreateReportInput;
}>;


export type CreateReportMutation = { createReport: { report: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type EditReportMutationVariables = Exact<{
  input: EditReportInput;
}>;


export type EditReportMutation = { editReport: { report: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SubmitReportMutationVariables = Exact<{
  input: SubmitReportInput;
}>;


export type SubmitReportMutation = { submitReport: { report: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ForwardReportMutationVariables = Exact<{
  input: JudgeReportInput;
}>;


export type ForwardReportMutation = { forwardReport: { report: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ReturnReportMutationVariables = Exact<{
  input: JudgeReportInput;
}>;


export type ReturnReportMutation = { returnReport: { report: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ApproveReportMutationVariables = Exact<{
  input: JudgeReportInput;
}>;


export type ApproveReportMutation = { approveReport: { report: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SeatFiguresFragment = { capacity: number, taken: number, waiting: number, left: number };

export type SeatHalvesFragment = { roomLeft: number | null, onlineLeft: number | null };

export type KeptSeatsFragment = { quotas: Array<{ organisationKind: OrganisationKind | null, seats: number, left: number, releaseHours: number | null, released: boolean, city: { name: { km: string, en: string } } | null }> };

export type MinimumFragment = { participants: number, decideBy: string, confirmed: number, state: MinimumState };

export type PlaceFragment = { mode: SessionMode, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null };

export type SessionBriefFragment = { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null };

export type ComesAfterFragment = { prerequisites: Array<{ id: string, title: { km: string, en: string } }> };

type Refusal_AcceptInvitationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_AccountChangeError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_AnswerOfferError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_AnswerQuestionsError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ApprovalDeputyError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_AskForAnswersError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_AskPasskeyChallengeError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_BeginAuthenticatorError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_BeginWithProviderError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_CampaignError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_CancelForOrganisationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_CancelRegistrationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ChangeRoleError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ChangeSeatsError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ConfirmAddressError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ConfirmAuthenticatorError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ConsultationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_CourseError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_CourseMaterialError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_DateWishError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_DecideApprovalsError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_DemoSignInError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_DiscardEnrolmentDraftError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_EnrolPeopleError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_EnrolmentLineError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ErasureError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ExcludeOrganisationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ExperienceError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_InvitationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_InvitePersonError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_LearningPathError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_MarkAttendanceError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_OrganisationError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_OwnDataError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_PersonMergeError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_PledgeError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_PrintTicketsError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ProofError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ReconfirmError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_RegisterForSessionError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ReportError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_RequestSignInCodeError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_ResizeGroupError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SaveSessionQuestionsError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SeatsAsideError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SendTicketsError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SessionPlanError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SignInError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SignInRecoveryError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SignOutError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_StartExportError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SubscriptionError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_SwitchAttendanceModeError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_TransferError_Fragment = { code: string, message: string, path: Array<string> };

type Refusal_TryRoomAgainError_Fragment = { code: string, message: string, path: Array<string> };

export type RefusalFragment =
  | Refusal_AcceptInvitationError_Fragment
  | Refusal_AccountChangeError_Fragment
  | Refusal_AnswerOfferError_Fragment
  | Refusal_AnswerQuestionsError_Fragment
  | Refusal_ApprovalDeputyError_Fragment
  | Refusal_AskForAnswersError_Fragment
  | Refusal_AskPasskeyChallengeError_Fragment
  | Refusal_BeginAuthenticatorError_Fragment
  | Refusal_BeginWithProviderError_Fragment
  | Refusal_CampaignError_Fragment
  | Refusal_CancelForOrganisationError_Fragment
  | Refusal_CancelRegistrationError_Fragment
  | Refusal_ChangeRoleError_Fragment
  | Refusal_ChangeSeatsError_Fragment
  | Refusal_ConfirmAddressError_Fragment
  | Refusal_ConfirmAuthenticatorError_Fragment
  | Refusal_ConsultationError_Fragment
  | Refusal_CourseError_Fragment
  | Refusal_CourseMaterialError_Fragment
  | Refusal_DateWishError_Fragment
  | Refusal_DecideApprovalsError_Fragment
  | Refusal_DemoSignInError_Fragment
  | Refusal_DiscardEnrolmentDraftError_Fragment
  | Refusal_EnrolPeopleError_Fragment
  | Refusal_EnrolmentLineError_Fragment
  | Refusal_ErasureError_Fragment
  | Refusal_ExcludeOrganisationError_Fragment
  | Refusal_ExperienceError_Fragment
  | Refusal_InvitationError_Fragment
  | Refusal_InvitePersonError_Fragment
  | Refusal_LearningPathError_Fragment
  | Refusal_MarkAttendanceError_Fragment
  | Refusal_OrganisationError_Fragment
  | Refusal_OwnDataError_Fragment
  | Refusal_PersonMergeError_Fragment
  | Refusal_PledgeError_Fragment
  | Refusal_PrintTicketsError_Fragment
  | Refusal_ProofError_Fragment
  | Refusal_ReconfirmError_Fragment
  | Refusal_RegisterForSessionError_Fragment
  | Refusal_ReportError_Fragment
  | Refusal_RequestSignInCodeError_Fragment
  | Refusal_ResizeGroupError_Fragment
  | Refusal_SaveSessionQuestionsError_Fragment
  | Refusal_SeatsAsideError_Fragment
  | Refusal_SendTicketsError_Fragment
  | Refusal_SessionPlanError_Fragment
  | Refusal_SignInError_Fragment
  | Refusal_SignInRecoveryError_Fragment
  | Refusal_SignOutError_Fragment
  | Refusal_StartExportError_Fragment
  | Refusal_SubscriptionError_Fragment
  | Refusal_SwitchAttendanceModeError_Fragment
  | Refusal_TransferError_Fragment
  | Refusal_TryRoomAgainError_Fragment
;

export type OwnTicketFragment = { reference: string, state: TicketState, waitlistPosition: number | null, offerEndsAt: string | null, offerExpired: boolean, endedBecause: TicketEnd | null, awaitedAddress: { until: string } | null };

export type SessionPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionPageQuery = { session: { doorsOpenAt: string, scheduleVersion: number, mapUrl: string | null, registrationOpensAt: string | null, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { promotion: SeatPromotion, offerHours: number, needsApproval: boolean, roomLeft: number | null, onlineLeft: number | null, capacity: number, taken: number, waiting: number, left: number, quotas: Array<{ organisationKind: OrganisationKind | null, seats: number, left: number, releaseHours: number | null, released: boolean, city: { name: { km: string, en: string } } | null }> }, city: { countryCode: string, code: string, weave: Weave | null, name: { km: string, en: string } } | null, topics: Array<{ id: string, state: TopicState, title: { km: string, en: string } }>, minimum: { participants: number, decideBy: string, confirmed: number, state: MinimumState } | null, accessNote: { km: string, en: string } | null, postponeReason: { km: string, en: string } | null, otherDates: Array<{ id: string, state: SessionState, startsAt: string, timeZone: string, mode: SessionMode, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, cancelReason: { km: string, en: string } | null, viewerTicket: { reference: string, state: TicketState, waitlistPosition: number | null, offerEndsAt: string | null, offerExpired: boolean, endedBecause: TicketEnd | null, awaitedAddress: { until: string } | null } | null, viewerObserver: { role: { km: string, en: string }, room: { entry: RoomEntry, opensAt: string | null } | null } | null, trainers: Array<{ name: { km: string, en: string }, role: { km: string, en: string } }>, course: { id: string, state: CourseState, isDateWished: boolean, code: string, lead: { km: string, en: string }, description: { km: string, en: string }, audience: { km: string, en: string }, outline: Array<{ offsetMinutes: number, isBreak: boolean, title: { km: string, en: string }, note: { km: string, en: string } | null }>, title: { km: string, en: string }, prerequisites: Array<{ id: string, title: { km: string, en: string } }> }, blocks: Array<{ startsAt: string, endsAt: string }>, venue: { km: string, en: string } | null } | null };

export type SessionsForMapQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SessionsForMapQuery = { sessions: { nodes: Array<{ id: string, changedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TopicBriefFragment = { id: string, opensAt: string, closesAt: string, state: TopicState, title: { km: string, en: string }, sector: { name: { km: string, en: string } } };

export type SubmissionFactsFragment = { id: string, body: string, locale: Locale, version: number, submittedAt: string, revisedAt: string | null, disposition: Disposition | null, answerVersion: number, organisation: { id: string, name: { km: string, en: string } }, reason: { km: string, en: string } | null };

export type TopicsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TopicsQuery = { topics: { nodes: Array<{ id: string, opensAt: string, closesAt: string, state: TopicState, title: { km: string, en: string }, sector: { name: { km: string, en: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TopicPageQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type TopicPageQuery = { topic: { publishedAt: string | null, id: string, opensAt: string, closesAt: string, state: TopicState, question: { km: string, en: string }, meetings: Array<{ id: string, startsAt: string, timeZone: string, isDateKnown: boolean, mode: SessionMode, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, outcome: { km: string, en: string } | null, submissions: { nodes: Array<{ id: string, body: string, locale: Locale, version: number, submittedAt: string, revisedAt: string | null, disposition: Disposition | null, answerVersion: number, organisation: { id: string, name: { km: string, en: string } }, reason: { km: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, title: { km: string, en: string }, sector: { name: { km: string, en: string } } } | null };

export type TopicCountsQueryVariables = Exact<{
  id: string | number;
}>;


export type TopicCountsQuery = { topic: { counts: { submissions: number, unanswered: number } } | null };

export type SubmissionPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SubmissionPageQuery = { node:
    | { id: string, body: string, locale: Locale, version: number, submittedAt: string, revisedAt: string | null, disposition: Disposition | null, answerVersion: number, topic: { id: string, opensAt: string, closesAt: string, state: TopicState, title: { km: string, en: string }, sector: { name: { km: string, en: string } } }, organisation: { id: string, name: { km: string, en: string } }, reason: { km: string, en: string } | null }
    | Record<PropertyKey, never>
   | null };

export type SectorsForTopicQueryVariables = Exact<{ [key: string]: never; }>;


export type SectorsForTopicQuery = { focusAreas: { nodes: Array<{ sectors: Array<{ id: string, name: { km: string, en: string } }> }> } };

export type AskTopicMutationVariables = Exact<{
  input: AskTopicInput;
}>;


export type AskTopicMutation = { askTopic: { topic: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ExtendTopicMutationVariables = Exact<{
  input: ExtendTopicInput;
}>;


export type ExtendTopicMutation = { extendTopic: { topic: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SubmitInputMutationVariables = Exact<{
  input: SubmitInputInput;
}>;


export type SubmitInputMutation = { submitInput: { submission: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AnswerSubmissionMutationVariables = Exact<{
  input: AnswerSubmissionInput;
}>;


export type AnswerSubmissionMutation = { answerSubmission: { submission: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PublishOutcomeMutationVariables = Exact<{
  input: PublishOutcomeInput;
}>;


export type PublishOutcomeMutation = { publishOutcome: { topic: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AnswerMailsPageQueryVariables = Exact<{
  session: string | number;
  input: PreviewAnswerMailsInput;
}>;


export type AnswerMailsPageQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, previewAnswerMails: { mailing: { recipients: Array<{ fullName: string, openQuestions: number }>, without: Array<{ fullName: string, why: NotAsked, since: string | null }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type AskForAnswersMutationVariables = Exact<{
  input: AskForAnswersInput;
}>;


export type AskForAnswersMutation = { askForAnswers: { mails: number | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ApprovalsPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ApprovalsPageQuery = { session: { plannable: boolean, awaitingApproval: number | null, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, roster: { nodes: Array<{ id: string, fullName: string, organisation: string, contact: string | null, registeredAt: string, editedAt: string | null, answers: Array<{ said: { km: string, en: string }, question: { id: string, form: QuestionForm, text: { km: string, en: string } } }> }> }, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type PreviewApprovalsQueryVariables = Exact<{
  input: DecideApprovalsInput;
}>;


export type PreviewApprovalsQuery = { previewApprovals: { decided: number, movedUp: Array<{ registrationId: string, fullName: string, becomes: RegistrationStatus }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DecideApprovalsMutationVariables = Exact<{
  input: DecideApprovalsInput;
}>;


export type DecideApprovalsMutation = { decideApprovals: { decided: number, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SeatsAsidePageQueryVariables = Exact<{
  id: string | number;
}>;


export type SeatsAsidePageQuery = { session: { plannable: boolean, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { setAside: number, capacity: number, taken: number, waiting: number, left: number }, seatsAside: Array<{ seats: number, claimed: number, left: number, releaseHours: number | null, state: SeatLinkState, token: string | null, organisation: { id: string, name: { km: string, en: string } } | null }>, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type OrganisationsForSeatsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type OrganisationsForSeatsQuery = { organisations: { nodes: Array<{ id: string, name: { km: string, en: string } }> } };

export type PreviewSeatsAsideQueryVariables = Exact<{
  input: SetSeatsAsideInput;
}>;


export type PreviewSeatsAsideQuery = { previewSeatsAside: { open: number | null, movedUp: Array<{ registrationId: string, fullName: string, becomes: RegistrationStatus }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SetSeatsAsideMutationVariables = Exact<{
  input: SetSeatsAsideInput;
}>;


export type SetSeatsAsideMutation = { setSeatsAside: { open: number | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type WithdrawSeatsAsideMutationVariables = Exact<{
  input: WithdrawSeatsAsideInput;
}>;


export type WithdrawSeatsAsideMutation = { withdrawSeatsAside: { open: number | null, movedUp: Array<{ registrationId: string }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DeputyPageQueryVariables = Exact<{ [key: string]: never; }>;


export type DeputyPageQuery = { approvalDeputies: { named: { fullName: string | null, startsOn: string, endsOn: string, isNow: boolean } | null, standsInFor: Array<{ fullName: string | null, startsOn: string, endsOn: string, isNow: boolean }>, choices: Array<{ id: string, fullName: string, city: { km: string, en: string } | null }>, sessionsToDecide: Array<{ awaitingApproval: number | null, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }> } };

export type NameApprovalDeputyMutationVariables = Exact<{
  input: NameApprovalDeputyInput;
}>;


export type NameApprovalDeputyMutation = { nameApprovalDeputy: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type WithdrawApprovalDeputyMutationVariables = Exact<{ [key: string]: never; }>;


export type WithdrawApprovalDeputyMutation = { withdrawApprovalDeputy: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SessionMaterialsQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionMaterialsQuery = { session: { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, course: { id: string, mayAddMaterial: boolean, materials: Array<{ mayAddVersion: boolean, id: string, language: Locale, audience: MaterialAudience, isShown: boolean, revision: number, versions: Array<{ id: string, number: number, fileName: string | null, bytes: number | null, url: string | null, addedAt: string, handedInBy: string | null }> | null, title: { km: string, en: string }, current: { id: string, number: number, fileName: string | null, bytes: number | null, url: string | null, addedAt: string, handedInBy: string | null } }>, title: { km: string, en: string } }, blocks: Array<{ startsAt: string, endsAt: string }>, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type SessionQuestionsPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionQuestionsPageQuery = { session: { plannable: boolean, questionsVersion: number, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, questions: Array<{ id: string, form: QuestionForm, kind: QuestionKind, required: boolean, minimum: number | null, maximum: number | null, text: { km: string, en: string }, hint: { km: string, en: string } | null, options: Array<{ code: string, text: { km: string, en: string } }>, shownIf: { questionId: string, answers: Array<string> } | null }>, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type SaveSessionQuestionsMutationVariables = Exact<{
  input: SaveSessionQuestionsInput;
}>;


export type SaveSessionQuestionsMutation = { saveSessionQuestions: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SessionRoomPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionRoomPageQuery = { session: { plannable: boolean, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, room: { state: RoomState, entersAt: string, opensAt: string, enterable: boolean, failure: RoomFailure | null, triedAt: string | null } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type TryRoomAgainMutationVariables = Exact<{
  input: TryRoomAgainInput;
}>;


export type TryRoomAgainMutation = { tryRoomAgain: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SeatSettingsFragment = { capacity: number, taken: number, setAside: number, waiting: number, left: number, onlineCapacity: number | null, onlineTaken: number, groupPolicy: GroupPolicy, promotion: SeatPromotion, offerHours: number, offerCutoffHours: number, cancelCutoffHours: number, needsApproval: boolean, addressHoldMinutes: number | null, sameHour: SameHour, quotas: Array<{ organisationKind: OrganisationKind | null, seats: number, left: number, releaseHours: number | null, released: boolean, city: { id: string, name: { km: string, en: string } } | null }> };

export type SeatsPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SeatsPageQuery = { session: { plannable: boolean, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, seats: { capacity: number, taken: number, setAside: number, waiting: number, left: number, onlineCapacity: number | null, onlineTaken: number, groupPolicy: GroupPolicy, promotion: SeatPromotion, offerHours: number, offerCutoffHours: number, cancelCutoffHours: number, needsApproval: boolean, addressHoldMinutes: number | null, sameHour: SameHour, quotas: Array<{ organisationKind: OrganisationKind | null, seats: number, left: number, releaseHours: number | null, released: boolean, city: { id: string, name: { km: string, en: string } } | null }> }, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null, cities: { nodes: Array<{ id: string, name: { km: string, en: string } }> } };

export type PreviewSeatChangeQueryVariables = Exact<{
  input: ChangeSeatsInput;
}>;


export type PreviewSeatChangeQuery = { previewSeatChange: { session: { id: string } | null, movedUp: Array<{ registrationId: string, fullName: string, becomes: RegistrationStatus }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type ChangeSeatsMutationVariables = Exact<{
  input: ChangeSeatsInput;
}>;


export type ChangeSeatsMutation = { changeSeats: { session: { id: string } | null, movedUp: Array<{ registrationId: string }>, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type MySessionsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MySessionsQuery = { mySessions: { nodes: Array<{ heldAt: string | null, plannable: boolean, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, minimum: { state: MinimumState } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, observedSessions: Array<{ id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, viewerObserver: { role: { km: string, en: string } } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null }> };

export type RosterQueryVariables = Exact<{
  id: string | number;
  status?: RegistrationStatus | null | undefined;
  openQuestions?: boolean | null | undefined;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type RosterQuery = { session: { plannable: boolean, readAt: string, heldAt: string | null, questionsVersion: number, rosterShowsContacts: boolean, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, room: { state: RoomState } | null, observers: Array<{ fullName: string, role: { km: string, en: string } }> | null, rosterCounts: { confirmed: number, waiting: number, cancelled: number, awaitingApproval: number, withOpenQuestions: number, addressesAwaited: number, capacity: number }, attendanceCounts: { attended: number, absent: number, unmarked: number, opensAt: string, open: boolean }, roster: { nodes: Array<{ id: string, fullName: string, organisation: string, contact: string | null, mayBePhotographed: boolean, status: RegistrationStatus, addressAwaited: boolean, waitlistPosition: number | null, reference: string, openQuestions: number, answers: Array<{ said: { km: string, en: string }, question: { id: string, retired: boolean, text: { km: string, en: string } } }>, attendance: { status: AttendanceStatus, version: number, markedByName: string, reason: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type SessionPlanQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionPlanQuery = { session: { mapUrl: string | null, joinUrl: string | null, doorsOpenAt: string, scheduleVersion: number, reconfirmBy: string | null, readAt: string, rosterShowsContacts: boolean, id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, cancelReason: { km: string, en: string } | null, minimum: { participants: number, decideBy: string, confirmed: number, state: MinimumState } | null, rosterCounts: { confirmed: number, waiting: number, unanswered: number }, roster: { nodes: Array<{ id: string, fullName: string, organisation: string, contact: string | null }> }, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null } | null };

export type WhoIsToldQueryVariables = Exact<{
  id: string | number;
}>;


export type WhoIsToldQuery = { session: { roster: { nodes: Array<{ id: string, fullName: string, contact: string | null, status: RegistrationStatus, addressAwaited: boolean, waitlistPosition: number | null }>, pageInfo: { hasNextPage: boolean } } } | null };

export type MoveSessionMutationVariables = Exact<{
  input: MoveSessionInput;
}>;


export type MoveSessionMutation = { moveSession: { session: { id: string, scheduleVersion: number } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelSessionMutationVariables = Exact<{
  input: CancelSessionInput;
}>;


export type CancelSessionMutation = { cancelSession: { session: { id: string, state: SessionState } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CopySessionMutationVariables = Exact<{
  input: CopySessionInput;
}>;


export type CopySessionMutation = { copySession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type OpenSessionMutationVariables = Exact<{
  input: OpenSessionInput;
}>;


export type OpenSessionMutation = { openSession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type CloseSessionMutationVariables = Exact<{
  input: CloseSessionInput;
}>;


export type CloseSessionMutation = { closeSession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TakePlaceAnywayMutationVariables = Exact<{
  input: TakePlaceAnywayInput;
}>;


export type TakePlaceAnywayMutation = { takePlaceAnyway: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PostponeSessionMutationVariables = Exact<{
  input: PostponeSessionInput;
}>;


export type PostponeSessionMutation = { postponeSession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type DecideUnansweredMutationVariables = Exact<{
  input: DecideUnansweredInput;
}>;


export type DecideUnansweredMutation = { decideUnanswered: { decided: number, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type HoldSessionMutationVariables = Exact<{
  input: HoldSessionInput;
}>;


export type HoldSessionMutation = { holdSession: { session: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type MarkAttendanceMutationVariables = Exact<{
  input: MarkAttendanceInput;
}>;


export type MarkAttendanceMutation = { markAttendance: { changed: number, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PersonCardFragment = { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> };

export type PersonDuplicatesQueryVariables = Exact<{ [key: string]: never; }>;


export type PersonDuplicatesQuery = { personDuplicates: Array<{ score: number, reasons: Array<PersonDuplicateReason>, a: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> }, b: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> } }>, personMerges: Array<{ id: string, mergedBy: string | null, mergedAt: string, undoUntil: string, undoneAt: string | null, undoneBy: string | null, undoable: boolean, from: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> }, into: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> } }> };

export type PersonMergePreviewQueryVariables = Exact<{
  from: string | number;
  into: string | number;
}>;


export type PersonMergePreviewQuery = { previewPersonMerge: { preview: { seen: string, takesAddress: boolean, from: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> }, into: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> }, lines: Array<{ held: PersonHeld, moves: number, collides: number }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type PersonMergeUndoPreviewQueryVariables = Exact<{
  id: string | number;
}>;


export type PersonMergeUndoPreviewQuery = { previewUndoPersonMerge: { preview: { seen: string, from: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> }, into: { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, roles: Array<{ role: Role, scopeName: { km: string, en: string } | null }> }, back: Array<{ held: PersonHeld, moves: number, collides: number }>, stay: Array<{ held: PersonHeld, moves: number, collides: number }> } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type MergePeopleMutationVariables = Exact<{
  input: MergePeopleInput;
}>;


export type MergePeopleMutation = { mergePeople: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TellPeopleApartMutationVariables = Exact<{
  input: TellPeopleApartInput;
}>;


export type TellPeopleApartMutation = { tellPeopleApart: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type UndoPersonMergeMutationVariables = Exact<{
  input: UndoPersonMergeInput;
}>;


export type UndoPersonMergeMutation = { undoPersonMerge: { errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type UserFactsFragment = { id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, signIns: number | null, roles: Array<{ role: Role, scopeId: string | null, takeable: boolean, scopeName: { km: string, en: string } | null }> };

export type UsersQueryVariables = Exact<{
  search?: string | null | undefined;
  role?: Role | null | undefined;
  after?: string | null | undefined;
}>;


export type UsersQuery = { users: { total: number, nodes: Array<{ id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, signIns: number | null, roles: Array<{ role: Role, scopeId: string | null, takeable: boolean, scopeName: { km: string, en: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UserPageQueryVariables = Exact<{
  id: string | number;
}>;


export type UserPageQuery = { user: { givable: Array<Role>, id: string, fullName: string, email: string | null, phone: string | null, contactHidden: boolean, signIns: number | null, roleChanges: Array<{ change: RoleChangeKind, role: Role, reason: string | null, changedBy: string | null, changedAt: string, scopeName: { km: string, en: string } | null }>, roles: Array<{ role: Role, scopeId: string | null, takeable: boolean, scopeName: { km: string, en: string } | null }> } | null };

export type CitiesOfRoleQueryVariables = Exact<{ [key: string]: never; }>;


export type CitiesOfRoleQuery = { cities: { nodes: Array<{ id: string, name: { km: string, en: string } }> } };

export type OrganisationsOfRoleQueryVariables = Exact<{
  search: string;
}>;


export type OrganisationsOfRoleQuery = { organisations: { nodes: Array<{ id: string, name: { km: string, en: string } }> } };

export type GiveRoleMutationVariables = Exact<{
  input: ChangeRoleInput;
}>;


export type GiveRoleMutation = { giveRole: { user: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type TakeRoleMutationVariables = Exact<{
  input: ChangeRoleInput;
}>;


export type TakeRoleMutation = { takeRole: { user: { id: string } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type OpenInvitationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OpenInvitationsQuery = { openInvitations: { nodes: Array<{ id: string, email: string, fullName: string, role: Role, invitedBy: string | null, sentAt: string, sendings: number, expiresAt: string, expired: boolean, scopeName: { km: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InvitePersonMutationVariables = Exact<{
  input: InvitePersonInput;
}>;


export type InvitePersonMutation = { invitePerson: { invitationId: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type SendInvitationAgainMutationVariables = Exact<{
  input: InvitationIdInput;
}>;


export type SendInvitationAgainMutation = { sendInvitationAgain: { invitationId: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type WithdrawInvitationMutationVariables = Exact<{
  input: InvitationIdInput;
}>;


export type WithdrawInvitationMutation = { withdrawInvitation: { invitationId: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type RoleInvitationPageQueryVariables = Exact<{
  token: string;
}>;


export type RoleInvitationPageQuery = { roleInvitation: { state: RoleInvitationState, fit: RoleInvitationFit, email: string, fullName: string, role: Role, invitedBy: string | null, expiresAt: string, scopeName: { km: string, en: string } | null } | null, signInProviders: Array<{ key: string, name: { km: string, en: string } }> };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { viewer: { signedIn: boolean, roles: Array<Role>, withheldRoles: Array<Role>, permissions: Array<string>, person: { fullName: string } | null } | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export type InvitableRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitableRolesQuery = { invitableRoles: Array<Role> };

export type ObservedSessionFragment = { id: string, kind: SessionKind, startsAt: string, endsAt: string, timeZone: string, languages: Array<string>, state: SessionState, isDateKnown: boolean, movedFrom: string | null, mode: SessionMode, viewerObserver: { role: { km: string, en: string } } | null, blocks: Array<{ startsAt: string, endsAt: string }>, course: { title: { km: string, en: string } }, seats: { capacity: number, taken: number, waiting: number, left: number }, city: { code: string, weave: Weave | null, name: { km: string, en: string } } | null, venue: { km: string, en: string } | null };

export type MyOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyOrganisationsQuery = { myOrganisations: Array<{ id: string, name: { km: string, en: string } }> };

export type OrganisationNameFragment = { id: string, name: { km: string, en: string } };

export type StartExportMutationVariables = Exact<{
  input: StartExportInput;
}>;


export type StartExportMutation = { startExport: { token: string | null, errors: Array<{ code: string, message: string, path: Array<string> }> } };

export const WhoIsThereFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoIsThere"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signedIn"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"withheldRoles"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}}]}}]} as unknown as DocumentNode<WhoIsThereFragment, unknown>;
export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const ProofFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Proof"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProofPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoIsThere"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoIsThere"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signedIn"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"withheldRoles"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ProofFragment, unknown>;
export const AccountChangeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountChange"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountChangePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<AccountChangeFragment, unknown>;
export const AuditEntryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AuditEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isSealed"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]} as unknown as DocumentNode<AuditEntryFragment, unknown>;
export const OrganisationNameFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<OrganisationNameFragment, unknown>;
export const OrganisationHeadFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganisationName"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"seats"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"trained"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<OrganisationHeadFragment, unknown>;
export const RegistrationOfOrganisationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RegistrationOfOrganisation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganisationRegistration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"groupId"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"contact"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"addressAwaited"}},{"kind":"Field","name":{"kind":"Name","value":"waitlistPosition"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"cancellable"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"attendance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<RegistrationOfOrganisationFragment, unknown>;
export const WaitingGroupPlacePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WaitingGroupPlaceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WaitingGroupPlace"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"placeBefore"}},{"kind":"Field","name":{"kind":"Name","value":"placeAfter"}},{"kind":"Field","name":{"kind":"Name","value":"becomes"}}]}}]} as unknown as DocumentNode<WaitingGroupPlacePartsFragment, unknown>;
export const EnrolmentPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EnrolmentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enrolment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"waitlisted"}},{"kind":"Field","name":{"kind":"Name","value":"known"}},{"kind":"Field","name":{"kind":"Name","value":"bookedElsewhere"}},{"kind":"Field","name":{"kind":"Name","value":"prerequisitesMissing"}},{"kind":"Field","name":{"kind":"Name","value":"unreadable"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"use"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"contact"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"waitlistPosition"}},{"kind":"Field","name":{"kind":"Name","value":"waitReason"}},{"kind":"Field","name":{"kind":"Name","value":"nameOnly"}},{"kind":"Field","name":{"kind":"Name","value":"member"}},{"kind":"Field","name":{"kind":"Name","value":"memberContact"}},{"kind":"Field","name":{"kind":"Name","value":"sameAsLine"}},{"kind":"Field","name":{"kind":"Name","value":"bookedElsewhere"}},{"kind":"Field","name":{"kind":"Name","value":"clash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EnrolmentPartsFragment, unknown>;
export const CourseBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CourseBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Course"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"audienceKinds"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<CourseBriefFragment, unknown>;
export const CourseWholeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CourseWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Course"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CourseBrief"}},{"kind":"Field","name":{"kind":"Name","value":"isDateWished"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"description"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audience"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"modules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minutes"}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"outline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"offsetMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"isBreak"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"prerequisites"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"paths"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"experiences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CourseBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Course"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"audienceKinds"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<CourseWholeFragment, unknown>;
export const PathBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PathBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LearningPath"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublished"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"courses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<PathBriefFragment, unknown>;
export const ExperienceBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperienceBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experience"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublished"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<ExperienceBriefFragment, unknown>;
export const ExperienceWholeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperienceWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experience"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExperienceBrief"}},{"kind":"Field","name":{"kind":"Name","value":"sourceName"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"courses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperienceBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experience"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublished"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<ExperienceWholeFragment, unknown>;
export const MaterialVersionFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MaterialVersionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaterialVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"handedInBy"}}]}}]} as unknown as DocumentNode<MaterialVersionFieldsFragment, unknown>;
export const MaterialBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MaterialBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CourseMaterial"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"isShown"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MaterialVersionFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MaterialVersionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaterialVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"handedInBy"}}]}}]} as unknown as DocumentNode<MaterialBriefFragment, unknown>;
export const OrganisationFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganisationName"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<OrganisationFactsFragment, unknown>;
export const ProposalPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProposalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganisationProposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"proposerName"}},{"kind":"Field","name":{"kind":"Name","value":"proposerContact"}},{"kind":"Field","name":{"kind":"Name","value":"proposedAt"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"openActs"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganisationFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganisationName"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}}]}}]} as unknown as DocumentNode<ProposalPartsFragment, unknown>;
export const SimilarPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SimilarParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimilarOrganisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganisationFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganisationName"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}}]}}]} as unknown as DocumentNode<SimilarPartsFragment, unknown>;
export const PlaceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<PlaceFragment, unknown>;
export const SeatFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"left"}}]}}]} as unknown as DocumentNode<SeatFiguresFragment, unknown>;
export const SessionBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Place"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"isDateKnown"}},{"kind":"Field","name":{"kind":"Name","value":"movedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatFigures"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"left"}}]}}]} as unknown as DocumentNode<SessionBriefFragment, unknown>;
export const CampaignBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CampaignBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Campaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionBrief"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"left"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Place"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"isDateKnown"}},{"kind":"Field","name":{"kind":"Name","value":"movedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatFigures"}}]}}]}}]} as unknown as DocumentNode<CampaignBriefFragment, unknown>;
export const CampaignDraftFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CampaignDraft"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Campaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"trained"}},{"kind":"Field","name":{"kind":"Name","value":"cities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"subKinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CampaignDraftFragment, unknown>;
export const ReachFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Reach"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CampaignReach"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisations"}},{"kind":"Field","name":{"kind":"Name","value":"invited"}},{"kind":"Field","name":{"kind":"Name","value":"excluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<ReachFragment, unknown>;
export const OverviewFigurePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OverviewFigureParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OverviewFigure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<OverviewFigurePartsFragment, unknown>;
export const TrainerToChooseFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrainerToChoose"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrainerChoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"languages"}}]}}]} as unknown as DocumentNode<TrainerToChooseFragment, unknown>;
export const ObserverToChooseFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ObserverToChoose"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObserverChoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<ObserverToChooseFragment, unknown>;
export const SessionToEditFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionToEdit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"isDateKnown"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"plannable"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"topics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Place"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mapUrl"}},{"kind":"Field","name":{"kind":"Name","value":"accessNote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"joinUrl"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"doorsOpenAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"registrationOpensAt"}},{"kind":"Field","name":{"kind":"Name","value":"registrationClosesAt"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participants"}},{"kind":"Field","name":{"kind":"Name","value":"decideBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"onlineCapacity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainersToEdit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TrainerToChoose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"observersToEdit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ObserverToChoose"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrainerToChoose"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrainerChoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"languages"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ObserverToChoose"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObserverChoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<SessionToEditFragment, unknown>;
export const PledgeBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PledgeBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pledge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thousandths"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"one"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"offeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"openActs"}}]}}]} as unknown as DocumentNode<PledgeBriefFragment, unknown>;
export const OwnDataPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnDataParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"erasure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"byOffice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"duties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exportsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"contactChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentTo"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<OwnDataPartsFragment, unknown>;
export const QuestionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QuestionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionQuestion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"options"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"shownIf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"questionId"}},{"kind":"Field","name":{"kind":"Name","value":"answers"}}]}}]}}]} as unknown as DocumentNode<QuestionPartsFragment, unknown>;
export const TicketPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TicketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ticket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"admissionCode"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUids"}},{"kind":"Field","name":{"kind":"Name","value":"calendarSequence"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"waitlistPosition"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"}},{"kind":"Field","name":{"kind":"Name","value":"opensAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reminderAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasEmail"}},{"kind":"Field","name":{"kind":"Name","value":"cancellable"}},{"kind":"Field","name":{"kind":"Name","value":"cancellableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"transferable"}},{"kind":"Field","name":{"kind":"Name","value":"switchable"}},{"kind":"Field","name":{"kind":"Name","value":"endedBecause"}},{"kind":"Field","name":{"kind":"Name","value":"declineReason"}},{"kind":"Field","name":{"kind":"Name","value":"offerEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"offerExpired"}},{"kind":"Field","name":{"kind":"Name","value":"promotionCause"}},{"kind":"Field","name":{"kind":"Name","value":"promotionQuota"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisationKind"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attendanceMode"}},{"kind":"Field","name":{"kind":"Name","value":"groupSize"}},{"kind":"Field","name":{"kind":"Name","value":"passes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"times"}},{"kind":"Field","name":{"kind":"Name","value":"seatsFree"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reconfirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"reconfirmedAt"}},{"kind":"Field","name":{"kind":"Name","value":"awaitedAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"mailsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"correctionsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"answerableForms"}},{"kind":"Field","alias":{"kind":"Name","value":"asksQuestions"},"name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionBrief"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"promotion"}},{"kind":"Field","name":{"kind":"Name","value":"offerHours"}},{"kind":"Field","name":{"kind":"Name","value":"cancelCutoffHours"}},{"kind":"Field","name":{"kind":"Name","value":"needsApproval"}},{"kind":"Field","name":{"kind":"Name","value":"onlineCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"onlineTaken"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"doorsOpenAt"}},{"kind":"Field","name":{"kind":"Name","value":"scheduleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"accessNote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"postponeReason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cancelReason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"left"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Place"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"isDateKnown"}},{"kind":"Field","name":{"kind":"Name","value":"movedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatFigures"}}]}}]}}]} as unknown as DocumentNode<TicketPartsFragment, unknown>;
export const LetterFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Letter"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportLetter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kingdom"}},{"kind":"Field","name":{"kind":"Name","value":"sender"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caption"}},{"kind":"Field","name":{"kind":"Name","value":"head"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sign"}},{"kind":"Field","name":{"kind":"Name","value":"seal"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]} as unknown as DocumentNode<LetterFragment, unknown>;
export const ReportWordsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportWords"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportContent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"periodFrom"}},{"kind":"Field","name":{"kind":"Name","value":"periodTo"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasCityTable"}}]}}]}}]} as unknown as DocumentNode<ReportWordsFragment, unknown>;
export const CitedFigureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CitedFigure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFigure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<CitedFigureFragment, unknown>;
export const ReportCoreFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportCore"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Report"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isMine"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"authors"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"person"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportWords"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CitedFigure"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportWords"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportContent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"periodFrom"}},{"kind":"Field","name":{"kind":"Name","value":"periodTo"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasCityTable"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CitedFigure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFigure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<ReportCoreFragment, unknown>;
export const SeatHalvesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatHalves"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roomLeft"}},{"kind":"Field","name":{"kind":"Name","value":"onlineLeft"}}]}}]} as unknown as DocumentNode<SeatHalvesFragment, unknown>;
export const KeptSeatsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeptSeats"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quotas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisationKind"}},{"kind":"Field","name":{"kind":"Name","value":"seats"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"releaseHours"}},{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]}}]} as unknown as DocumentNode<KeptSeatsFragment, unknown>;
export const MinimumFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Minimum"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantMinimum"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participants"}},{"kind":"Field","name":{"kind":"Name","value":"decideBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]} as unknown as DocumentNode<MinimumFragment, unknown>;
export const ComesAfterFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComesAfter"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Course"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prerequisites"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<ComesAfterFragment, unknown>;
export const OwnTicketFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnTicket"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ticket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"waitlistPosition"}},{"kind":"Field","name":{"kind":"Name","value":"offerEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"offerExpired"}},{"kind":"Field","name":{"kind":"Name","value":"endedBecause"}},{"kind":"Field","name":{"kind":"Name","value":"awaitedAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<OwnTicketFragment, unknown>;
export const TopicBriefFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TopicBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Topic"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"opensAt"}},{"kind":"Field","name":{"kind":"Name","value":"closesAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]} as unknown as DocumentNode<TopicBriefFragment, unknown>;
export const SubmissionFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubmissionFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Submission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"disposition"}},{"kind":"Field","name":{"kind":"Name","value":"reason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answerVersion"}}]}}]} as unknown as DocumentNode<SubmissionFactsFragment, unknown>;
export const SeatSettingsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatSettings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"setAside"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"onlineCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"onlineTaken"}},{"kind":"Field","name":{"kind":"Name","value":"groupPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"promotion"}},{"kind":"Field","name":{"kind":"Name","value":"offerHours"}},{"kind":"Field","name":{"kind":"Name","value":"offerCutoffHours"}},{"kind":"Field","name":{"kind":"Name","value":"cancelCutoffHours"}},{"kind":"Field","name":{"kind":"Name","value":"needsApproval"}},{"kind":"Field","name":{"kind":"Name","value":"addressHoldMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"sameHour"}},{"kind":"Field","name":{"kind":"Name","value":"quotas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisationKind"}},{"kind":"Field","name":{"kind":"Name","value":"seats"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"releaseHours"}},{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeatSettingsFragment, unknown>;
export const PersonCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"contactHidden"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<PersonCardFragment, unknown>;
export const UserFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"contactHidden"}},{"kind":"Field","name":{"kind":"Name","value":"signIns"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"takeable"}},{"kind":"Field","name":{"kind":"Name","value":"scopeName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<UserFactsFragment, unknown>;
export const ObservedSessionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ObservedSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionBrief"}},{"kind":"Field","name":{"kind":"Name","value":"viewerObserver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weave"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"left"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionBrief"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Place"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"isDateKnown"}},{"kind":"Field","name":{"kind":"Name","value":"movedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"km"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatFigures"}}]}}]}}]} as unknown as DocumentNode<ObservedSessionFragment, unknown>;
export const ViewerInHeaderDocument = {"__meta__":{"documentId":"sha256:243fa63c88e44b6837ca31bfd22910569ef6f9e258b832626314b82b0c70162a"}} as unknown as DocumentNode<ViewerInHeaderQuery, ViewerInHeaderQueryVariables>;
export const RequestSignInCodeDocument = {"__meta__":{"documentId":"sha256:36a7e7bec17034de70ff0bbba504faef2c8474de29faa170b7136202c700a841"}} as unknown as DocumentNode<RequestSignInCodeMutation, RequestSignInCodeMutationVariables>;
export const SignInDocument = {"__meta__":{"documentId":"sha256:d02cfb4df43758d8955c4a450d6d16e3786dc090a010e651fdc86f7127f981ec"}} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const DemoSignInDocument = {"__meta__":{"documentId":"sha256:7687a8cccad5e068f45c2db2a1d5110fb34a82dcce1014e75ecd7dfddc273f9c"}} as unknown as DocumentNode<DemoSignInMutation, DemoSignInMutationVariables>;
export const SignOutDocument = {"__meta__":{"documentId":"sha256:b2e0f66f766607a299bde37852b53781c4090661462083556cf491409f2cd69d"}} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const AccountDocument = {"__meta__":{"documentId":"sha256:23da27439b65229831d4eeb201743a31b805ed1f37cb78149c0572853d3a95d0"}} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const ConfirmChoicesDocument = {"__meta__":{"documentId":"sha256:2407f6280c3edbb4046cbfc13d13f7653e6d8cfd180176378cbb7e92d304c275"}} as unknown as DocumentNode<ConfirmChoicesQuery, ConfirmChoicesQueryVariables>;
export const AskPasskeyChallengeDocument = {"__meta__":{"documentId":"sha256:4dfe0ac0e9d4196915b703a1b1f1e7543b5786b6738752cc0ecd468c68274ff3"}} as unknown as DocumentNode<AskPasskeyChallengeMutation, AskPasskeyChallengeMutationVariables>;
export const SignInWithPasskeyDocument = {"__meta__":{"documentId":"sha256:e5f448f07b2922671c16f6d2859a0f0a24f6919d632fddf9266f7a19edce5992"}} as unknown as DocumentNode<SignInWithPasskeyMutation, SignInWithPasskeyMutationVariables>;
export const ConfirmWithPasskeyDocument = {"__meta__":{"documentId":"sha256:1a611d4eae60843d0df27bd84d0c9b7048463e5e10beaca14ff82d81a974104c"}} as unknown as DocumentNode<ConfirmWithPasskeyMutation, ConfirmWithPasskeyMutationVariables>;
export const ConfirmWithCodeDocument = {"__meta__":{"documentId":"sha256:74670cdc73c0b4f6a69c80befae3bb6ef18402c7a04270117249143838d54fc6"}} as unknown as DocumentNode<ConfirmWithCodeMutation, ConfirmWithCodeMutationVariables>;
export const AddPasskeyDocument = {"__meta__":{"documentId":"sha256:3420c1606ab68a3748b8a5505e4d1a999d31fe8b3aea562c117fd67166aed324"}} as unknown as DocumentNode<AddPasskeyMutation, AddPasskeyMutationVariables>;
export const RenamePasskeyDocument = {"__meta__":{"documentId":"sha256:550d8a5d83828915515fe29db3ef952f9d0bb950315332d107bed63136087a1e"}} as unknown as DocumentNode<RenamePasskeyMutation, RenamePasskeyMutationVariables>;
export const RemovePasskeyDocument = {"__meta__":{"documentId":"sha256:9ccd354cdfd22d022bf88c7a17904a3b57ea0d7abe158059f03df0d8df7755bc"}} as unknown as DocumentNode<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const BeginAuthenticatorDocument = {"__meta__":{"documentId":"sha256:712b846267336b05a717fa44c2c651d61458ba48732771ca374e88999cd53d17"}} as unknown as DocumentNode<BeginAuthenticatorMutation, BeginAuthenticatorMutationVariables>;
export const ConfirmAuthenticatorDocument = {"__meta__":{"documentId":"sha256:b0d8e9842fca026465aa17c6f7fd39d89f7bab0d665e5a0ddf50dd8ff8d19b57"}} as unknown as DocumentNode<ConfirmAuthenticatorMutation, ConfirmAuthenticatorMutationVariables>;
export const RemoveAuthenticatorDocument = {"__meta__":{"documentId":"sha256:8ff2122f39c936018a6fa706f650e56b218086b1b18d44348d15aa0a37a64082"}} as unknown as DocumentNode<RemoveAuthenticatorMutation, RemoveAuthenticatorMutationVariables>;
export const EndSignInDocument = {"__meta__":{"documentId":"sha256:a8e39858d47a22aee9d3ffbaa54caa062e60245d6176cda211f03334aab9b339"}} as unknown as DocumentNode<EndSignInMutation, EndSignInMutationVariables>;
export const EndOtherSignInsDocument = {"__meta__":{"documentId":"sha256:544ce397907efaf96733f6a76fefa48d2a83d2a064f35c8fa8a540cdcb6b12f4"}} as unknown as DocumentNode<EndOtherSignInsMutation, EndOtherSignInsMutationVariables>;
export const LetGoPasskeysDocument = {"__meta__":{"documentId":"sha256:2811bb748a449aaf8393e57fa868b2f36a3a991db4731a9a892b93d6ce37183a"}} as unknown as DocumentNode<LetGoPasskeysMutation, LetGoPasskeysMutationVariables>;
export const SignInRecoveriesDocument = {"__meta__":{"documentId":"sha256:4d42c684968efb351a00ed857bdc2bdd3de329b11c35286456a1ff4b0820d17f"}} as unknown as DocumentNode<SignInRecoveriesQuery, SignInRecoveriesQueryVariables>;
export const AskSignInRecoveryDocument = {"__meta__":{"documentId":"sha256:9885c5e911fd2e7dba528e3a8246e90ff7969aee90b5b2fad5f9988699eb47c2"}} as unknown as DocumentNode<AskSignInRecoveryMutation, AskSignInRecoveryMutationVariables>;
export const ApproveSignInRecoveryDocument = {"__meta__":{"documentId":"sha256:70cc6f4f5aa7622958356bae5daef82d52e6cddb5b90bfdf5a71b4445668d615"}} as unknown as DocumentNode<ApproveSignInRecoveryMutation, ApproveSignInRecoveryMutationVariables>;
export const DeclineSignInRecoveryDocument = {"__meta__":{"documentId":"sha256:f1eba89df4633ca92a8d018b61a70fef25f4c8aa328548aeb5e4734136e9dd8a"}} as unknown as DocumentNode<DeclineSignInRecoveryMutation, DeclineSignInRecoveryMutationVariables>;
export const ClaimFirstAdministratorDocument = {"__meta__":{"documentId":"sha256:e3d1649a2fec83ae8511ffa930fbe3facb513c96f2de1ac8dd00a04b96c41b70"}} as unknown as DocumentNode<ClaimFirstAdministratorMutation, ClaimFirstAdministratorMutationVariables>;
export const SignInPageDocument = {"__meta__":{"documentId":"sha256:8fd4d6386298dba1b4779fd0db1a011e1ef965306315619d986092392fde2687"}} as unknown as DocumentNode<SignInPageQuery, SignInPageQueryVariables>;
export const BeginWithProviderDocument = {"__meta__":{"documentId":"sha256:173cac584d9bb9ec7e4b77a7381b006ae4e328ee4540486e1ff509ac6a1843a3"}} as unknown as DocumentNode<BeginWithProviderMutation, BeginWithProviderMutationVariables>;
export const FinishWithProviderDocument = {"__meta__":{"documentId":"sha256:693cdcbf437e48ed0431c5e3ad9fe9461d0f2da9663f780027efbdc7311d8e8e"}} as unknown as DocumentNode<FinishWithProviderMutation, FinishWithProviderMutationVariables>;
export const UnlinkProviderDocument = {"__meta__":{"documentId":"sha256:65dbd75bf2b3013c10f6fe4cd1292efb554732565e7e9a108f21df3b8bde92a2"}} as unknown as DocumentNode<UnlinkProviderMutation, UnlinkProviderMutationVariables>;
export const AuditRowsDocument = {"__meta__":{"documentId":"sha256:e2f1bcd6b753fa00961ed7b494538d4c6b77218156244e5b77622ddc9db1cd59"}} as unknown as DocumentNode<AuditRowsQuery, AuditRowsQueryVariables>;
export const AuditHealthDocument = {"__meta__":{"documentId":"sha256:e85c8a623346d606b3d5d1d1e16a84985501de683579a7c3d7de94601eff2dfb"}} as unknown as DocumentNode<AuditHealthQuery, AuditHealthQueryVariables>;
export const AuditRowPageDocument = {"__meta__":{"documentId":"sha256:5a251195f849067b0fbc03d347cf0b6778ebbe5e91f944f4cfd96a3c14280f48"}} as unknown as DocumentNode<AuditRowPageQuery, AuditRowPageQueryVariables>;
export const CatalogueDocument = {"__meta__":{"documentId":"sha256:74385ac2788ef683db4c74626f6c42ae4eb3923bbd1cbaacdb500ab82ee80922"}} as unknown as DocumentNode<CatalogueQuery, CatalogueQueryVariables>;
export const CatalogueFeedDocument = {"__meta__":{"documentId":"sha256:050d318b94d4895e36137ea7c47e88b801b98ab09d048f5840542b340df2cd60"}} as unknown as DocumentNode<CatalogueFeedQuery, CatalogueFeedQueryVariables>;
export const OrganisationPeopleDocument = {"__meta__":{"documentId":"sha256:df12c1f39b1458b21a3beeb1dfe896b6d8bd9242d111f7dc4452a0137f53ec31"}} as unknown as DocumentNode<OrganisationPeopleQuery, OrganisationPeopleQueryVariables>;
export const OrganisationRegistrationsDocument = {"__meta__":{"documentId":"sha256:98cbed41f7c895602b9f0116b10098d83b89be6b89b6dc37e59da2b86d45077c"}} as unknown as DocumentNode<OrganisationRegistrationsQuery, OrganisationRegistrationsQueryVariables>;
export const OrganisationPledgesDocument = {"__meta__":{"documentId":"sha256:42250410bbd54faff30c5aefcf89546ddd29526e6ca178cf2e2ea119f9beedfc"}} as unknown as DocumentNode<OrganisationPledgesQuery, OrganisationPledgesQueryVariables>;
export const SessionsToEnrolDocument = {"__meta__":{"documentId":"sha256:004c6594ed5fc41fe66d78d588aec1c2c7f3d7af90e3b95e15bbde29fa583a4c"}} as unknown as DocumentNode<SessionsToEnrolQuery, SessionsToEnrolQueryVariables>;
export const EnrolmentPageDocument = {"__meta__":{"documentId":"sha256:1cb447dd3f422d9e5dd5d2de2054a4acf412f04ec7a74b463c5299d1e20243ee"}} as unknown as DocumentNode<EnrolmentPageQuery, EnrolmentPageQueryVariables>;
export const WaitingGroupPageDocument = {"__meta__":{"documentId":"sha256:8bd28bd1a1ad465fc60abec08fe46169329ea6805eeee9f33478bc25c7d8691e"}} as unknown as DocumentNode<WaitingGroupPageQuery, WaitingGroupPageQueryVariables>;
export const PreviewGroupSizeDocument = {"__meta__":{"documentId":"sha256:252193e97bde637c7c529df9ecece3e9060b1bf662a1d585dc5ea1965e7a1d32"}} as unknown as DocumentNode<PreviewGroupSizeQuery, PreviewGroupSizeQueryVariables>;
export const ResizeGroupDocument = {"__meta__":{"documentId":"sha256:8d6b0784c40b3ca5d32e0cea2641352c8ac24d72537eabc23c000eb6a9f4202d"}} as unknown as DocumentNode<ResizeGroupMutation, ResizeGroupMutationVariables>;
export const PreviewEnrolmentDocument = {"__meta__":{"documentId":"sha256:1caef69ac47fce77cf2545c4637a43b20c6a6154336a8c935e5f0d1b296790cf"}} as unknown as DocumentNode<PreviewEnrolmentQuery, PreviewEnrolmentQueryVariables>;
export const EnrolPeopleDocument = {"__meta__":{"documentId":"sha256:f05a7a102d98aa378c4cfae11465bfbeb2c2629515b374c9803f49a53aa0482c"}} as unknown as DocumentNode<EnrolPeopleMutation, EnrolPeopleMutationVariables>;
export const DiscardEnrolmentDraftDocument = {"__meta__":{"documentId":"sha256:c816de719d7501988cf1fefe4a442c858d158afb80eae858bb68786abf20f241"}} as unknown as DocumentNode<DiscardEnrolmentDraftMutation, DiscardEnrolmentDraftMutationVariables>;
export const CancelForOrganisationDocument = {"__meta__":{"documentId":"sha256:9488ed9084e9245148293b365aa3354775656cee155557e34a5822bfbe1d88fe"}} as unknown as DocumentNode<CancelForOrganisationMutation, CancelForOrganisationMutationVariables>;
export const TicketSheetPageDocument = {"__meta__":{"documentId":"sha256:346c148d5fe81b4d3ce2bbdfc2595fab707d73e3dd398445b3139a7b5b60d4b6"}} as unknown as DocumentNode<TicketSheetPageQuery, TicketSheetPageQueryVariables>;
export const PrintTicketsDocument = {"__meta__":{"documentId":"sha256:ee016b84482ff003035863b22791fa5c5e073baa88cbb45151e3db8a41b2ad85"}} as unknown as DocumentNode<PrintTicketsMutation, PrintTicketsMutationVariables>;
export const TicketMailsPageDocument = {"__meta__":{"documentId":"sha256:d5af6b31b2cdfb0c4525baf2d97377b282a403bb3591e4ab345cc097366cb5d7"}} as unknown as DocumentNode<TicketMailsPageQuery, TicketMailsPageQueryVariables>;
export const SendTicketsDocument = {"__meta__":{"documentId":"sha256:5d7d85da1b0c5a3ce3087e7356e6e06884969ae2dd17e30438dbed8f5cea85a9"}} as unknown as DocumentNode<SendTicketsMutation, SendTicketsMutationVariables>;
export const OrganisationMembersDocument = {"__meta__":{"documentId":"sha256:1e7713e85441576ab6d40b50c56beb14d118d06013f50e7e61b07225632b2f65"}} as unknown as DocumentNode<OrganisationMembersQuery, OrganisationMembersQueryVariables>;
export const DecideJoinRequestDocument = {"__meta__":{"documentId":"sha256:8184d6ffc76aeff19b51829f25c1e5ed738641e802a7dc7a1cd369569b8e8b8b"}} as unknown as DocumentNode<DecideJoinRequestMutation, DecideJoinRequestMutationVariables>;
export const RenewJoinLinkDocument = {"__meta__":{"documentId":"sha256:14df6b4ef82b61cfd396099b0635224ff8677f04d64fa11e84ae08d1e342ba18"}} as unknown as DocumentNode<RenewJoinLinkMutation, RenewJoinLinkMutationVariables>;
export const EndJoinLinkDocument = {"__meta__":{"documentId":"sha256:f939c09ed95b10f970e520f3d83d0d3cffa80535be610d54ad8f175d0196630e"}} as unknown as DocumentNode<EndJoinLinkMutation, EndJoinLinkMutationVariables>;
export const AddMemberDocument = {"__meta__":{"documentId":"sha256:3231da776edab197fcfa913f20e0620625893ff386f37f1b09be7ca1c75feae5"}} as unknown as DocumentNode<AddMemberMutation, AddMemberMutationVariables>;
export const RemoveMemberDocument = {"__meta__":{"documentId":"sha256:c9e22b4b5172c2531e2b530c79ec3a6d46180a9d189ec9aa30d689e333d3eb48"}} as unknown as DocumentNode<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const RequestDomainDocument = {"__meta__":{"documentId":"sha256:2b1f612fcf2e7155bee215658368f74c1449f04a9837254318b4e5d270c26cf9"}} as unknown as DocumentNode<RequestDomainMutation, RequestDomainMutationVariables>;
export const GiveUpDomainDocument = {"__meta__":{"documentId":"sha256:ac2d2cbb5a6ab8ca4041e6f991820710f1885e69fb75813d745595b498b9a8f5"}} as unknown as DocumentNode<GiveUpDomainMutation, GiveUpDomainMutationVariables>;
export const InviteCoordinatorDocument = {"__meta__":{"documentId":"sha256:3f004313ccda1459f24dc3fe256e675865e7c513dc62cab63efe90885580b5c0"}} as unknown as DocumentNode<InviteCoordinatorMutation, InviteCoordinatorMutationVariables>;
export const HandOverOrganisationDocument = {"__meta__":{"documentId":"sha256:7c20f632f5d943be8ff091da9ba7e21ce4f59a3bb508ade3bff7b66d095a885d"}} as unknown as DocumentNode<HandOverOrganisationMutation, HandOverOrganisationMutationVariables>;
export const WithdrawCoordinatorInvitationDocument = {"__meta__":{"documentId":"sha256:f5c182e24248715e404d9f76d131da38cad1dbb21121980c738e09978c7efe3f"}} as unknown as DocumentNode<WithdrawCoordinatorInvitationMutation, WithdrawCoordinatorInvitationMutationVariables>;
export const GiveUpCoordinationDocument = {"__meta__":{"documentId":"sha256:eada3c4ad3dbaa0df6a9c3ee7e833b20692e3cb730a4b1081bf00f954fce1f42"}} as unknown as DocumentNode<GiveUpCoordinationMutation, GiveUpCoordinationMutationVariables>;
export const PathsDocument = {"__meta__":{"documentId":"sha256:056923d3c9fa238ca5b3036463847e0c61cec8b52bc3661162ce4aa877ca1b7f"}} as unknown as DocumentNode<PathsQuery, PathsQueryVariables>;
export const PathPageDocument = {"__meta__":{"documentId":"sha256:2040f94e3519bf461dcfc76b45b5f59cd14df59a07b91f8069a90b462cf66147"}} as unknown as DocumentNode<PathPageQuery, PathPageQueryVariables>;
export const CreatePathDocument = {"__meta__":{"documentId":"sha256:a1bf9ab5d6ae3a225b21ad9bfe418104b6b3422d3cf1b17c091b000385bb3731"}} as unknown as DocumentNode<CreatePathMutation, CreatePathMutationVariables>;
export const EditPathDocument = {"__meta__":{"documentId":"sha256:18230194ce7d67c891f9a9bb79c1f531d9b84fc8e2ddc52ebaedb46503b95fac"}} as unknown as DocumentNode<EditPathMutation, EditPathMutationVariables>;
export const CoursesDocument = {"__meta__":{"documentId":"sha256:e65cb626779215295898628c910f530b2eb3ec71ce3885d4aa5af675a4b7a073"}} as unknown as DocumentNode<CoursesQuery, CoursesQueryVariables>;
export const CourseSectorsDocument = {"__meta__":{"documentId":"sha256:3c0d68101e9c66d009a4b8e3037caeca9867f3273692b0ed611bfecbd542c372"}} as unknown as DocumentNode<CourseSectorsQuery, CourseSectorsQueryVariables>;
export const CoursePageDocument = {"__meta__":{"documentId":"sha256:38c68a7ec38d7870c394e84eda54b749d5d4d566e0b404f4007f6df915d7ac7e"}} as unknown as DocumentNode<CoursePageQuery, CoursePageQueryVariables>;
export const SessionsAheadDocument = {"__meta__":{"documentId":"sha256:8919be9362b5af7737c8e26005694d43b8c3978c8c6ff5d54cba3ae92e9620d6"}} as unknown as DocumentNode<SessionsAheadQuery, SessionsAheadQueryVariables>;
export const ManagedCoursesDocument = {"__meta__":{"documentId":"sha256:62b372c2741979ee5c305e56631ac069351eb630b5b8849fc33e1c2ae8dc90c1"}} as unknown as DocumentNode<ManagedCoursesQuery, ManagedCoursesQueryVariables>;
export const CoursesBeforeDocument = {"__meta__":{"documentId":"sha256:e764aa420f99b1361fad908417e560a746229de9c5b9ee67309a9df982c34058"}} as unknown as DocumentNode<CoursesBeforeQuery, CoursesBeforeQueryVariables>;
export const CoursesForMapDocument = {"__meta__":{"documentId":"sha256:25388f57c8aec740d274d96f7de578e0d90e5f360d3cbb780f6c56d3ba05e2ce"}} as unknown as DocumentNode<CoursesForMapQuery, CoursesForMapQueryVariables>;
export const CreateCourseDocument = {"__meta__":{"documentId":"sha256:850216fedbfc965da87f49974ed45edddfc99f6e78051647918b1d1bb4d3d3e8"}} as unknown as DocumentNode<CreateCourseMutation, CreateCourseMutationVariables>;
export const EditCourseDocument = {"__meta__":{"documentId":"sha256:da81e3654fb2bdae2c8fcf002373cd8b7608bfa55e2573915270522b7db68060"}} as unknown as DocumentNode<EditCourseMutation, EditCourseMutationVariables>;
export const PublishCourseDocument = {"__meta__":{"documentId":"sha256:d1aadfed6d8e1f6e57479b3b0feb4c6557d4962d4171ef05631b8117667b8070"}} as unknown as DocumentNode<PublishCourseMutation, PublishCourseMutationVariables>;
export const ArchiveCourseDocument = {"__meta__":{"documentId":"sha256:4219128591736c913ec7cb3964018a54873ab749f22ff5973bc213e109413fb6"}} as unknown as DocumentNode<ArchiveCourseMutation, ArchiveCourseMutationVariables>;
export const CopyCourseDocument = {"__meta__":{"documentId":"sha256:1b6551b272bada2d8e17255011196c9f1e691d2719faf0cdfc3df0d90eb82663"}} as unknown as DocumentNode<CopyCourseMutation, CopyCourseMutationVariables>;
export const ExperiencesDocument = {"__meta__":{"documentId":"sha256:7db3a2d0db6370658729755fa07e8f21d5bff7deb8b86dba63374bdd7a6d63e5"}} as unknown as DocumentNode<ExperiencesQuery, ExperiencesQueryVariables>;
export const ExperiencePageDocument = {"__meta__":{"documentId":"sha256:4e00827d2037c2f7f1a39ab653566a8348f79dd9107a413d4f682c19a28ec2e2"}} as unknown as DocumentNode<ExperiencePageQuery, ExperiencePageQueryVariables>;
export const ExperiencesForMapDocument = {"__meta__":{"documentId":"sha256:f05f25b74d73252c10b80dc0612bfa6e426b011937d9329e0556e6bd9e74ba29"}} as unknown as DocumentNode<ExperiencesForMapQuery, ExperiencesForMapQueryVariables>;
export const CountriesDocument = {"__meta__":{"documentId":"sha256:cecd593f6a6b2c3261b7b09257257ee67d134814bf14a6ae740d6a7fc1ead1e6"}} as unknown as DocumentNode<CountriesQuery, CountriesQueryVariables>;
export const CreateExperienceDocument = {"__meta__":{"documentId":"sha256:ff3751b3c96fe2bfe65cc2ccdb14dad7c3eaf4cd84bfe3da42fd78481a3f321a"}} as unknown as DocumentNode<CreateExperienceMutation, CreateExperienceMutationVariables>;
export const EditExperienceDocument = {"__meta__":{"documentId":"sha256:a250eff3acfdd9e859745ac979b93ca158b65c7afb060334271d2a40d1585355"}} as unknown as DocumentNode<EditExperienceMutation, EditExperienceMutationVariables>;
export const CourseMaterialsDocument = {"__meta__":{"documentId":"sha256:ed43e4f30ec5405b887e913b5d5e61f2cf8b149574f149fef35bebf6e4fc9837"}} as unknown as DocumentNode<CourseMaterialsQuery, CourseMaterialsQueryVariables>;
export const AddCourseMaterialDocument = {"__meta__":{"documentId":"sha256:8d74d13aaa1bf40d94c892be08597ac8e18e5e21043c26cb84627f5ad8747ef7"}} as unknown as DocumentNode<AddCourseMaterialMutation, AddCourseMaterialMutationVariables>;
export const EditCourseMaterialDocument = {"__meta__":{"documentId":"sha256:a79ce1d695c74f9f403d072cf6aaf5ccb661181f0c7a3975c93dc4bed0f5c039"}} as unknown as DocumentNode<EditCourseMaterialMutation, EditCourseMaterialMutationVariables>;
export const AddMaterialVersionDocument = {"__meta__":{"documentId":"sha256:20d79dc18fcf3a754370f28583eefd19e3723399f93c970e44dbda3c8f520049"}} as unknown as DocumentNode<AddMaterialVersionMutation, AddMaterialVersionMutationVariables>;
export const WishCitiesDocument = {"__meta__":{"documentId":"sha256:be7083859ce7bfe51f05987035e7a2e938ae77e88a62ba614dfcb9a2a4026aec"}} as unknown as DocumentNode<WishCitiesQuery, WishCitiesQueryVariables>;
export const CourseWaitingDocument = {"__meta__":{"documentId":"sha256:d3dfbffb4cd654e2ed60bf2194b28663a78cf83bc2aa4bda8c4c8b9fec14e264"}} as unknown as DocumentNode<CourseWaitingQuery, CourseWaitingQueryVariables>;
export const WishForDateDocument = {"__meta__":{"documentId":"sha256:85038ddf33d760cae807e76b3b7d97a504bbfcd31f8c3e7821f765bb175fbaa2"}} as unknown as DocumentNode<WishForDateMutation, WishForDateMutationVariables>;
export const DateWishPageDocument = {"__meta__":{"documentId":"sha256:9eb081abbacb8fd5a853884548012fdecbbd6b79e42af062e86f2b1d5f91b121"}} as unknown as DocumentNode<DateWishPageQuery, DateWishPageQueryVariables>;
export const ConfirmDateWishDocument = {"__meta__":{"documentId":"sha256:42af72571998e0f2181b552dad91515bc854b13daf394ef496ccb81b52a06bec"}} as unknown as DocumentNode<ConfirmDateWishMutation, ConfirmDateWishMutationVariables>;
export const EndDateWishDocument = {"__meta__":{"documentId":"sha256:30a0503d63b28b29f2f2b42ecfc01ce2debc02b5aeef74bcb99d4b257dadcf79"}} as unknown as DocumentNode<EndDateWishMutation, EndDateWishMutationVariables>;
export const MailboxDocument = {"__meta__":{"documentId":"sha256:9d644c3a57a3e2163e134d84b5e7ccf85e237282e9575aa2ef2b2d78ef8f712a"}} as unknown as DocumentNode<MailboxQuery, MailboxQueryVariables>;
export const CaughtMailPageDocument = {"__meta__":{"documentId":"sha256:597ce3164bdefcd52d0d5d9507684577c976f1190d4bec833280f18ca118bbf7"}} as unknown as DocumentNode<CaughtMailPageQuery, CaughtMailPageQueryVariables>;
export const OrganisationDuplicatesDocument = {"__meta__":{"documentId":"sha256:e556f6cab029db9785e30e674335061f5423e77e7fc348da66b25f2727632b84"}} as unknown as DocumentNode<OrganisationDuplicatesQuery, OrganisationDuplicatesQueryVariables>;
export const MergePreviewDocument = {"__meta__":{"documentId":"sha256:43e150be81c06742b99d6f3c0b87ba2ae56311568f98d2aa018ff1223338591b"}} as unknown as DocumentNode<MergePreviewQuery, MergePreviewQueryVariables>;
export const MergeOrganisationsDocument = {"__meta__":{"documentId":"sha256:3ce42991979379cfed53ef12362f63688f07a22ec79450f68df6b983c9927c61"}} as unknown as DocumentNode<MergeOrganisationsMutation, MergeOrganisationsMutationVariables>;
export const TellOrganisationsApartDocument = {"__meta__":{"documentId":"sha256:cb2fe9e17dcde7019a161a922961b1e945124d6425566685f21457adfa5b6c7a"}} as unknown as DocumentNode<TellOrganisationsApartMutation, TellOrganisationsApartMutationVariables>;
export const OrganisationListDocument = {"__meta__":{"documentId":"sha256:eace3175a8e3fb8184608d19809798984b2ebfc996abb6ea6a02e9b770ea4e2c"}} as unknown as DocumentNode<OrganisationListQuery, OrganisationListQueryVariables>;
export const OrganisationFiltersDocument = {"__meta__":{"documentId":"sha256:a333dadb184c4cee3f6fb4775d555524a59a362da65312d3e9d53f195fb101b0"}} as unknown as DocumentNode<OrganisationFiltersQuery, OrganisationFiltersQueryVariables>;
export const ProposeFormDocument = {"__meta__":{"documentId":"sha256:1982a66b2930c7d073abfa748400b975c243cb32941265a3c68659d660fa26a0"}} as unknown as DocumentNode<ProposeFormQuery, ProposeFormQueryVariables>;
export const OrganisationProposalsDocument = {"__meta__":{"documentId":"sha256:6601dd75e0aeb022154072977c645d27f95e0f7a9532060f12e6587c5efdbcb0"}} as unknown as DocumentNode<OrganisationProposalsQuery, OrganisationProposalsQueryVariables>;
export const OrganisationProposalDocument = {"__meta__":{"documentId":"sha256:c42e7f02591de32c3e4f9bf3acc89df5cf62412c30d2106204f035f4f3cbc04b"}} as unknown as DocumentNode<OrganisationProposalQuery, OrganisationProposalQueryVariables>;
export const OrganisationProposalToDecideDocument = {"__meta__":{"documentId":"sha256:85a2438314b6d60969d5817c6e69710a4d3a5e2481040bd3cf481d291b47fd1f"}} as unknown as DocumentNode<OrganisationProposalToDecideQuery, OrganisationProposalToDecideQueryVariables>;
export const RequestedDomainsDocument = {"__meta__":{"documentId":"sha256:f4cd4b9530026b5bd8937661f10d2b6b3b4e72762b6c3bc9023520900bf604d4"}} as unknown as DocumentNode<RequestedDomainsQuery, RequestedDomainsQueryVariables>;
export const JoinPageDocument = {"__meta__":{"documentId":"sha256:2782c8e21d2f57536db6e429d12e80db5322b737aed24e1ed87b4a13dda32449"}} as unknown as DocumentNode<JoinPageQuery, JoinPageQueryVariables>;
export const ProposeOrganisationDocument = {"__meta__":{"documentId":"sha256:d05645080f82eefdde63390869ba400074b4bba9bde2e97647ecf523f6f61bdd"}} as unknown as DocumentNode<ProposeOrganisationMutation, ProposeOrganisationMutationVariables>;
export const VerifyOrganisationDocument = {"__meta__":{"documentId":"sha256:d5c4c175a9e5ec9464f971a04fdb08190125704a72a9bc14ee6131a4d7f34613"}} as unknown as DocumentNode<VerifyOrganisationMutation, VerifyOrganisationMutationVariables>;
export const DeclineOrganisationDocument = {"__meta__":{"documentId":"sha256:cf2a6f1abcd22b44fe9282ef68d143e52c7b54c6c246b50113735ebda15f7973"}} as unknown as DocumentNode<DeclineOrganisationMutation, DeclineOrganisationMutationVariables>;
export const AskAboutOrganisationDocument = {"__meta__":{"documentId":"sha256:6431bae40910a22ce9197114907a78d8f709b8b5c775e7b815a368200f940fdc"}} as unknown as DocumentNode<AskAboutOrganisationMutation, AskAboutOrganisationMutationVariables>;
export const AnswerAboutOrganisationDocument = {"__meta__":{"documentId":"sha256:d63d47cc33472537a31951b719784323e7e6f673fc39f4ba8770adf0d84a1085"}} as unknown as DocumentNode<AnswerAboutOrganisationMutation, AnswerAboutOrganisationMutationVariables>;
export const AskToJoinDocument = {"__meta__":{"documentId":"sha256:ccdf95a366f5698ddc93b84f9ec52bde18dfd94ac095739aee0334221833fff6"}} as unknown as DocumentNode<AskToJoinMutation, AskToJoinMutationVariables>;
export const AskToJoinByLinkDocument = {"__meta__":{"documentId":"sha256:9e7c053bcffb7c899b49dcdadddf6c3d6fe97d89060541d0e50e35c162ad852c"}} as unknown as DocumentNode<AskToJoinByLinkMutation, AskToJoinByLinkMutationVariables>;
export const JoinByDomainDocument = {"__meta__":{"documentId":"sha256:7ab66b8487348c80a82a399283f4afe06284d5f62a5c282c9178739ec0e570d9"}} as unknown as DocumentNode<JoinByDomainMutation, JoinByDomainMutationVariables>;
export const LeaveOrganisationDocument = {"__meta__":{"documentId":"sha256:9855df70f6bb429c16f31ff2ea9b59e2ecbb60ba0791edfca76ccf52c0859732"}} as unknown as DocumentNode<LeaveOrganisationMutation, LeaveOrganisationMutationVariables>;
export const DecideDomainDocument = {"__meta__":{"documentId":"sha256:940a1dc4c10a97a64759e6703bd4254eee334546648741f972d9cf9f50da1572"}} as unknown as DocumentNode<DecideDomainMutation, DecideDomainMutationVariables>;
export const CampaignsDocument = {"__meta__":{"documentId":"sha256:444e037351a2c72a35ad1961aaeaab571c43d8de04cb4226a81d9f611c7d55ed"}} as unknown as DocumentNode<CampaignsQuery, CampaignsQueryVariables>;
export const CampaignPageDocument = {"__meta__":{"documentId":"sha256:cb83cf7457517d9502fb52077477c9be6dca68c143a6c3ba2aea4c989795ef55"}} as unknown as DocumentNode<CampaignPageQuery, CampaignPageQueryVariables>;
export const CampaignToWriteDocument = {"__meta__":{"documentId":"sha256:7be825c51241edd6d9dbd4620b2d8d65e6cd4b660d35e4e7f120e795b48ef57f"}} as unknown as DocumentNode<CampaignToWriteQuery, CampaignToWriteQueryVariables>;
export const CampaignMailDocument = {"__meta__":{"documentId":"sha256:d70d854a4ed07601b863d12aaef85eb2a8cb9ed0efe8d6f3466baefeb64b74c4"}} as unknown as DocumentNode<CampaignMailQuery, CampaignMailQueryVariables>;
export const CampaignRecipientsDocument = {"__meta__":{"documentId":"sha256:22160cf2fbf21276c3706c1e1bca7f04f75fbf9f3f37e9dc39baa95fea58c5c5"}} as unknown as DocumentNode<CampaignRecipientsQuery, CampaignRecipientsQueryVariables>;
export const SegmentChoicesDocument = {"__meta__":{"documentId":"sha256:40519981d153ec0918a14f35ec8e141faabb7eb508ac58ae1729ed1f332251d1"}} as unknown as DocumentNode<SegmentChoicesQuery, SegmentChoicesQueryVariables>;
export const SegmentReachDocument = {"__meta__":{"documentId":"sha256:3288df493f3b75086a60c1eed597f7d1332825b43573531c64487e0a8a485a43"}} as unknown as DocumentNode<SegmentReachQuery, SegmentReachQueryVariables>;
export const SessionsToInviteDocument = {"__meta__":{"documentId":"sha256:13c464e531182b26f4dd4370b2760ca60d044847d614bb996ec59d17ada73c03"}} as unknown as DocumentNode<SessionsToInviteQuery, SessionsToInviteQueryVariables>;
export const CampaignExclusionsDocument = {"__meta__":{"documentId":"sha256:ee1c1e00c809ccbcf194e6e044e4943cc760931a4722ef4444d65a7551c90786"}} as unknown as DocumentNode<CampaignExclusionsQuery, CampaignExclusionsQueryVariables>;
export const OrganisationsToExcludeDocument = {"__meta__":{"documentId":"sha256:09e332bde215aee94c87c1f3c946d896a959972487e42089e499a2c466318c3e"}} as unknown as DocumentNode<OrganisationsToExcludeQuery, OrganisationsToExcludeQueryVariables>;
export const InvitationDocument = {"__meta__":{"documentId":"sha256:675f6d96303ed98af674948ceb89eead4a3e630919e60f7234c9b2c9ac4af1af"}} as unknown as DocumentNode<InvitationQuery, InvitationQueryVariables>;
export const CampaignSubscriptionDocument = {"__meta__":{"documentId":"sha256:898caa963405551f1aa33a949d83ea5200c2d2264be80f04c626af459340fe8d"}} as unknown as DocumentNode<CampaignSubscriptionQuery, CampaignSubscriptionQueryVariables>;
export const WriteCampaignDocument = {"__meta__":{"documentId":"sha256:f70f8a65912ac25f4519f67c5a167f984fdc7e0b2a8a78891529a192e59a7ba9"}} as unknown as DocumentNode<WriteCampaignMutation, WriteCampaignMutationVariables>;
export const EditCampaignDocument = {"__meta__":{"documentId":"sha256:6233be97cd41024cc03810a2bdd3ec95ae55a5a52f6a97b593a8553a074e1500"}} as unknown as DocumentNode<EditCampaignMutation, EditCampaignMutationVariables>;
export const StartCampaignDocument = {"__meta__":{"documentId":"sha256:d56e21308b280eb061f429021fa6c415f1143f45972c38b32155c37b6ef99373"}} as unknown as DocumentNode<StartCampaignMutation, StartCampaignMutationVariables>;
export const CancelCampaignDocument = {"__meta__":{"documentId":"sha256:ff9bc545d32ec0c0c3805bcbea24beede05285ad50303cb0880b92d458fdd83f"}} as unknown as DocumentNode<CancelCampaignMutation, CancelCampaignMutationVariables>;
export const SendTestMailDocument = {"__meta__":{"documentId":"sha256:668f774ccec2907ac0f14b01ba09f2700876e66ca5e849574f362711ec3c8929"}} as unknown as DocumentNode<SendTestMailMutation, SendTestMailMutationVariables>;
export const ExcludeOrganisationDocument = {"__meta__":{"documentId":"sha256:dcb9bfd7bdcd32a18aa17006b654facc56a0da9f034428947a0acfe3d4bb2a33"}} as unknown as DocumentNode<ExcludeOrganisationMutation, ExcludeOrganisationMutationVariables>;
export const IncludeOrganisationDocument = {"__meta__":{"documentId":"sha256:b7da2475e4157cfff7f4cb34c1b1c242db478d2c1ef19e68709bfececa50033b"}} as unknown as DocumentNode<IncludeOrganisationMutation, IncludeOrganisationMutationVariables>;
export const UnsubscribeDocument = {"__meta__":{"documentId":"sha256:ed64ed64dccb428bcc0fb1f0184173c73dbc85655fb8ca07eff46a9844502d7b"}} as unknown as DocumentNode<UnsubscribeMutation, UnsubscribeMutationVariables>;
export const ResubscribeDocument = {"__meta__":{"documentId":"sha256:82126a06d93e79d07211a626f6411f7039f608515a974ada25366f9c64288239"}} as unknown as DocumentNode<ResubscribeMutation, ResubscribeMutationVariables>;
export const OverviewDocument = {"__meta__":{"documentId":"sha256:8ccea876e3ca1461bbd6bbbabbdb038adc32ade5de210f7deffdb4fbca5427e7"}} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const OverviewChoicesDocument = {"__meta__":{"documentId":"sha256:5c6d708c4ea13518bdbea770be611b98462ac6916294d11521004116f8ea26dc"}} as unknown as DocumentNode<OverviewChoicesQuery, OverviewChoicesQueryVariables>;
export const OverviewFiguresDocument = {"__meta__":{"documentId":"sha256:d5d070439511c4e87801b16bffe6247eac7afe278341f7f831e9a61100abf89a"}} as unknown as DocumentNode<OverviewFiguresQuery, OverviewFiguresQueryVariables>;
export const OverviewPeopleDocument = {"__meta__":{"documentId":"sha256:f744c88ab57e5fdbd5100fe3030ab8126bfee081f1c8ee1148561418cf33706d"}} as unknown as DocumentNode<OverviewPeopleQuery, OverviewPeopleQueryVariables>;
export const OverviewPledgesDocument = {"__meta__":{"documentId":"sha256:c0e6cb6a5cade0093e45ed7fdfed8ea8541879487d948677e5028f2fa73dbefc"}} as unknown as DocumentNode<OverviewPledgesQuery, OverviewPledgesQueryVariables>;
export const SessionToEditDocument = {"__meta__":{"documentId":"sha256:92aaf3271b38ec7078f66fc865a6d8585fadb28ec6cc0539dcc4511ab0bc4b62"}} as unknown as DocumentNode<SessionToEditQuery, SessionToEditQueryVariables>;
export const SessionPlanChoicesDocument = {"__meta__":{"documentId":"sha256:4bf6bd514570122445996d459fc7593dfd6c1722aae31a75d67dc5a9ff60647e"}} as unknown as DocumentNode<SessionPlanChoicesQuery, SessionPlanChoicesQueryVariables>;
export const CreateSessionDocument = {"__meta__":{"documentId":"sha256:a7c5d1c4ed4a29cbac534dee09651cd505a4c96730d20191ce2f7b50d283219a"}} as unknown as DocumentNode<CreateSessionMutation, CreateSessionMutationVariables>;
export const EditSessionDocument = {"__meta__":{"documentId":"sha256:01ddacb677cfb0a6f9c6a7c8f7229f884c42b32ef527387100cf2634948cff2c"}} as unknown as DocumentNode<EditSessionMutation, EditSessionMutationVariables>;
export const SeriesPageDocument = {"__meta__":{"documentId":"sha256:71016aa05064209a168424b7caaea97e52c79ded94720247da24604c95b148bc"}} as unknown as DocumentNode<SeriesPageQuery, SeriesPageQueryVariables>;
export const PreviewSeriesDocument = {"__meta__":{"documentId":"sha256:36d23e1b6f394f3181c4cbe2359faf697a450d5ad654b1d9fe5fad1268e391a7"}} as unknown as DocumentNode<PreviewSeriesQuery, PreviewSeriesQueryVariables>;
export const PlanSeriesDocument = {"__meta__":{"documentId":"sha256:0be455962a1a8e183a4d06353fd79e363200c3c869dcf414cce7fcde56007a1d"}} as unknown as DocumentNode<PlanSeriesMutation, PlanSeriesMutationVariables>;
export const PledgesDocument = {"__meta__":{"documentId":"sha256:10360de650ff6a7b67afbac96ec7b40d8759f3c99ea539ab704c09c4d8f987fa"}} as unknown as DocumentNode<PledgesQuery, PledgesQueryVariables>;
export const PledgeFiltersDocument = {"__meta__":{"documentId":"sha256:8ca88633b1b44c6dcaf79c1e7cde16114bce7da18fdfbe2e7c24ffbaab074f25"}} as unknown as DocumentNode<PledgeFiltersQuery, PledgeFiltersQueryVariables>;
export const PledgeFormDocument = {"__meta__":{"documentId":"sha256:98c3e103a732da8a7ff4d708dcdd25eaa48b61044446e48cd4278a417e522f38"}} as unknown as DocumentNode<PledgeFormQuery, PledgeFormQueryVariables>;
export const PledgePageDocument = {"__meta__":{"documentId":"sha256:015c0194ddcbc7ca0099e3560740a67e5b170c1579fe2391e8bc770777213110"}} as unknown as DocumentNode<PledgePageQuery, PledgePageQueryVariables>;
export const OfferPledgeDocument = {"__meta__":{"documentId":"sha256:16546b7ff91a2b5ba2365067f56283fed3e396fcfc797c005aac3d3c75a290ad"}} as unknown as DocumentNode<OfferPledgeMutation, OfferPledgeMutationVariables>;
export const CorrectPledgeDocument = {"__meta__":{"documentId":"sha256:96db7bb1617b71278d2fc15ded7cff86f489c6c63a97a8b0aeb2f8a8c85a104c"}} as unknown as DocumentNode<CorrectPledgeMutation, CorrectPledgeMutationVariables>;
export const WithdrawPledgeDocument = {"__meta__":{"documentId":"sha256:484a152f1753816d4077e17e3d8c03b3afa015947bd12722a06ffa1e06a7d333"}} as unknown as DocumentNode<WithdrawPledgeMutation, WithdrawPledgeMutationVariables>;
export const AcceptPledgeDocument = {"__meta__":{"documentId":"sha256:8782fe6e0e1b29a4cfd947fa04f45435f2f943ba63682cf77a4cce379a000b80"}} as unknown as DocumentNode<AcceptPledgeMutation, AcceptPledgeMutationVariables>;
export const DeclinePledgeDocument = {"__meta__":{"documentId":"sha256:7491d8b4abd64e72fa31a3ea8f6c8b6ed1ab159c3867eae58e264b4ca5494670"}} as unknown as DocumentNode<DeclinePledgeMutation, DeclinePledgeMutationVariables>;
export const PrivacyRegisterDocument = {"__meta__":{"documentId":"sha256:db509b6aaed8133d352109df282a8c68bc371ae73b6a923585f67def7d75bf6c"}} as unknown as DocumentNode<PrivacyRegisterQuery, PrivacyRegisterQueryVariables>;
export const OwnDataPageDocument = {"__meta__":{"documentId":"sha256:be117b27c65a72054893c5a6169714d8d26fe015ce67ebf38d7b067c7c1caac2"}} as unknown as DocumentNode<OwnDataPageQuery, OwnDataPageQueryVariables>;
export const ChangeConsentDocument = {"__meta__":{"documentId":"sha256:a1483e7a1ccaca809159b7c18ebe3e2440f474c62f69e58bb89bb3d232866309"}} as unknown as DocumentNode<ChangeConsentMutation, ChangeConsentMutationVariables>;
export const CorrectDetailsDocument = {"__meta__":{"documentId":"sha256:a2bd40069784d71cac15429b0026bfb27182d63dae54cd2cf04015136d7753c6"}} as unknown as DocumentNode<CorrectDetailsMutation, CorrectDetailsMutationVariables>;
export const RequestContactChangeDocument = {"__meta__":{"documentId":"sha256:d8a19caa4721d0db8de7422497554fcf921950d8817cc95b102ec9cfb0503e77"}} as unknown as DocumentNode<RequestContactChangeMutation, RequestContactChangeMutationVariables>;
export const ConfirmContactChangeDocument = {"__meta__":{"documentId":"sha256:ae3f8eff21f3112c83a1abd8ed1278e3e8e25131e2c1ff53e1fa0a5565c827cc"}} as unknown as DocumentNode<ConfirmContactChangeMutation, ConfirmContactChangeMutationVariables>;
export const ExportOwnDataDocument = {"__meta__":{"documentId":"sha256:df0bcfd46865e9fe44001639efef5f6d8b18016cc4af09e5b511d343ea6df19e"}} as unknown as DocumentNode<ExportOwnDataMutation, ExportOwnDataMutationVariables>;
export const AskErasureDocument = {"__meta__":{"documentId":"sha256:bfefa4762d5265cff64ad8a43e6d0ee6648814713d33ae45b3185c48ad966e75"}} as unknown as DocumentNode<AskErasureMutation, AskErasureMutationVariables>;
export const CancelErasureDocument = {"__meta__":{"documentId":"sha256:53f8aad96a1eda4701d537d12eac46decb6e4d5e7526fa1046355bc6ad792735"}} as unknown as DocumentNode<CancelErasureMutation, CancelErasureMutationVariables>;
export const PendingErasuresDocument = {"__meta__":{"documentId":"sha256:6b4e296864ab3f450cf63d479a2e5354649554abceaf2fdbecd67e471ccdfcd2"}} as unknown as DocumentNode<PendingErasuresQuery, PendingErasuresQueryVariables>;
export const AskErasureForDocument = {"__meta__":{"documentId":"sha256:347c69632ac64b3ea84d3fa18d5011640053638d3f724f74171ac3843f614cfd"}} as unknown as DocumentNode<AskErasureForMutation, AskErasureForMutationVariables>;
export const CancelErasureForDocument = {"__meta__":{"documentId":"sha256:2a1137304dba67dcdddc510abd83d891657edd7e36374ac975858410b5090727"}} as unknown as DocumentNode<CancelErasureForMutation, CancelErasureForMutationVariables>;
export const RetentionPageDocument = {"__meta__":{"documentId":"sha256:dd2c5ec235cd96547013f33d29ec5c547a178ef1e47668435ffc4e6a222f513e"}} as unknown as DocumentNode<RetentionPageQuery, RetentionPageQueryVariables>;
export const TicketQuestionsDocument = {"__meta__":{"documentId":"sha256:b1faf2bb7ade51a548daa4e0d9f503ca6e4e00358b7fe9700caaedc8303ff12a"}} as unknown as DocumentNode<TicketQuestionsQuery, TicketQuestionsQueryVariables>;
export const AnswerQuestionsDocument = {"__meta__":{"documentId":"sha256:75dcd73d8ca3bb94aedd8512e663a98498daf8863cab18dad031036baf7bf54b"}} as unknown as DocumentNode<AnswerQuestionsMutation, AnswerQuestionsMutationVariables>;
export const SessionToRegisterDocument = {"__meta__":{"documentId":"sha256:9c75728c6e9f5bca6ffd033a44092dc8506622d7cf12ff1e1b6cff51a790f52c"}} as unknown as DocumentNode<SessionToRegisterQuery, SessionToRegisterQueryVariables>;
export const OwnDetailsDocument = {"__meta__":{"documentId":"sha256:f3e09db4fd05e0263703f0c6f9460c4a80b4821a8158a076fcbe0ccc498af939"}} as unknown as DocumentNode<OwnDetailsQuery, OwnDetailsQueryVariables>;
export const MyTicketsDocument = {"__meta__":{"documentId":"sha256:f2c00abccc5cfe35f78265b0d68c81d4724b0ef9b810782ff461cb8c324bb33b"}} as unknown as DocumentNode<MyTicketsQuery, MyTicketsQueryVariables>;
export const TicketPageDocument = {"__meta__":{"documentId":"sha256:d95ea604ae8001dedc7416541d507bd37653f9e397ffd91371233225cd14887a"}} as unknown as DocumentNode<TicketPageQuery, TicketPageQueryVariables>;
export const TicketDatesDocument = {"__meta__":{"documentId":"sha256:b1bb6d2240e5621082bc3ffac5721e93e6351adab4b037c267b01839e87eaa43"}} as unknown as DocumentNode<TicketDatesQuery, TicketDatesQueryVariables>;
export const RegisterForSessionDocument = {"__meta__":{"documentId":"sha256:1760fd959d2918a5d7821563eff3786e65f3c15d18dff80e7772313ff9f11fcf"}} as unknown as DocumentNode<RegisterForSessionMutation, RegisterForSessionMutationVariables>;
export const AddressLinkPageDocument = {"__meta__":{"documentId":"sha256:4f2df2fd698efa11d00a1e2de999284724796e691c95a286009a2c334da7f67a"}} as unknown as DocumentNode<AddressLinkPageQuery, AddressLinkPageQueryVariables>;
export const ConfirmAddressDocument = {"__meta__":{"documentId":"sha256:f2739028b3c70c1b073d1c6ec959ecf0484e74d44f219f8233f19e7860745552"}} as unknown as DocumentNode<ConfirmAddressMutation, ConfirmAddressMutationVariables>;
export const AskAddressAgainDocument = {"__meta__":{"documentId":"sha256:f982ce4b65fb8c369837f06382220f85baf3a764c5db6e4c8cd1aab9bf7b456d"}} as unknown as DocumentNode<AskAddressAgainMutation, AskAddressAgainMutationVariables>;
export const CorrectAddressDocument = {"__meta__":{"documentId":"sha256:5eb2d15f90089336041e5901f28fa51eb43873ed7215ef1a90964fa3526c1f61"}} as unknown as DocumentNode<CorrectAddressMutation, CorrectAddressMutationVariables>;
export const ReconfirmSeatDocument = {"__meta__":{"documentId":"sha256:5fa88002409b88a562a3da5031647eb74d9753e3b20b17cc4e6799a593dc84ad"}} as unknown as DocumentNode<ReconfirmSeatMutation, ReconfirmSeatMutationVariables>;
export const CancelRegistrationDocument = {"__meta__":{"documentId":"sha256:88c1aa872624edfbfd6a9c01352163f7327889784b5fb4624e45798a5374ebb5"}} as unknown as DocumentNode<CancelRegistrationMutation, CancelRegistrationMutationVariables>;
export const AcceptOfferDocument = {"__meta__":{"documentId":"sha256:3e410a78f2814b0859857d4a28da9b364259cde67572a081c56d8d8f18190a94"}} as unknown as DocumentNode<AcceptOfferMutation, AcceptOfferMutationVariables>;
export const DeclineOfferDocument = {"__meta__":{"documentId":"sha256:0ec4c7edfb56b42883df98c8d216e21016f12e446df02aec0ea4cc26bca0fe04"}} as unknown as DocumentNode<DeclineOfferMutation, DeclineOfferMutationVariables>;
export const TransferToPersonDocument = {"__meta__":{"documentId":"sha256:0b673beeda0abd29bd341f4f51ba61b1be5704e921e68fc970e5c49f33c5ca65"}} as unknown as DocumentNode<TransferToPersonMutation, TransferToPersonMutationVariables>;
export const TransferToSessionDocument = {"__meta__":{"documentId":"sha256:d62c89f42285331c02ad6ff75f06e37dbc3467d9294f8b8c0c5a35d4d133fa55"}} as unknown as DocumentNode<TransferToSessionMutation, TransferToSessionMutationVariables>;
export const SwitchAttendanceModeDocument = {"__meta__":{"documentId":"sha256:8953b5aff0e82a4ebfa6e0263a10ff38e9af5ca240a4324ea67e9c6728a406b3"}} as unknown as DocumentNode<SwitchAttendanceModeMutation, SwitchAttendanceModeMutationVariables>;
export const SeatLinkPageDocument = {"__meta__":{"documentId":"sha256:80e85e7755d036f79a6e8d5e9394389f74835827dca7d8565e870c425bdbc041"}} as unknown as DocumentNode<SeatLinkPageQuery, SeatLinkPageQueryVariables>;
export const RegisterByLinkDocument = {"__meta__":{"documentId":"sha256:5d78be7cdf3188bcebbd9ede0815fd82e4eaf6a451d9e8629619710a431b05ea"}} as unknown as DocumentNode<RegisterByLinkMutation, RegisterByLinkMutationVariables>;
export const ReportsDocument = {"__meta__":{"documentId":"sha256:c2bb3288941e21b5be96c69b515e41cc58dcee2ce1ddcf3b1bcca51e2caea862"}} as unknown as DocumentNode<ReportsQuery, ReportsQueryVariables>;
export const ReportPageDocument = {"__meta__":{"documentId":"sha256:14c729d02c3ae8eedca73d8b0d973abe3f17f026e4a34a92247102772fe297a0"}} as unknown as DocumentNode<ReportPageQuery, ReportPageQueryVariables>;
export const ReportDraftPageDocument = {"__meta__":{"documentId":"sha256:ea33bf81aa63885ec66e6ede6e0bca1b2cd90efe4e1de43f24fcb6b8eae0cae7"}} as unknown as DocumentNode<ReportDraftPageQuery, ReportDraftPageQueryVariables>;
export const ReportToEditDocument = {"__meta__":{"documentId":"sha256:ad1609fc1e735ac31f1bb976cb82776d3f8a20ba7d2b9a0615b51092104ba62a"}} as unknown as DocumentNode<ReportToEditQuery, ReportToEditQueryVariables>;
export const ReportToWriteDocument = {"__meta__":{"documentId":"sha256:34e55f419872d04fbdbec3149313c8658c19e83cc87cbe30a8f5bcb4b4a7b15f"}} as unknown as DocumentNode<ReportToWriteQuery, ReportToWriteQueryVariables>;
export const CreateReportDocument = {"__meta__":{"documentId":"sha256:72e7f7cf848f124e1501aa653b11ae0dff432a20d4b0fc3221ee9b82e3db5dde"}} as unknown as DocumentNode<CreateReportMutation, CreateReportMutationVariables>;
export const EditReportDocument = {"__meta__":{"documentId":"sha256:133c548be80660adb5b3595024f19871e9059f9e54fa3d362b30455d66fd5db7"}} as unknown as DocumentNode<EditReportMutation, EditReportMutationVariables>;
export const SubmitReportDocument = {"__meta__":{"documentId":"sha256:8f20d68aa3b69b4524755b1f3fe0e85443a38e8e1b900a84f3344d591a94322f"}} as unknown as DocumentNode<SubmitReportMutation, SubmitReportMutationVariables>;
export const ForwardReportDocument = {"__meta__":{"documentId":"sha256:c3e3bcc0c68dfc8806ca9fbdcad75a31bbd73aad75e775cdfec160b39c4beca9"}} as unknown as DocumentNode<ForwardReportMutation, ForwardReportMutationVariables>;
export const ReturnReportDocument = {"__meta__":{"documentId":"sha256:9178382a422e35b55f0d392444058026b3526bb71beb5ccd47a83485a6220db4"}} as unknown as DocumentNode<ReturnReportMutation, ReturnReportMutationVariables>;
export const ApproveReportDocument = {"__meta__":{"documentId":"sha256:00b6e00d6f657ddd490938e7232ac1e8abd6bff053114db72375d79492c34777"}} as unknown as DocumentNode<ApproveReportMutation, ApproveReportMutationVariables>;
export const SessionPageDocument = {"__meta__":{"documentId":"sha256:bf362fc092a856204839cd884c9587f33ca4aac48708c7cb325c837d2e232b9f"}} as unknown as DocumentNode<SessionPageQuery, SessionPageQueryVariables>;
export const SessionsForMapDocument = {"__meta__":{"documentId":"sha256:10a17c6c954ea1e2f6002b709a60139f1c204fe45de14bf8ddd890062d0fa9c2"}} as unknown as DocumentNode<SessionsForMapQuery, SessionsForMapQueryVariables>;
export const TopicsDocument = {"__meta__":{"documentId":"sha256:d68cc3d54cdf15e08a24a5ad8da0087525e0b596f85c0a543078fce2966f9be9"}} as unknown as DocumentNode<TopicsQuery, TopicsQueryVariables>;
export const TopicPageDocument = {"__meta__":{"documentId":"sha256:5897d6dbdee07ac27f3da80375d8b5f8de683062e61f7b47f449b22c37321208"}} as unknown as DocumentNode<TopicPageQuery, TopicPageQueryVariables>;
export const TopicCountsDocument = {"__meta__":{"documentId":"sha256:8217f8931dd2fe0bef19e8a5e70935debd996989d3261916835e4effe9235b90"}} as unknown as DocumentNode<TopicCountsQuery, TopicCountsQueryVariables>;
export const SubmissionPageDocument = {"__meta__":{"documentId":"sha256:8fefae30aaa071f58514457400c0a4789e2001d5c440093ca39075d75e160d5e"}} as unknown as DocumentNode<SubmissionPageQuery, SubmissionPageQueryVariables>;
export const SectorsForTopicDocument = {"__meta__":{"documentId":"sha256:8b6143478aa1bd217917121a0f1fe8be1211a91ef78fc4cbea55880b2166d67b"}} as unknown as DocumentNode<SectorsForTopicQuery, SectorsForTopicQueryVariables>;
export const AskTopicDocument = {"__meta__":{"documentId":"sha256:ddf089326fc38e6a974de37f3841f766464955bff3292a22d8722338769b8b60"}} as unknown as DocumentNode<AskTopicMutation, AskTopicMutationVariables>;
export const ExtendTopicDocument = {"__meta__":{"documentId":"sha256:dabdf37318d5a021201cff1be90045b1fd7f9c8190979affba5db58bbfc9844a"}} as unknown as DocumentNode<ExtendTopicMutation, ExtendTopicMutationVariables>;
export const SubmitInputDocument = {"__meta__":{"documentId":"sha256:5e3456b56a4e9fc5f688ea21c0164eefd5f597071d5deb5bb4ba3faf8fb39afc"}} as unknown as DocumentNode<SubmitInputMutation, SubmitInputMutationVariables>;
export const AnswerSubmissionDocument = {"__meta__":{"documentId":"sha256:333dbf7fafdad52a04c1532c70a92f6a0fc8c9497bf160d63babf15048c2b3c8"}} as unknown as DocumentNode<AnswerSubmissionMutation, AnswerSubmissionMutationVariables>;
export const PublishOutcomeDocument = {"__meta__":{"documentId":"sha256:ca8fad52e75fe30ace8b9c312ca3fe8b330aa0bc3823a704652fdfa45ab84e4f"}} as unknown as DocumentNode<PublishOutcomeMutation, PublishOutcomeMutationVariables>;
export const AnswerMailsPageDocument = {"__meta__":{"documentId":"sha256:94afcf4daee1da7f5ff6187e62f2fb5d2595c3d946fd1fa112941e5dcd7bb231"}} as unknown as DocumentNode<AnswerMailsPageQuery, AnswerMailsPageQueryVariables>;
export const AskForAnswersDocument = {"__meta__":{"documentId":"sha256:a626ce5033acbc8448faf6dc72fa196144b094d7b15f246fa25c28cbbd0d9f5e"}} as unknown as DocumentNode<AskForAnswersMutation, AskForAnswersMutationVariables>;
export const ApprovalsPageDocument = {"__meta__":{"documentId":"sha256:895a02dee7848a47ac54ff5f3f643509b259facf26d1f7bdd9a0972c1d5f095f"}} as unknown as DocumentNode<ApprovalsPageQuery, ApprovalsPageQueryVariables>;
export const PreviewApprovalsDocument = {"__meta__":{"documentId":"sha256:73077869899d43ece0f3522f588140293adab0d94081778e2b2051ae7aed432e"}} as unknown as DocumentNode<PreviewApprovalsQuery, PreviewApprovalsQueryVariables>;
export const DecideApprovalsDocument = {"__meta__":{"documentId":"sha256:9f82597c1e234970a309d1316180bea1378eb93e5d695da6f0a72dc257954567"}} as unknown as DocumentNode<DecideApprovalsMutation, DecideApprovalsMutationVariables>;
export const SeatsAsidePageDocument = {"__meta__":{"documentId":"sha256:9addec01aaf742af1a8075ef17a4c4d0987a4a98cf880406e0195b8f24764fd1"}} as unknown as DocumentNode<SeatsAsidePageQuery, SeatsAsidePageQueryVariables>;
export const OrganisationsForSeatsDocument = {"__meta__":{"documentId":"sha256:8fbe947160375fd50ea277c4939c13f4b889a6b673007f12f3a19bcc905cdb34"}} as unknown as DocumentNode<OrganisationsForSeatsQuery, OrganisationsForSeatsQueryVariables>;
export const PreviewSeatsAsideDocument = {"__meta__":{"documentId":"sha256:d30dc36da47e9264a66673c38f6279dfa182d73d80fcbba2709297bcafb07657"}} as unknown as DocumentNode<PreviewSeatsAsideQuery, PreviewSeatsAsideQueryVariables>;
export const SetSeatsAsideDocument = {"__meta__":{"documentId":"sha256:1b68902d8f361580b470eabc7156af7478b0c0d3a385feb618e89c9d61e3c661"}} as unknown as DocumentNode<SetSeatsAsideMutation, SetSeatsAsideMutationVariables>;
export const WithdrawSeatsAsideDocument = {"__meta__":{"documentId":"sha256:ed4cbf6952fcb7c33adb3e2a7fa804555262a1a779e027fe7b83d6b35c8078b5"}} as unknown as DocumentNode<WithdrawSeatsAsideMutation, WithdrawSeatsAsideMutationVariables>;
export const DeputyPageDocument = {"__meta__":{"documentId":"sha256:f62b83228b703bb34458f74e1af6ace580766cadbbb0e44aee1657d857dc36cf"}} as unknown as DocumentNode<DeputyPageQuery, DeputyPageQueryVariables>;
export const NameApprovalDeputyDocument = {"__meta__":{"documentId":"sha256:05a33482f8d954dad7c9d01641dc59afef23987179ccd94548322800ce100da8"}} as unknown as DocumentNode<NameApprovalDeputyMutation, NameApprovalDeputyMutationVariables>;
export const WithdrawApprovalDeputyDocument = {"__meta__":{"documentId":"sha256:7274d404c6d3fffeb303212c3f54baade1173487afc66e0c484046430d4a5771"}} as unknown as DocumentNode<WithdrawApprovalDeputyMutation, WithdrawApprovalDeputyMutationVariables>;
export const SessionMaterialsDocument = {"__meta__":{"documentId":"sha256:27f9ae17e15ae289c6ef1187c48d13655b78a6287412820606de28f9c407e19b"}} as unknown as DocumentNode<SessionMaterialsQuery, SessionMaterialsQueryVariables>;
export const SessionQuestionsPageDocument = {"__meta__":{"documentId":"sha256:789cc37da980752b00f94d0e8939bde6a1f92d44945f48be85f37f3c988ad67b"}} as unknown as DocumentNode<SessionQuestionsPageQuery, SessionQuestionsPageQueryVariables>;
export const SaveSessionQuestionsDocument = {"__meta__":{"documentId":"sha256:7a785b902bf82a2d6f18ec4e93fbd28adb6c496db063036b9aeefda266e2fe93"}} as unknown as DocumentNode<SaveSessionQuestionsMutation, SaveSessionQuestionsMutationVariables>;
export const SessionRoomPageDocument = {"__meta__":{"documentId":"sha256:ef94a99dee53657427c0441981881df471c40f2d6ef68c24931e28dc4f9f09e6"}} as unknown as DocumentNode<SessionRoomPageQuery, SessionRoomPageQueryVariables>;
export const TryRoomAgainDocument = {"__meta__":{"documentId":"sha256:3fd0c1083e64a2f8935d056e90bcb1b4fdbf4c0b243acd5cf61e1f4528b053b4"}} as unknown as DocumentNode<TryRoomAgainMutation, TryRoomAgainMutationVariables>;
export const SeatsPageDocument = {"__meta__":{"documentId":"sha256:bb1f268547c500572b9a80cbd6f2c46d593f5c86b0ba7c4f5f19858c92836904"}} as unknown as DocumentNode<SeatsPageQuery, SeatsPageQueryVariables>;
export const PreviewSeatChangeDocument = {"__meta__":{"documentId":"sha256:855a0961db8c25ed70916bf4868becbb6a42242214730bdbbfc43a10a1dabefd"}} as unknown as DocumentNode<PreviewSeatChangeQuery, PreviewSeatChangeQueryVariables>;
export const ChangeSeatsDocument = {"__meta__":{"documentId":"sha256:8310b38c284892bc06e934a2478c1379032d5f55763641cae7900b19aea5a1ce"}} as unknown as DocumentNode<ChangeSeatsMutation, ChangeSeatsMutationVariables>;
export const MySessionsDocument = {"__meta__":{"documentId":"sha256:1c89aab856133bad713d0d0a5b308e1a1ed09cff3219d798723be41ee7c73acb"}} as unknown as DocumentNode<MySessionsQuery, MySessionsQueryVariables>;
export const RosterDocument = {"__meta__":{"documentId":"sha256:1486f8c54670859214644340331f5731e66c890ce512789c06c4761f5019a33a"}} as unknown as DocumentNode<RosterQuery, RosterQueryVariables>;
export const SessionPlanDocument = {"__meta__":{"documentId":"sha256:62f472158fa80b67b1d423e1457acf48654f0e8936a6b3fc0bd1ddea5521eac9"}} as unknown as DocumentNode<SessionPlanQuery, SessionPlanQueryVariables>;
export const WhoIsToldDocument = {"__meta__":{"documentId":"sha256:8930735b44a4958d35fb97d4cca5d4e735359d38f787c8712c382af7700d8278"}} as unknown as DocumentNode<WhoIsToldQuery, WhoIsToldQueryVariables>;
export const MoveSessionDocument = {"__meta__":{"documentId":"sha256:dd897d86b7c11e193285300ef62b7210c022410771e84e2d0d8cc40a8c68f927"}} as unknown as DocumentNode<MoveSessionMutation, MoveSessionMutationVariables>;
export const CancelSessionDocument = {"__meta__":{"documentId":"sha256:40bd3d00150f3f5f7338a4f3f075b8d776533164465ef6278fd887b5095c4e87"}} as unknown as DocumentNode<CancelSessionMutation, CancelSessionMutationVariables>;
export const CopySessionDocument = {"__meta__":{"documentId":"sha256:0d4565cdb3ccbe41dfc37c6e6c9e96fe2e570d3b55011531764422df3be9408e"}} as unknown as DocumentNode<CopySessionMutation, CopySessionMutationVariables>;
export const OpenSessionDocument = {"__meta__":{"documentId":"sha256:178905531bb0ebb638bd5b0331d9db9ed95214915cad00c93f5129fb4d8a83bf"}} as unknown as DocumentNode<OpenSessionMutation, OpenSessionMutationVariables>;
export const CloseSessionDocument = {"__meta__":{"documentId":"sha256:8df60c892be480be34208d0aaf758911b31357612335c6b38f13ddc9b377ded9"}} as unknown as DocumentNode<CloseSessionMutation, CloseSessionMutationVariables>;
export const TakePlaceAnywayDocument = {"__meta__":{"documentId":"sha256:8f62c04526bc6c6dddbd5bf5d82e22027f6d8204375ca3ba3db22e156d2cba3b"}} as unknown as DocumentNode<TakePlaceAnywayMutation, TakePlaceAnywayMutationVariables>;
export const PostponeSessionDocument = {"__meta__":{"documentId":"sha256:f620e281f8fb5e931c90f9c8506ba14852ba2380fe5b2e002a184e320da99502"}} as unknown as DocumentNode<PostponeSessionMutation, PostponeSessionMutationVariables>;
export const DecideUnansweredDocument = {"__meta__":{"documentId":"sha256:dd382ce09822c1746cc43ae78276497b368a4d34a0096e8b276449d9a67cde6e"}} as unknown as DocumentNode<DecideUnansweredMutation, DecideUnansweredMutationVariables>;
export const HoldSessionDocument = {"__meta__":{"documentId":"sha256:9e222a5b4255fd696ee59117a820bf15b8d1130169e154f23c30f3fd40f0e60b"}} as unknown as DocumentNode<HoldSessionMutation, HoldSessionMutationVariables>;
export const MarkAttendanceDocument = {"__meta__":{"documentId":"sha256:e94a9fa77ed592c4866deda6d1147fb1cb43cb9a88b2a04a02b4523a09d63d8c"}} as unknown as DocumentNode<MarkAttendanceMutation, MarkAttendanceMutationVariables>;
export const PersonDuplicatesDocument = {"__meta__":{"documentId":"sha256:f71e55826a2d7a9212b9faa765f91b715daf8b029704374f38d2036c3a491b6b"}} as unknown as DocumentNode<PersonDuplicatesQuery, PersonDuplicatesQueryVariables>;
export const PersonMergePreviewDocument = {"__meta__":{"documentId":"sha256:37a69d979a3bd4d246120e38f1b84f5ee36b0127d40e47b58d38aaa56d3ad97f"}} as unknown as DocumentNode<PersonMergePreviewQuery, PersonMergePreviewQueryVariables>;
export const PersonMergeUndoPreviewDocument = {"__meta__":{"documentId":"sha256:70e05d99dda5b2fdc898e158d8134d664361c3f418746eefdae71a9abcf45d34"}} as unknown as DocumentNode<PersonMergeUndoPreviewQuery, PersonMergeUndoPreviewQueryVariables>;
export const MergePeopleDocument = {"__meta__":{"documentId":"sha256:3ac66e006e62d56c3b1d9c975bfea0105a54e1ab566e3e7910da068d3749c31a"}} as unknown as DocumentNode<MergePeopleMutation, MergePeopleMutationVariables>;
export const TellPeopleApartDocument = {"__meta__":{"documentId":"sha256:222ec7a61398e4479b3f809f360b950705818ec6b6aef10232fe7c32802010e1"}} as unknown as DocumentNode<TellPeopleApartMutation, TellPeopleApartMutationVariables>;
export const UndoPersonMergeDocument = {"__meta__":{"documentId":"sha256:0947da3f83c6b84a4643cdac32b429f6640f66d075c21f7d72f25274150cfe17"}} as unknown as DocumentNode<UndoPersonMergeMutation, UndoPersonMergeMutationVariables>;
export const UsersDocument = {"__meta__":{"documentId":"sha256:64ddd41f04601bcc825c1d36ac49b8c9369a5d98288f1ed345d924fc09b49213"}} as unknown as DocumentNode<UsersQuery, UsersQueryVariables>;
export const UserPageDocument = {"__meta__":{"documentId":"sha256:f9f373158d2dac3452fce025bd9bcd8be83238b748d1c936361fc8280c7a04b4"}} as unknown as DocumentNode<UserPageQuery, UserPageQueryVariables>;
export const CitiesOfRoleDocument = {"__meta__":{"documentId":"sha256:c6c47cb1afb97dba9faec1fe80ab6289a3c1503492c058d57992bfcea52990c9"}} as unknown as DocumentNode<CitiesOfRoleQuery, CitiesOfRoleQueryVariables>;
export const OrganisationsOfRoleDocument = {"__meta__":{"documentId":"sha256:c214fb8d6e7a4d467fe4b1c3e1b8e5d757ee63f4934eed7dc62399be58a5ed43"}} as unknown as DocumentNode<OrganisationsOfRoleQuery, OrganisationsOfRoleQueryVariables>;
export const GiveRoleDocument = {"__meta__":{"documentId":"sha256:04f32c633456030d48d8f143b5ad3323f08c86eab2707ef3223b0dd1f45648f1"}} as unknown as DocumentNode<GiveRoleMutation, GiveRoleMutationVariables>;
export const TakeRoleDocument = {"__meta__":{"documentId":"sha256:b36920ba7f8fe01d869301981b3663eb61d77df8969b7a67cfdc5851f906250c"}} as unknown as DocumentNode<TakeRoleMutation, TakeRoleMutationVariables>;
export const OpenInvitationsDocument = {"__meta__":{"documentId":"sha256:c1532a5eed8b0c863a28e07972fa8fa56bc6f052cf1df04dbc5ad640d00c557c"}} as unknown as DocumentNode<OpenInvitationsQuery, OpenInvitationsQueryVariables>;
export const InvitePersonDocument = {"__meta__":{"documentId":"sha256:efc6fe48acca08bf9e16069f829d8bd5942d2a8d7d72efca131198ad20a96e17"}} as unknown as DocumentNode<InvitePersonMutation, InvitePersonMutationVariables>;
export const SendInvitationAgainDocument = {"__meta__":{"documentId":"sha256:f77180e567d21d4003da6dd21429a36a63f42b948230f9ab993b242bd9f56ca3"}} as unknown as DocumentNode<SendInvitationAgainMutation, SendInvitationAgainMutationVariables>;
export const WithdrawInvitationDocument = {"__meta__":{"documentId":"sha256:a93a7b7a1ce0c487c26634d257a546f2d24ac8479c6043b3a73e7050bc9c0e18"}} as unknown as DocumentNode<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const RoleInvitationPageDocument = {"__meta__":{"documentId":"sha256:d2d69134dd331838096a8b4c4c9ae8df82b15f5eb4b1979929c1af2d019ede0d"}} as unknown as DocumentNode<RoleInvitationPageQuery, RoleInvitationPageQueryVariables>;
export const AcceptInvitationDocument = {"__meta__":{"documentId":"sha256:b600295b111e53919a299fdf07c4aa559d55330648941ca7fde0410d3734f6b4"}} as unknown as DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const InvitableRolesDocument = {"__meta__":{"documentId":"sha256:54f42d7e45abc2e1d1c98e099f56a23ca42bad98e270f61e830469719d8744a1"}} as unknown as DocumentNode<InvitableRolesQuery, InvitableRolesQueryVariables>;
export const MyOrganisationsDocument = {"__meta__":{"documentId":"sha256:b353a793727dd2eeec5c1803bd9480587ed7cb250fe5860cbd283a6689ed33f9"}} as unknown as DocumentNode<MyOrganisationsQuery, MyOrganisationsQueryVariables>;
export const StartExportDocument = {"__meta__":{"documentId":"sha256:f1c90d7464e320c8e06e633c2fa7e6c1a7f84d19837f2166e5ec1393b97b34d5"}} as unknown as DocumentNode<StartExportMutation, StartExportMutationVariables>;