import { Extensions } from '@nestjs/graphql';
import type { Permission } from '#authz';

/** Says "whoever may see the field that returns this may see it": for payloads, errors, pages and plain values
 *  that hold nothing of their own to protect. */
export const WITH_PARENT = 'with-parent';

export type DeclaredPermission = Permission | typeof WITH_PARENT;

/** One use of `Allow` on a method or property; the schema walk proves that each of them took effect. */
export interface Declaration {
  readonly on: object;
  readonly member: string;
}

export const declarations = new Set<Declaration>();

type AllowDecorator = ClassDecorator & PropertyDecorator & MethodDecorator;

/** Declares who may see a type or use a field. On an `@ObjectType()` class it is the default of all its fields;
 *  on a `@Query()`, `@Mutation()`, `@ResolveField()` or `@Field()` it holds for that one, on top of the type's.
 *  The server refuses to start while anything in the schema declares none. */
export function Allow(permission: Permission): AllowDecorator {
  return declare(permission);
}

/** Declares that a type or field needs nothing beyond what the field that led to it asked for. */
export const AllowWithParent = (): AllowDecorator => declare(WITH_PARENT);

function declare(permission: DeclaredPermission): AllowDecorator {
  const decorate = (target: object, member?: string | symbol): void => {
    const declaration = member === undefined ? undefined : { on: target.constructor, member: String(member) };
    if (declaration) declarations.add(declaration);
    Extensions({ permission, ...(declaration && { declaration }) })(target, member ?? '');
  };
  return decorate;
}
