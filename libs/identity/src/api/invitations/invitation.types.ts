import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '#authz';
import {
  Allow,
  AllowWithParent,
  Connection,
  DateTime,
  LocaleEnum,
  LocalizedTextType,
  UserErrorInterface,
} from '#graphql';
import type { Locale, LocalizedText } from '#kernel';
import type { InvitationState } from '../../domain/invitation.rules.js';
import { RoleEnum, ViewerType } from '../viewer.type.js';

const StateEnum = {
  OPEN: 'OPEN',
  EXPIRED: 'EXPIRED',
  WITHDRAWN: 'WITHDRAWN',
  ACCEPTED: 'ACCEPTED',
} as const satisfies Record<InvitationState, InvitationState>;
registerEnumType(StateEnum, {
  name: 'RoleInvitationState',
  description: 'What became of an invitation to a role.',
});

const FitEnum = { SIGNED_OUT: 'SIGNED_OUT', THEIRS: 'THEIRS', OF_ANOTHER: 'OF_ANOTHER' } as const;
registerEnumType(FitEnum, {
  name: 'RoleInvitationFit',
  description: 'Is an invitation for whoever looks at it?',
});

@ObjectType('RoleInvitation', { description: 'An invitation to a role, as whoever holds its link reads it.' })
@Allow('identity.read-invitation')
export class RoleInvitationType {
  @Field(() => StateEnum) state: InvitationState;
  @Field(() => FitEnum, { description: 'SIGNED_OUT, THEIRS, or OF_ANOTHER: another address is signed in.' })
  fit: keyof typeof FitEnum;
  @Field(() => String, {
    description: 'The address that the link was sent to; with stars for whoever is signed in with another.',
  })
  email: string;
  @Field(() => String) fullName: string;
  @Field(() => RoleEnum) role: Role;
  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'The organisation or the city; null where the role knows no limit.',
  })
  scopeName: LocalizedText | null;
  @Field(() => String, { nullable: true, description: 'Null when the programme invites.' })
  invitedBy: string | null;
  @Field(() => DateTime) expiresAt: Date;
}

@ObjectType('OpenInvitation', {
  description: 'An invitation to a role that nobody accepted or withdrew, as those see it who give the role.',
})
@Allow('identity.invite')
export class OpenInvitationType {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => String) fullName: string;
  @Field(() => RoleEnum) role: Role;
  @Field(() => LocalizedTextType, { nullable: true }) scopeName: LocalizedText | null;
  @Field(() => String, { nullable: true }) invitedBy: string | null;
  @Field(() => DateTime) sentAt: Date;
  @Field(() => Int, { description: 'Mails for it, one to five.' }) sendings: number;
  @Field(() => DateTime) expiresAt: Date;
  @Field(() => Boolean) expired: boolean;
}

@ObjectType()
export class OpenInvitationConnection extends Connection(OpenInvitationType) {}

@InputType()
export class InvitePersonInput {
  @Field(() => String) email: string;
  @Field(() => String, { description: '1 to 200 characters.' }) fullName: string;
  @Field(() => RoleEnum) role: Role;
  @Field(() => ID, {
    nullable: true,
    description: 'An organisation for a coordinator, a city for a city officer, nothing for the others.',
  })
  scopeId?: string | null;
  @Field(() => LocaleEnum, { description: 'Language of the mail.' }) locale: Locale;
}

@InputType()
export class InvitationIdInput {
  @Field(() => ID) invitationId: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The last part of the link.' }) token: string;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'FORBIDDEN, EMAIL_INVALID, NAME_INVALID, SCOPE_NOT_FOUND, ALREADY_HAS_ROLE, OWN_ROLE, TOO_MANY_INVITATIONS.',
})
@AllowWithParent()
export class InvitePersonError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class InvitePersonPayload {
  @Field(() => ID, { nullable: true }) invitationId: string | null;
  @Field(() => [InvitePersonError]) errors: InvitePersonError[];
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description: 'INVITATION_NOT_FOUND, INVITATION_ACCEPTED, TOO_MANY_INVITATIONS.',
})
@AllowWithParent()
export class InvitationError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class InvitationPayload {
  @Field(() => ID, { nullable: true }) invitationId: string | null;
  @Field(() => [InvitationError]) errors: InvitationError[];
}

@ObjectType()
@AllowWithParent()
export class SendInvitationAgainPayload extends InvitationPayload {}

@ObjectType()
@AllowWithParent()
export class WithdrawInvitationPayload extends InvitationPayload {}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'INVITATION_NOT_FOUND, INVITATION_FOR_ANOTHER, INVITATION_EXPIRED, INVITATION_WITHDRAWN, INVITATION_ACCEPTED, OWN_ROLE.',
})
@AllowWithParent()
export class AcceptInvitationError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class AcceptInvitationPayload {
  @Field(() => ViewerType, { nullable: true, description: 'Who looks, with the new role.' })
  viewer: ViewerType | null;
  @Field(() => [AcceptInvitationError]) errors: AcceptInvitationError[];
}
