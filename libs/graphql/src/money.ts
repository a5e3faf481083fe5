import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLScalarType, Kind } from 'graphql';
import { AllowWithParent } from './allow.decorator.js';
import { badInput } from './protocol-error.js';

const DIGITS = /^-?(0|[1-9]\d{0,39})$/;

function parseInteger(value: unknown): bigint {
  if (typeof value !== 'string' || !DIGITS.test(value)) throw badInput('not a whole number as text');
  return BigInt(value);
}

/** `bigint` inside, decimal digits as text outside: exact where a JSON number would not be. */
export const BigInteger = new GraphQLScalarType<bigint, string>({
  name: 'BigInteger',
  description: 'A whole number of up to 40 digits, as text: exact at any size.',
  parseValue: parseInteger,
  parseLiteral: (node) => parseInteger(node.kind === Kind.STRING ? node.value : undefined),
  serialize: (value) => parseInteger(String(value)).toString(),
});

const CurrencyEnum = { USD: 'USD', KHR: 'KHR' } as const;
registerEnumType(CurrencyEnum, {
  name: 'Currency',
  description: 'ISO 4217. A dollar has 100 cents; riel have no minor unit.',
});

@ObjectType('Money', { description: 'An amount in one currency. Amounts of two currencies are never added.' })
@AllowWithParent()
export class MoneyType {
  @Field(() => BigInteger, { description: 'Cents of a dollar, or whole riel.' }) amountMinor: bigint;
  @Field(() => CurrencyEnum) currency: keyof typeof CurrencyEnum;
}
