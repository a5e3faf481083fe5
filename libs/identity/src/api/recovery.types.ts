import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, UserErrorInterface } from '#graphql';

@ObjectType('SignInRecovery', {
  description: 'Somebody of the programme who lost their passkey, waiting for a second administrator.',
})
@Allow('identity.read-recoveries')
export class SignInRecoveryType {
  @Field(() => ID) id: string;
  @Field(() => String) personName: string;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true }) askedByName: string | null;
  @Field(() => DateTime) askedAt: Date;
  @Field(() => Boolean, { description: 'May whoever looks approve it? Not who asked, and not the person.' })
  approvable: boolean;
}

@InputType()
export class AskSignInRecoveryInput {
  @Field(() => String) email: string;
  @Field(() => String, { description: '1 to 500 characters.' }) reason: string;
}

@InputType()
export class DecideSignInRecoveryInput {
  @Field(() => ID) recoveryId: string;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'NOT_FOUND; SECOND_PERSON; REASON_MISSING; RECOVERY_NOT_NEEDED for somebody whom a code lets in; RECOVERY_WAITS; RECOVERY_OVER after a day.',
})
@AllowWithParent()
export class SignInRecoveryError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class SignInRecoveryPayload {
  @Field(() => [SignInRecoveryType], { description: 'Those that wait now.' })
  recoveries: SignInRecoveryType[];
  @Field(() => [SignInRecoveryError]) errors: SignInRecoveryError[];
}
