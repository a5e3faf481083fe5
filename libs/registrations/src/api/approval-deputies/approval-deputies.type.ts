import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Allow, AllowWithParent, LocalDate, LocalizedTextType, UserErrorInterface } from '#graphql';

@ObjectType('ApprovalDeputy', { description: 'Who decides on approvals in whose place, and on which days.' })
@Allow('registrations.approve')
export class ApprovalDeputyType {
  @Field(() => String, {
    nullable: true,
    description: 'Of the deputy, or, for the deputy, of who is away.',
  })
  fullName: string | null;
  @Field(() => LocalDate) startsOn: string;
  @Field(() => LocalDate, { description: 'The last day.' }) endsOn: string;
  @Field(() => Boolean, { description: 'Today, by the clock of the programme.' }) isNow: boolean;
}

@ObjectType('DeputyChoice', { description: 'A colleague who may be named a deputy.' })
@Allow('registrations.approve')
export class DeputyChoiceType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'The city whose officer they are; null for who decides everywhere.',
  })
  city: LocalizedTextType | null;
}

@ObjectType('ApprovalDeputies', { description: 'My deputy for approvals, and those whose deputy I am.' })
@Allow('registrations.approve')
export class ApprovalDeputiesType {
  sessionUuids: readonly string[];

  @Field(() => ApprovalDeputyType, { nullable: true, description: 'Whom I named; null for nobody.' })
  named: ApprovalDeputyType | null;
  @Field(() => [ApprovalDeputyType], { description: 'Whose deputy I am, or will be.' })
  standsInFor: ApprovalDeputyType[];
  @Field(() => [DeputyChoiceType], { description: 'By name.' }) choices: DeputyChoiceType[];
}

@InputType()
export class NameApprovalDeputyInput {
  @Field(() => ID, { description: 'One of `ApprovalDeputies.choices`.' }) deputyId: string;
  @Field(() => LocalDate) startsOn: string;
  @Field(() => LocalDate, { description: 'The last day; at most 92 with the first.' }) endsOn: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ApprovalDeputyError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class ApprovalDeputyPayload {
  @Field(() => [ApprovalDeputyError]) errors: ApprovalDeputyError[];
}
