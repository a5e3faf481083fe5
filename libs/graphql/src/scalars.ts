import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLScalarType, Kind } from 'graphql';
import { hasForbiddenCharacters, LOCALES, toAsciiDigits } from '#kernel';
import { AllowWithParent } from './allow.decorator.js';
import { badInput } from './protocol-error.js';

const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)([Zz]|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day of the calendar: 2026-02-30 is none. */
const isDay = (text: string): boolean =>
  DAY.test(text) && text >= '1900' && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

function parseInstant(value: unknown): Date {
  const text = typeof value === 'string' ? toAsciiDigits(value.trim()) : '';
  const [, day = '', time = '', zone = ''] = INSTANT.exec(text) ?? [];
  const instant = new Date(`${day}T${time}${zone.toUpperCase()}`);
  if (!isDay(day) || Number.isNaN(instant.getTime())) throw badInput('not an instant with its offset');
  return instant;
}

function parseDay(value: unknown): string {
  const text = typeof value === 'string' ? toAsciiDigits(value.trim()) : '';
  if (!isDay(text)) throw badInput('not a day of the calendar');
  return text;
}

function parseIdempotencyKey(value: unknown): string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(value))
    throw badInput('not an idempotency key');
  return value;
}

const textScalar = <Internal>(
  name: string,
  description: string,
  parse: (value: unknown) => Internal,
  serialize: (value: unknown) => string,
): GraphQLScalarType<Internal, string> =>
  new GraphQLScalarType({
    name,
    description,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize,
  });

/** `Date` inside, ISO 8601 in UTC outside. Input needs an offset; Khmer digits are understood. */
export const DateTime = textScalar(
  'DateTime',
  'An instant, ISO 8601. Answers are in UTC with milliseconds; inputs carry their offset.',
  parseInstant,
  (value) => {
    const instant = value instanceof Date ? value : new Date(String(value));
    return instant.toISOString();
  },
);

/** A day of the calendar with no time zone, `2026-12-08`, a string inside and outside. */
export const LocalDate = textScalar(
  'LocalDate',
  'A day of the calendar, such as 2026-12-08.',
  parseDay,
  (value) => parseDay(value instanceof Date ? value.toISOString().slice(0, 10) : value),
);

/** Chosen by the client, once for each thing that it wants done. The same key twice is done once. */
export const IdempotencyKey = textScalar(
  'IdempotencyKey',
  'A text of 8 to 100 visible ASCII characters, new for each thing that a client wants done once.',
  parseIdempotencyKey,
  String,
);

/** The `Locale` enum of the schema: its values are the language tags. */
export const LocaleEnum = Object.fromEntries(LOCALES.map((locale) => [locale, locale]));
registerEnumType(LocaleEnum, { name: 'Locale', description: 'A language of the programme.' });

@ObjectType('LocalizedText', { description: 'The same text in both languages of the programme.' })
@AllowWithParent()
export class LocalizedTextType {
  @Field(() => String) km: string;
  @Field(() => String) en: string;
}

@InputType({ description: 'The same text in both languages of the programme.' })
export class LocalizedTextInput {
  @Field(() => String) km: string;
  @Field(() => String) en: string;
}

/** Refuses text that no name or sentence needs: controls, bidi overrides, lone surrogates. */
export function assertPlainText(text: string, what: string): void {
  if (hasForbiddenCharacters(text)) throw badInput(`${what} holds characters that no text needs`);
}
