import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '#authz';
import {
  Allow,
  AllowWithParent,
  Connection,
  DateTime,
  LocalizedTextType,
  PageArgs,
  UserErrorInterface,
} from '#graphql';
import type { LocalizedText } from '#kernel';
import type { UserFilter } from '../../domain/user-reads.js';
import { RoleEnum } from '../viewer.type.js';

const RoleChangeKindEnum = { GIVEN: 'GIVEN', TAKEN: 'TAKEN' } as const;
registerEnumType(RoleChangeKindEnum, { name: 'RoleChangeKind', description: 'Was a role given or taken?' });

@ObjectType('UserRole', { description: 'A role of a person, and what it is limited to.' })
@Allow('identity.read-users')
export class UserRoleType {
  @Field(() => RoleEnum) role: Role;
  @Field(() => ID, {
    nullable: true,
    description: 'An organisation or a city; null where the role knows no limit.',
  })
  scopeId: string | null;
  @Field(() => LocalizedTextType, { nullable: true }) scopeName: LocalizedText | null;
  @Field(() => Boolean, { description: 'May I take it?' }) takeable: boolean;
}

@ObjectType('RoleChange', { description: 'A role that was given or taken.' })
@Allow('identity.read-users')
export class RoleChangeType {
  @Field(() => RoleChangeKindEnum) change: 'GIVEN' | 'TAKEN';
  @Field(() => RoleEnum) role: Role;
  @Field(() => LocalizedTextType, { nullable: true }) scopeName: LocalizedText | null;
  @Field(() => String, { nullable: true, description: 'Null where nobody wrote one.' }) reason: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Null for the system, and for somebody who was erased.',
  })
  changedBy: string | null;
  @Field(() => DateTime) changedAt: Date;
}

@ObjectType('User', { description: 'A person as those see them who give roles.' })
@Allow('identity.read-users')
export class UserType {
  readonly uuid: string;
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String, {
    nullable: true,
    description: 'Null when there is none, and when I have no reason to see it.',
  })
  email: string | null;
  @Field(() => String, { nullable: true, description: 'E.164. Null as `email` is.' }) phone: string | null;
  @Field(() => Boolean, { description: 'Is there a contact that I do not see?' }) contactHidden: boolean;
  @Field(() => [UserRoleType]) roles: readonly UserRoleType[];
  @Field(() => Int, {
    nullable: true,
    description: 'Browsers that are signed in now; null for a reader who does not see everybody.',
  })
  signIns: number | null;
  @Field(() => [RoleEnum], {
    description: 'Roles that I may give to this person; nobody gives one to themselves.',
  })
  givable: readonly Role[];
}

@ObjectType('UserConnection')
export class UserConnection extends Connection(UserType) {
  filter: UserFilter;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Part of a name, however it is spelt, or a whole address or phone number. At most 200 characters.',
  })
  search: string | null;
  @Field(() => RoleEnum, { nullable: true }) role: Role | null;
}

@InputType()
export class ChangeRoleInput {
  @Field(() => ID) userId: string;
  @Field(() => RoleEnum) role: Role;
  @Field(() => ID, {
    nullable: true,
    description: 'An organisation for a coordinator, a city for a city officer, nothing for the others.',
  })
  scopeId?: string | null;
  @Field(() => String, { description: '1 to 500 characters. The person reads it.' }) reason: string;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'FORBIDDEN, PERSON_NOT_FOUND, OWN_ROLE, SCOPE_NOT_FOUND, PERSON_WITHOUT_ADDRESS, ALREADY_HAS_ROLE, ROLE_NOT_HELD, LAST_ADMINISTRATOR, ROLE_REASON_MISSING.',
})
@AllowWithParent()
export class ChangeRoleError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class ChangeRolePayload {
  @Field(() => UserType, { nullable: true, description: 'As they are now; null when nothing was done.' })
  user: UserType | null;
  @Field(() => [ChangeRoleError]) errors: ChangeRoleError[];
}

@ObjectType()
@AllowWithParent()
export class GiveRolePayload extends ChangeRolePayload {}

@ObjectType()
@AllowWithParent()
export class TakeRolePayload extends ChangeRolePayload {}
