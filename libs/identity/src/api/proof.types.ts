import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AllowWithParent, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import type { PasskeyPurpose } from '../domain/strong-sign-in.entity.js';
import { ViewerType } from './viewer.type.js';

export const PasskeyPurposeEnum = { SIGN_IN: 'SIGN_IN', CONFIRM: 'CONFIRM', ADD: 'ADD' } as const;
registerEnumType(PasskeyPurposeEnum, { name: 'PasskeyPurpose', description: 'What a passkey is asked for.' });

@InputType()
export class AskPasskeyChallengeInput {
  @Field(() => PasskeyPurposeEnum) purpose: PasskeyPurpose;
}

@InputType()
export class PasskeyAnswerInput {
  @Field(() => ID) challengeId: string;
  @Field(() => String, { description: 'The browser’s answer as JSON, binary parts in base64url.' })
  response: string;
}

@InputType()
export class AddPasskeyInput extends PasskeyAnswerInput {
  @Field(() => String, { description: '1 to 60 characters.' }) name: string;
}

@InputType()
export class ConfirmWithCodeInput {
  @Field(() => String, { description: 'Six digits of the authenticator, or a recovery code.' }) code: string;
}

@InputType()
export class ClaimFirstAdministratorInput {
  @Field(() => String) secret: string;
  @Field(() => String, { description: '1 to 200 characters.' }) fullName: string;
  @Field(() => String) email: string;
  @Field(() => LocaleEnum) locale: Locale;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'NO_PASSKEY when there is none to confirm with; ENROLMENT_CLOSED when none may be added with a code alone.',
})
@AllowWithParent()
export class AskPasskeyChallengeError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class AskPasskeyChallengePayload {
  @Field(() => ID, { nullable: true }) challengeId: string | null;
  @Field(() => String, { nullable: true, description: 'The options for the browser, as JSON.' }) options:
    string | null;
  @Field(() => [AskPasskeyChallengeError]) errors: AskPasskeyChallengeError[];
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'PASSKEY_REFUSED for anything that is not as it should be; CODE_WRONG, TOO_MANY_TRIES; PASSKEY_NAME, PASSKEYS_FULL, ENROLMENT_CLOSED; SECRET_WRONG, NAME_INVALID, EMAIL_INVALID; PROVIDER_REFUSED and the like after a ministry’s own sign-in.',
})
@AllowWithParent()
export class ProofError extends UserErrorInterface {}

@ObjectType({ description: 'Who is there after a proof. The cookie is another one.' })
@AllowWithParent()
export class ProofPayload {
  @Field(() => ViewerType, { nullable: true }) viewer: ViewerType | null;
  @Field(() => [ProofError]) errors: ProofError[];
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description: 'PASSKEY_NEEDED, AUTHENTICATOR_THERE, ENROLMENT_CLOSED.',
})
@AllowWithParent()
export class BeginAuthenticatorError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class BeginAuthenticatorPayload {
  @Field(() => String, { nullable: true, description: 'Base32.' }) secret: string | null;
  @Field(() => String, { nullable: true, description: 'For a QR code.' }) uri: string | null;
  @Field(() => [BeginAuthenticatorError]) errors: BeginAuthenticatorError[];
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'CODE_WRONG, TOO_MANY_TRIES, NO_AUTHENTICATOR, AUTHENTICATOR_EXPIRED ten minutes after it was begun; PASSKEY_NEEDED, ENROLMENT_CLOSED.',
})
@AllowWithParent()
export class ConfirmAuthenticatorError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class ConfirmAuthenticatorPayload {
  @Field(() => [String], { description: 'Ten, readable here only; none when it was refused.' })
  recoveryCodes: readonly string[];
  @Field(() => [ConfirmAuthenticatorError]) errors: ConfirmAuthenticatorError[];
}
