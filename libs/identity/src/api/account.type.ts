import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, LocaleEnum, LocalizedTextType } from '#graphql';
import type { Locale, LocalizedText } from '#kernel';
import { type Browser, BROWSERS, type System, SYSTEMS } from '../domain/device.rules.js';
import type { SignInMethod } from '../domain/sign-in.entity.js';
import type { SignInDuty } from '#authz';

const enumOf = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => [word, word]));

export const SignInDutyEnum = enumOf(['NONE', 'SECOND_FACTOR', 'PASSKEY']);
registerEnumType(SignInDutyEnum, {
  name: 'SignInDuty',
  description: 'What the strictest of somebody’s roles asks of their sign-in.',
});
const SignInMethodEnum = enumOf(['EMAIL_CODE', 'PASSKEY', 'OIDC', 'ONE_TIME_SECRET', 'DEMO']);
registerEnumType(SignInMethodEnum, { name: 'SignInMethod', description: 'How a sign-in began.' });
const BrowserEnum = enumOf(BROWSERS);
registerEnumType(BrowserEnum, { name: 'Browser', description: 'What a browser said it was.' });
const SystemEnum = enumOf(SYSTEMS);
registerEnumType(SystemEnum, { name: 'System', description: 'What a browser said it ran on.' });

@ObjectType('Passkey', { description: 'A passkey of the person who is signed in.' })
@Allow('identity.manage-own-sign-in')
export class PasskeyType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true }) lastUsedAt: Date | null;
}

@ObjectType('OwnSignIn', { description: 'A place where the person is signed in.' })
@Allow('identity.manage-own-sign-in')
export class OwnSignInType {
  @Field(() => ID) id: string;
  @Field(() => SignInMethodEnum) method: SignInMethod;
  @Field(() => String, { nullable: true, description: 'Key of the provider, where one vouched.' })
  provider: string | null;
  @Field(() => BrowserEnum) browser: Browser;
  @Field(() => SystemEnum) system: System;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { description: 'At most a minute behind.' }) lastSeenAt: Date;
  @Field(() => Boolean, { description: 'Is it the one that asks?' }) current: boolean;
}

@ObjectType('Authenticator', {
  description: 'The authenticator of the person, once its first code was typed.',
})
@Allow('identity.manage-own-sign-in')
export class AuthenticatorType {
  @Field(() => Int) recoveryCodesLeft: number;
}

@ObjectType('SignInProvider', { description: 'A ministry’s own sign-in that the settings name.' })
@Allow('identity.read-self')
export class SignInProviderType {
  @Field(() => String, { description: 'Stands in addresses.' }) key: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
}

@ObjectType('OwnProvider', { description: 'A ministry’s own sign-in, and whether the person has linked it.' })
@Allow('identity.manage-own-sign-in')
export class OwnProviderType extends SignInProviderType {
  @Field(() => DateTime, { nullable: true, description: 'Null while it is not linked.' })
  linkedAt: Date | null;
  @Field(() => DateTime, { nullable: true }) lastUsedAt: Date | null;
}

@ObjectType('WaitingAuthenticator', { description: 'One that waits for its first code.' })
@AllowWithParent()
export class WaitingAuthenticatorType {
  @Field(() => String, { description: 'Base32, to be typed where nothing can be scanned.' }) secret: string;
  @Field(() => String, { description: 'For a QR code.' }) uri: string;
}

@ObjectType('Account', { description: 'How the person who is signed in does so, as they see it themselves.' })
@AllowWithParent()
export class AccountType {
  @Field(() => String) fullName: string;
  @Field(() => String, { nullable: true }) email: string | null;
  @Field(() => String, { nullable: true }) phone: string | null;
  @Field(() => LocaleEnum, { description: 'Language of the mails.' }) locale: Locale;
  @Field(() => SignInDutyEnum) duty: SignInDuty;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when a first passkey or authenticator may be made with a code alone; null when it may not.',
  })
  openUntil: Date | null;
  @Field(() => [PasskeyType]) passkeys: PasskeyType[];
  @Field(() => [OwnProviderType], { description: 'Every one of the settings, in their order.' })
  providers: OwnProviderType[];
  @Field(() => AuthenticatorType, { nullable: true }) authenticator: AuthenticatorType | null;
  @Field(() => WaitingAuthenticatorType, { nullable: true })
  waitingAuthenticator: WaitingAuthenticatorType | null;
  @Field(() => [OwnSignInType], { description: 'The one used last first; 50 at most.' })
  signIns: OwnSignInType[];
}
