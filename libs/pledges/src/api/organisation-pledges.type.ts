import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, BigInteger } from '#graphql';

const PARTS = 'In smallest parts: cents, riel, or thousandths of the unit.';

@ObjectType('PledgeSum', { description: 'What an organisation promises in one unit.' })
@Allow('pledges.read')
export class PledgeSumType {
  @Field(() => String, { description: 'USD, KHR, or the code of a unit in kind.' }) unit: string;
  @Field(() => Int, { description: 'Pledges that wait for an answer.' }) offeredCount: number;
  @Field(() => BigInteger, { description: PARTS }) offered: bigint;
  @Field(() => Int) acceptedCount: number;
  @Field(() => BigInteger, { description: PARTS }) accepted: bigint;
}

@ObjectType('OrganisationPledgeCounts', {
  description: 'How many of its pledges stand; those declined and withdrawn count nowhere.',
})
@Allow('pledges.read')
export class OrganisationPledgeCountsType {
  @Field(() => Int, { description: 'Waiting for an answer.' }) offered: number;
  @Field(() => Int) accepted: number;
}
