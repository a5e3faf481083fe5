import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Role, ROLES } from '#authz';
import { Allow, AllowWithParent } from '#graphql';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role]));
registerEnumType(RoleEnum, { name: 'Role', description: 'What somebody is in the programme.' });

@ObjectType('ViewerPerson', { description: 'The person who is signed in, as they see themselves.' })
@Allow('identity.read-self')
export class ViewerPersonType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
}

@ObjectType('Viewer', { description: 'Who is looking, signed in or not.' })
@AllowWithParent()
export class ViewerType {
  @Field(() => Boolean) signedIn: boolean;
  @Field(() => ViewerPersonType, { nullable: true }) person: ViewerPersonType | null;
  @Field(() => [RoleEnum]) roles: readonly Role[];
  @Field(() => [RoleEnum], {
    description: 'Roles that ask for a stronger sign-in than this one: they hold after confirming.',
  })
  withheldRoles: readonly Role[];
  @Field(() => Boolean, { description: 'Was it proven within the last five minutes that it is this person?' })
  fresh: boolean;
  @Field(() => [String], { description: 'What this person may do, such as `registrations.read-roster`.' })
  permissions: readonly string[];
  @Field(() => Boolean, {
    description: 'True in a demonstration: one-click sign-ins and the mailbox are there.',
  })
  demo: boolean;
}
