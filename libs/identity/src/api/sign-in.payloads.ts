import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, DateTime, UserErrorInterface } from '#graphql';
import { ViewerType } from './viewer.type.js';

@ObjectType({
  implements: () => [UserErrorInterface],
  description: 'EMAIL_INVALID, or TOO_MANY_TRIES beyond ten codes in an hour.',
})
@AllowWithParent()
export class RequestSignInCodeError extends UserErrorInterface {}

@ObjectType({ description: 'The same for an address that is known and one that is not.' })
@AllowWithParent()
export class RequestSignInCodePayload {
  @Field(() => String, { nullable: true, description: 'The address with stars in it.' }) sentTo:
    string | null;
  @Field(() => DateTime, { nullable: true }) expiresAt: Date | null;
  @Field(() => [RequestSignInCodeError]) errors: RequestSignInCodeError[];
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'CODE_WRONG, also for a person who does not have the address; CODE_EXPIRED after ten minutes, TOO_MANY_TRIES after five guesses at one code.',
})
@AllowWithParent()
export class SignInError extends UserErrorInterface {}

@ObjectType('SignInColleague', { description: 'One of several people who have the address.' })
@AllowWithParent()
export class SignInColleagueType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
}

@ObjectType()
@AllowWithParent()
export class SignInPayload {
  @Field(() => ViewerType, { nullable: true }) viewer: ViewerType | null;
  @Field(() => [SignInColleagueType], {
    nullable: true,
    description:
      'After the right code, where several people have the address: who they are, by name, 200 at most. Nobody is signed in yet: send the same code with the `colleagueId` of one.',
  })
  colleagues: readonly SignInColleagueType[] | null;
  @Field(() => [SignInError]) errors: SignInError[];
}

@ObjectType({ implements: () => [UserErrorInterface], description: 'NOT_FOUND when nobody has the role.' })
@AllowWithParent()
export class DemoSignInError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class DemoSignInPayload {
  @Field(() => ViewerType, { nullable: true }) viewer: ViewerType | null;
  @Field(() => [DemoSignInError]) errors: DemoSignInError[];
}

@ObjectType({ implements: () => [UserErrorInterface], description: 'Nothing is refused today.' })
@AllowWithParent()
export class SignOutError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class SignOutPayload {
  @Field(() => ViewerType, { nullable: true }) viewer: ViewerType | null;
  @Field(() => [SignOutError]) errors: SignOutError[];
}
