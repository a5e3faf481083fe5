import { Field, ID, InputType } from '@nestjs/graphql';
import { assertPlainText } from '#graphql';

/** Something is done to one organisation. */
@InputType({ isAbstract: true })
export abstract class OfOrganisationInput {
  @Field(() => ID) organisationId: string;
}

/** Somebody's wish is approved, or declined with a reason. */
@InputType({ isAbstract: true })
export abstract class VerdictInput {
  @Field(() => Boolean) approve: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Needed to decline; told to those whom it concerns. At most 1,000 characters.',
  })
  reason?: string | null;
}

/** A verdict as the services take it; refuses a reason that is no plain text. */
export function verdictOf({ approve, reason }: VerdictInput): { isApproved: boolean; reason: string | null } {
  assertPlainText(reason ?? '', 'reason');
  return { isApproved: approve, reason: reason ?? null };
}
