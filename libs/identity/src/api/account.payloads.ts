import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, UserErrorInterface } from '#graphql';
import { AccountType } from './account.type.js';

@InputType()
export class RenamePasskeyInput {
  @Field(() => ID) passkeyId: string;
  @Field(() => String, { description: '1 to 60 characters.' }) name: string;
}

@InputType()
export class RemovePasskeyInput {
  @Field(() => ID) passkeyId: string;
}

@InputType()
export class UnlinkProviderInput {
  @Field(() => String, { description: 'Its key.' }) provider: string;
}

@InputType()
export class EndSignInInput {
  @Field(() => ID) signInId: string;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'NOT_FOUND; PASSKEY_NAME; LAST_PASSKEY and LAST_WAY_IN when a role, or the person, could not be reached any more; FRESH_CODE_NEEDED and RECOVERY_BY_OTHERS when letting go.',
})
@AllowWithParent()
export class AccountChangeError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class AccountChangePayload {
  @Field(() => AccountType, {
    nullable: true,
    description: 'As it is now; null when nobody is signed in any more.',
  })
  account: AccountType | null;
  @Field(() => [AccountChangeError]) errors: AccountChangeError[];
}
