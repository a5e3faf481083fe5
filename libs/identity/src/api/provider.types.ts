import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AllowWithParent, UserErrorInterface } from '#graphql';
import { PROVIDER_PURPOSES, type ProviderPurpose } from '../domain/provider.entity.js';

export const ProviderPurposeEnum = Object.fromEntries(PROVIDER_PURPOSES.map((word) => [word, word]));
registerEnumType(ProviderPurposeEnum, {
  name: 'ProviderPurpose',
  description: 'Why somebody goes to a ministry’s own sign-in.',
});

@InputType()
export class BeginWithProviderInput {
  @Field(() => String, { description: 'Its key.' }) provider: string;
  @Field(() => ProviderPurposeEnum) purpose: ProviderPurpose;
  @Field(() => String, { nullable: true, description: 'Of an invitation’s link, for that purpose.' })
  invitationToken?: string | null;
}

@InputType()
export class FinishWithProviderInput {
  @Field(() => String, { description: 'Its key.' }) provider: string;
  @Field(() => String, { description: 'The query of the address at which the browser came back.' })
  query: string;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'NOT_FOUND; PROVIDER_AWAY; PROVIDER_NOT_LINKED when there is none to confirm with; ENROLMENT_CLOSED; INVITATION_NOT_FOUND.',
})
@AllowWithParent()
export class BeginWithProviderError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class BeginWithProviderPayload {
  @Field(() => String, { nullable: true, description: 'Where the browser goes; good for ten minutes, once.' })
  address: string | null;
  @Field(() => [BeginWithProviderError]) errors: BeginWithProviderError[];
}
