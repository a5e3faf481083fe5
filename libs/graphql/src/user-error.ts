import { Field, InterfaceType } from '@nestjs/graphql';
import type { Locale, Refusal } from '#kernel';
import { isMessageKey, translate } from '#locale';

/** What every member of a payload's `errors` has. A mutation's own error type implements it:
 *  `@ObjectType({ implements: () => [UserErrorInterface] }) @AllowWithParent() class MoveSessionError extends UserErrorInterface {}` */
@InterfaceType('UserError', { description: 'Why something asked for was not done.' })
export abstract class UserErrorInterface {
  @Field(() => String, { description: 'Stable; screens switch on it.' })
  code: string;
  @Field(() => String, { description: 'For the person, in the language of the request.' })
  message: string;
  @Field(() => [String], {
    description: 'The input that caused it, for example ["contact"]; empty for the whole.',
  })
  path: string[];
}

/** A refusal as an error of a payload, in the reader's language: the sentence of the key `error.<CODE>`.
 *  Throws when no sentence is written for the code: a person must never read a bare one. */
export function userError(locale: Locale, refusal: Refusal): UserErrorInterface {
  const key = `error.${refusal.code}`;
  if (!isMessageKey(key)) throw new Error(`No sentence for ${refusal.code} in locales/en/error.json`);
  const values = Object.fromEntries(
    Object.entries(refusal.detail ?? {}).map(([name, value]) => [name, value ?? '']),
  );
  return { code: refusal.code, message: translate(locale, key, values), path: [...(refusal.path ?? [])] };
}
