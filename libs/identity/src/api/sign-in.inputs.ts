import { Field, ID, InputType } from '@nestjs/graphql';
import type { Role } from '#authz';
import { LocaleEnum } from '#graphql';
import type { Locale } from '#kernel';
import { RoleEnum } from './viewer.type.js';

@InputType()
export class RequestSignInCodeInput {
  @Field(() => String) email: string;
  @Field(() => LocaleEnum, { description: 'Language of the mail.' }) locale: Locale;
}

@InputType()
export class SignInInput {
  @Field(() => String) email: string;
  @Field(() => String, { description: 'Eight digits; Khmer digits, blanks and dashes are fine.' })
  code: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Which of the `colleagues` who share the address; not needed where one person has it.',
  })
  colleagueId?: string | null;
}

@InputType()
export class DemoSignInInput {
  @Field(() => RoleEnum) role: Role;
}
