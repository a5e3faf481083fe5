import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import { CONSENT_PURPOSES, type ConsentPurpose, type ConsentSource, type Duty } from '#privacy';
import { EXPORT_FORMATS, type ExportFormat } from '../domain/export-data.service.js';

const enumOf = <Name extends string>(names: readonly Name[]): Record<Name, Name> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

const ConsentPurposeEnum = enumOf(CONSENT_PURPOSES);
registerEnumType(ConsentPurposeEnum, {
  name: 'ConsentPurpose',
  description: 'CAMPAIGNS: messages that invite. PHOTOGRAPHS: to be seen in pictures of a session.',
});
const ConsentSourceEnum = enumOf<ConsentSource>(['ACCOUNT', 'MAIL_LINK', 'EARLIER']);
registerEnumType(ConsentSourceEnum, {
  name: 'ConsentSource',
  description: 'Where the word was said: on the own page, or through the link of a mail.',
});
const OwnDataFormatEnum = enumOf(EXPORT_FORMATS);
registerEnumType(OwnDataFormatEnum, {
  name: 'OwnDataFormat',
  description: 'JSON for machines, HTML to read.',
});
const DutyCodeEnum = enumOf<Duty['code']>([
  'LAST_ADMINISTRATOR',
  'ONLY_COORDINATOR',
  'SESSIONS_TO_HOLD',
  'REPORTS_UNDER_WAY',
  'CAMPAIGNS_UNDER_WAY',
]);
registerEnumType(DutyCodeEnum, {
  name: 'DutyCode',
  description: 'What must be handed over before somebody can be erased.',
});

@ObjectType('ConsentWord', { description: 'One time that somebody agreed or took it back.' })
@Allow('privacy.read-own')
export class ConsentWordType {
  @Field(() => Boolean) given: boolean;
  @Field(() => DateTime) at: Date;
  @Field(() => ConsentSourceEnum) source: ConsentSource;
  @Field(() => String, { description: 'Version of the words that were read.' }) wording: string;
}

@ObjectType('Consent', { description: 'Whether somebody agrees to a purpose, and how it came to that.' })
@Allow('privacy.read-own')
export class ConsentType {
  @Field(() => ConsentPurposeEnum) purpose: ConsentPurpose;
  @Field(() => Boolean) given: boolean;
  @Field(() => [ConsentWordType], { description: 'The newest first; empty while nobody said a word.' })
  history: ConsentWordType[];
}

@ObjectType('OwnErasure', { description: 'An erasure that was asked for and is still to come.' })
@Allow('privacy.read-own')
export class OwnErasureType {
  @Field(() => DateTime) askedAt: Date;
  @Field(() => DateTime) dueAt: Date;
  @Field(() => Boolean, { description: 'Did the working group ask, on the person’s behalf?' })
  byOffice: boolean;
}

@ObjectType('Duty', { description: 'Something to hand over before an erasure.' })
@Allow('privacy.read-own')
export class DutyType {
  @Field(() => DutyCodeEnum) code: Duty['code'];
  @Field(() => Int) count: number;
}

@ObjectType('ContactChange', { description: 'A new address that waits for its code.' })
@Allow('privacy.read-own')
export class ContactChangeType {
  @Field(() => String, { description: 'The address with stars in it.' }) sentTo: string;
  @Field(() => DateTime) expiresAt: Date;
}

@ObjectType('OwnData', { description: 'What somebody signed in sees and decides of their own data.' })
@Allow('privacy.read-own')
export class OwnDataType {
  @Field(() => String) fullName: string;
  @Field(() => String, { nullable: true }) email: string | null;
  @Field(() => String, { nullable: true }) phone: string | null;
  @Field(() => LocaleEnum, { description: 'Language of the messages.' }) locale: Locale;
  @Field(() => [ConsentType]) consents: ConsentType[];
  @Field(() => OwnErasureType, { nullable: true }) erasure: OwnErasureType | null;
  @Field(() => [DutyType]) duties: DutyType[];
  @Field(() => Int, { description: 'Copies that may still be downloaded today.' }) exportsLeft: number;
  @Field(() => ContactChangeType, { nullable: true }) contactChange: ContactChangeType | null;
}

@InputType()
export class ChangeConsentInput {
  @Field(() => ConsentPurposeEnum) purpose: ConsentPurpose;
  @Field(() => Boolean) given: boolean;
}

@InputType()
export class CorrectDetailsInput {
  @Field(() => String, { description: '1 to 200 characters.' }) fullName: string;
  @Field(() => LocaleEnum) locale: Locale;
}

@InputType()
export class RequestContactChangeInput {
  @Field(() => String) email: string;
}

@InputType()
export class ConfirmContactChangeInput {
  @Field(() => String, { description: 'Eight digits; Khmer digits, blanks and dashes are fine.' })
  code: string;
}

@InputType()
export class ExportOwnDataInput {
  @Field(() => OwnDataFormatEnum) format: ExportFormat;
  @Field(() => LocaleEnum, { description: 'Language of the headings.' }) locale: Locale;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class OwnDataError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class OwnDataPayload {
  @Field(() => OwnDataType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  ownData: OwnDataType | null;
  @Field(() => [OwnDataError]) errors: OwnDataError[];
}

@ObjectType()
@AllowWithParent()
export class ChangeConsentPayload extends OwnDataPayload {}

@ObjectType()
@AllowWithParent()
export class CorrectDetailsPayload extends OwnDataPayload {}

@ObjectType()
@AllowWithParent()
export class RequestContactChangePayload extends OwnDataPayload {}

@ObjectType()
@AllowWithParent()
export class ConfirmContactChangePayload extends OwnDataPayload {}

@ObjectType()
@AllowWithParent()
export class AskErasurePayload extends OwnDataPayload {}

@ObjectType()
@AllowWithParent()
export class CancelErasurePayload extends OwnDataPayload {}

@ObjectType('ExportedFile', { description: 'A file to keep. It is made for this answer and stored nowhere.' })
@Allow('privacy.export-own')
export class ExportedFileType {
  @Field(() => String) name: string;
  @Field(() => String) mediaType: string;
  @Field(() => String) content: string;
}

@ObjectType()
@AllowWithParent()
export class ExportOwnDataPayload {
  @Field(() => ExportedFileType, { nullable: true }) file: ExportedFileType | null;
  @Field(() => [OwnDataError]) errors: OwnDataError[];
}
