import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, DateTime, LocaleEnum, LocalizedTextType } from '#graphql';
import type { LocalizedText } from '#kernel';
import { OrganisationKindEnum } from '#organisations/api';
import type { QuotaKind } from '../domain/seat-settings.rules.js';
import type { PromotionCause } from '../domain/waitlist.js';
import type { PassReason } from '../domain/waitlist.rules.js';

export const TicketStateEnum = {
  CONFIRMED: 'CONFIRMED',
  PENDING: 'PENDING',
  WAITLISTED: 'WAITLISTED',
  OFFERED: 'OFFERED',
  DECLINED: 'DECLINED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;
registerEnumType(TicketStateEnum, {
  name: 'TicketState',
  description:
    'PENDING: the seat is held until somebody approves, or until the address is confirmed (`awaitedAddress`). OFFERED: a seat is kept for the person to take. DECLINED: an offer was left or ran out. EXPIRED: 90 days after the session ended; the page then shows nothing of the person.',
});

export const AttendanceModeEnum = { IN_PERSON: 'IN_PERSON', ONLINE: 'ONLINE' } as const;
registerEnumType(AttendanceModeEnum, {
  name: 'AttendanceMode',
  description: 'How somebody attends a hybrid session.',
});
const PromotionCauseEnum = {
  SEAT_GIVEN_BACK: 'SEAT_GIVEN_BACK',
  CAPACITY_RAISED: 'CAPACITY_RAISED',
  QUOTA_RELEASED: 'QUOTA_RELEASED',
  QUOTAS_CHANGED: 'QUOTAS_CHANGED',
  OFFER_ENDED: 'OFFER_ENDED',
  LINE_MOVED: 'LINE_MOVED',
  JOINED: 'JOINED',
} as const satisfies Record<PromotionCause, PromotionCause>;
registerEnumType(PromotionCauseEnum, {
  name: 'PromotionCause',
  description:
    'Why somebody moved up. LINE_MOVED: others before left the line. JOINED: a seat that went to somebody else met two quotas at once.',
});
const PassReasonEnum = {
  GROUP_TOO_LARGE: 'GROUP_TOO_LARGE',
  QUOTA_USED_UP: 'QUOTA_USED_UP',
  MODE_FULL: 'MODE_FULL',
} as const satisfies Record<PassReason, PassReason>;
registerEnumType(PassReasonEnum, {
  name: 'PassReason',
  description:
    'Why a free seat was none for somebody in line. QUOTA_USED_UP: it was kept for others. MODE_FULL: it was on-line, or in the room.',
});

export const TicketEndEnum = {
  OFFER_EXPIRED: 'OFFER_EXPIRED',
  OFFER_DECLINED: 'OFFER_DECLINED',
  NOT_RECONFIRMED: 'NOT_RECONFIRMED',
  ADDRESS_NOT_CONFIRMED: 'ADDRESS_NOT_CONFIRMED',
  NOT_APPROVED: 'NOT_APPROVED',
  TRANSFERRED: 'TRANSFERRED',
  DATE_CHANGED: 'DATE_CHANGED',
} as const;
registerEnumType(TicketEndEnum, {
  name: 'TicketEnd',
  description:
    'Why a ticket ended that nobody gave back. NOT_RECONFIRMED: nobody said in time that they still come. TRANSFERRED: the seat went to somebody else. DATE_CHANGED: it was changed for one on another date.',
});

@ObjectType('WaitlistPass', { description: 'Others came first: the place is kept.' })
@Allow('registrations.read-ticket')
export class WaitlistPassType {
  @Field(() => PassReasonEnum) reason: PassReason;
  @Field(() => Int) times: number;
  @Field(() => Int, { description: 'Free then, the last time.' }) seatsFree: number;
  @Field(() => DateTime) lastAt: Date;
}

@ObjectType('PromotionQuota')
@Allow('registrations.read-ticket')
export class PromotionQuotaType {
  @Field(() => OrganisationKindEnum, { nullable: true }) organisationKind: QuotaKind | null;
  @Field(() => LocalizedTextType, { nullable: true }) city: LocalizedText | null;
}

@ObjectType('AwaitedAddress', {
  description: 'The address that is still to be confirmed, by the link that was sent there.',
})
@Allow('registrations.read-ticket')
export class AwaitedAddressType {
  @Field(() => DateTime, { description: 'Until then the seat is held.' }) until: Date;
  @Field(() => String, {
    description: 'As whoever typed it knows it again, and nobody else reads it: first letter, stars, domain.',
  })
  address: string;
  @Field(() => Int, { description: 'How often the mail may be sent again.' }) mailsLeft: number;
  @Field(() => Int, { description: 'How often the address may be corrected.' }) correctionsLeft: number;
}

/** A registration as the person who holds its code sees it. */
@ObjectType('Ticket', {
  description: 'What a person who registered holds. Whoever knows the code may see it.',
})
@Allow('registrations.read-ticket')
export class TicketType {
  registrationUuid: string;
  sessionUuid: string;

  @Field(() => ID, { description: 'Global id of the registration.' }) id: string;
  @Field(() => String, { description: 'Twelve characters; shown in three groups of four.' })
  reference: string;
  @Field(() => TicketStateEnum) state: keyof typeof TicketStateEnum;
  @Field(() => String, { nullable: true, description: 'Null once expired.' }) fullName: string | null;
  @Field(() => String, { nullable: true, description: 'As the person wrote it. Null once expired.' })
  organisation: string | null;
  @Field(() => Int, { nullable: true, description: '1 is the next in line; null when not waiting.' })
  waitlistPosition: number | null;
  @Field(() => Boolean, { description: 'Did the person move up from the waitlist?' }) wasPromoted: boolean;
  @Field(() => Boolean, { description: 'Is there an address to which mails go?' }) hasEmail: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until then the person is asked whether they still come; null when there is nothing to answer.',
  })
  reconfirmBy: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When they said that they still come.' })
  reconfirmedAt: Date | null;
  @Field(() => LocaleEnum, { description: 'Language of the mails.' }) locale: string;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when the seat is kept that is offered; null for none, and while the session has no date.',
  })
  offerEndsAt: Date | null;
  @Field(() => Boolean, { description: 'Was a seat offered, and nobody answered in time?' })
  offerExpired: boolean;
  @Field(() => TicketEndEnum, {
    nullable: true,
    description:
      'Why it ended; null while it stands, and where the person or their coordinator gave it back.',
  })
  endedBecause: keyof typeof TicketEndEnum | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was not approved, as the organisers wrote it. Null once expired.',
  })
  declineReason: string | null;
  @Field(() => PromotionCauseEnum, { nullable: true, description: 'What set the line in motion for them.' })
  promotionCause: PromotionCause | null;
  @Field(() => PromotionQuotaType, {
    nullable: true,
    description: 'The quota whose seat it is, or which released it; null for a seat open to all.',
  })
  promotionQuota: PromotionQuotaType | null;
  @Field(() => AttendanceModeEnum, { nullable: true, description: 'How they attend a hybrid session.' })
  attendanceMode: 'IN_PERSON' | 'ONLINE' | null;
  @Field(() => Int, { description: 'How many share the place in line; 1 for somebody alone.' })
  groupSize: number;
  @Field(() => [WaitlistPassType], { description: 'When others came first, and why; the last first.' })
  passes: readonly WaitlistPassType[];
  @Field(() => AwaitedAddressType, {
    nullable: true,
    description: 'Null unless the seat is held for an address to be confirmed.',
  })
  awaitedAddress: AwaitedAddressType | null;
}
