import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, LocalizedTextType, NodeInterface } from '#graphql';
import type { LocalizedText } from '#kernel';
import { ORGANISATION_KINDS, type OrganisationKind } from '../domain/organisation.entities.js';

export const OrganisationKindEnum = Object.fromEntries(ORGANISATION_KINDS.map((kind) => [kind, kind]));
registerEnumType(OrganisationKindEnum, {
  name: 'OrganisationKind',
  description: 'Private sector, NGO or institution.',
});

@ObjectType('OrganisationSubKind', {
  description: 'A finer kind, such as a ministry or a commune administration.',
})
@Allow('organisations.read')
export class OrganisationSubKindType {
  @Field(() => String) code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
  @Field(() => OrganisationKindEnum) kind: OrganisationKind;
}

@ObjectType('Organisation', {
  implements: () => [NodeInterface],
  description: 'A company, an NGO or an institution. Its name is public; who belongs to it is not.',
})
@Allow('organisations.read')
export class OrganisationType extends NodeInterface {
  /** The row's uuid, for the fields that other libs add. */
  readonly uuid: string;
  readonly subKindUuid: string;
  readonly cityUuid: string | null;
  @Field(() => LocalizedTextType) name: LocalizedText;
  @Field(() => OrganisationKindEnum) kind: OrganisationKind;
}

@ObjectType()
export class OrganisationConnection extends Connection(OrganisationType) {}
