import { ArgsType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, LocalizedTextType, NodeInterface, PageArgs } from '#graphql';
import type { LocalizedText } from '#kernel';
import {
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  type OrganisationKind,
  type OrganisationState,
} from '../domain/organisation.entities.js';
import type { OrganisationFilter } from '../domain/organisation-reads.js';

export const OrganisationKindEnum = Object.fromEntries(ORGANISATION_KINDS.map((kind) => [kind, kind]));
registerEnumType(OrganisationKindEnum, {
  name: 'OrganisationKind',
  description: 'Private sector, NGO or institution.',
});

const OrganisationStateEnum = Object.fromEntries(ORGANISATION_STATES.map((state) => [state, state]));
registerEnumType(OrganisationStateEnum, {
  name: 'OrganisationState',
  description: 'UNVERIFIED until the committee has looked. Lists hold the VERIFIED only.',
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
  @Field(() => OrganisationStateEnum) state: OrganisationState;
  @Field(() => String, { nullable: true, description: 'As it wrote it of itself: http or https.' })
  website: string | null;
}

@ObjectType()
export class OrganisationConnection extends Connection(OrganisationType) {}

@ObjectType('OrganisationListConnection', {
  description: 'Organisations as those see them who oversee them.',
})
@Allow('organisations.read-list')
export class OrganisationListConnection extends OrganisationConnection {
  filter: OrganisationFilter;
}

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of either name, however it is spelt. At most 200 characters.',
  })
  search: string | null;
}

@ArgsType()
export class OrganisationListArgs extends OrganisationsArgs {
  @Field(() => OrganisationKindEnum, { nullable: true }) kind: OrganisationKind | null;
  @Field(() => String, { nullable: true, description: 'Code of the city of its seat, such as siem-reap.' })
  city: string | null;
}
