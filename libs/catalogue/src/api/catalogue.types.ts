import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, LocalizedTextType, NodeInterface } from '#graphql';
import type { LocalizedText } from '#kernel';
import type { Weave } from '../domain/catalogue.views.js';

const WeaveEnum = { TONLE: 'TONLE', LATERITE: 'LATERITE', ROMDUOL: 'ROMDUOL' } as const;
registerEnumType(WeaveEnum, {
  name: 'Weave',
  description: 'The krama weave that stands for a city where sessions are held.',
});

@ObjectType('City', {
  implements: () => [NodeInterface],
  description: 'A member city of the ASEAN Smart Cities Network.',
})
@Allow('catalogue.read')
export class CityType extends NodeInterface {
  @Field(() => String, { description: 'Stable name for filters and addresses, such as `phnom-penh`.' })
  code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
  @Field(() => String, { description: 'ISO 3166, two letters.' }) countryCode: string;
  @Field(() => String, { description: 'IANA name, such as `Asia/Phnom_Penh`.' }) timeZone: string;
  @Field(() => Boolean, { description: 'True for the pilot cities of this programme.' }) isPilot: boolean;
  @Field(() => WeaveEnum, { nullable: true }) weave: Weave | null;
}

@ObjectType('Sector', {
  implements: () => [NodeInterface],
  description: 'A field of policy such as transport or water, under its focus area.',
})
@Allow('catalogue.read')
export class SectorType extends NodeInterface {
  readonly focusAreaUuid: string;
  @Field(() => String) code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
}

@ObjectType('FocusArea', {
  implements: () => [NodeInterface],
  description: 'One of the six focus areas of the ASEAN Smart Cities Framework.',
})
@Allow('catalogue.read')
export class FocusAreaType extends NodeInterface {
  readonly uuid: string;
  @Field(() => String) code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
}

@ObjectType()
export class CityConnection extends Connection(CityType) {}

@ObjectType()
export class FocusAreaConnection extends Connection(FocusAreaType) {}
