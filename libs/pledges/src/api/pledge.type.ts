import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Allow,
  BigInteger,
  Connection,
  DateTime,
  LocalizedTextType,
  MoneyType,
  NodeInterface,
} from '#graphql';
import type { LocalizedText } from '#kernel';
import { PLEDGE_ACTS, PLEDGE_STATUSES, type PledgeAct, type PledgeStatus } from '../domain/pledge.rules.js';

export const PledgeStatusEnum = Object.fromEntries(PLEDGE_STATUSES.map((status) => [status, status]));
registerEnumType(PledgeStatusEnum, {
  name: 'PledgeStatus',
  description: 'OFFERED waits for an answer; ACCEPTED, DECLINED and WITHDRAWN are final.',
});

const PledgeActEnum = Object.fromEntries(PLEDGE_ACTS.map((act) => [act, act]));
registerEnumType(PledgeActEnum, { name: 'PledgeAct', description: 'What may happen to a pledge.' });

@ObjectType('PledgeUnit', { description: 'A unit of support in kind.' })
@Allow('pledges.read-units')
export class PledgeUnitType {
  @Field(() => String, { description: 'Stable name, such as person-days.' }) code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'For exactly one.' }) one: LocalizedText;
}

@ObjectType('Quantity', { description: 'So many of a unit. Quantities of two units are never added.' })
@Allow('pledges.read')
export class QuantityType {
  @Field(() => BigInteger, { description: 'Thousandths of the unit: 12,125 are 12.125 person-days.' })
  thousandths: bigint;
  unitCode: string;
}

@ObjectType('Pledge', {
  implements: () => [NodeInterface],
  description: 'Support that an organisation offers for a city and a sector: money, or something in kind.',
})
@Allow('pledges.read')
export class PledgeType extends NodeInterface {
  organisationUuid: string;
  cityUuid: string;
  sectorUuid: string;
  sessionUuid: string | null;

  @Field(() => MoneyType, { nullable: true, description: 'Null for support in kind.' })
  money: MoneyType | null;
  @Field(() => QuantityType, { nullable: true, description: 'Null for money.' })
  quantity: QuantityType | null;
  @Field(() => String, { nullable: true, description: 'In the words of the organisation.' })
  description: string | null;
  @Field(() => PledgeStatusEnum) status: PledgeStatus;
  @Field(() => Int, { description: 'Grows by one with every change; who changes it names the one they saw.' })
  version: number;
  @Field(() => DateTime) offeredAt: Date;
  @Field(() => DateTime, { nullable: true }) correctedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Accepted, declined or withdrawn then.' })
  decidedAt: Date | null;
  @Field(() => String, { nullable: true }) decisionReason: string | null;
  @Field(() => [PledgeActEnum], { description: 'What the reader may do with it now.' })
  openActs: readonly PledgeAct[];
}

@ObjectType()
export class PledgeConnection extends Connection(PledgeType) {}

@InputType('PledgeFilter', { description: 'Everything given must hold.' })
export class PledgeFilterInput {
  @Field(() => [PledgeStatusEnum], { nullable: true }) statuses?: PledgeStatus[] | null;
  @Field(() => String, { nullable: true, description: 'Code, for example siem-reap.' }) city?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a focus area.' }) focusArea?: string | null;
  @Field(() => String, { nullable: true, description: 'Code, for example tourism.' }) sector?: string | null;
  @Field(() => String, { nullable: true, description: 'PRIVATE_SECTOR, NGO or INSTITUTION.' })
  organisationKind?: string | null;
  @Field(() => String, { nullable: true, description: 'Global id.' }) organisationId?: string | null;
  @Field(() => String, { nullable: true, description: 'Global id of the session that is credited.' })
  sessionId?: string | null;
  @Field(() => String, { nullable: true, description: 'USD, KHR, or the code of a unit in kind.' })
  unit?: string | null;
}
