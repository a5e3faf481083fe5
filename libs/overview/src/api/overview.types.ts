import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CityType, FocusAreaType, SectorType } from '#catalogue/api';
import { Allow, Connection, DateTime, LocalizedTextType, PageArgs } from '#graphql';
import type { LocalizedText } from '#kernel';
import { ORGANISATION_KINDS } from '#organisations';
import {
  OVERVIEW_MEASURES,
  type OverviewKind,
  type OverviewMeasure,
  PEOPLE_MEASURES,
  type PeopleMeasure,
  PLEDGE_MEASURES,
  type PledgeMeasure,
} from '../domain/overview.views.js';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));

const MeasureEnum = enumOf(OVERVIEW_MEASURES);
registerEnumType(MeasureEnum, { name: 'OverviewMeasure', description: 'What a figure counts.' });
const PeopleMeasureEnum = enumOf(PEOPLE_MEASURES);
registerEnumType(PeopleMeasureEnum, {
  name: 'PeopleMeasure',
  description: 'What a figure of people counts.',
});
const PledgeMeasureEnum = enumOf(PLEDGE_MEASURES);
registerEnumType(PledgeMeasureEnum, {
  name: 'PledgeMeasure',
  description: 'PLEDGED: offered or accepted. ACCEPTED: accepted.',
});
const KindEnum = enumOf([...ORGANISATION_KINDS, 'UNKNOWN']);
registerEnumType(KindEnum, {
  name: 'OverviewKind',
  description: 'A kind of organisation; UNKNOWN where the organisation was not recognised.',
});

@ObjectType('OverviewFigure', { description: 'One figure. Values of two units are never added.' })
@Allow('overview.read')
export class OverviewFigureType {
  @Field(() => MeasureEnum) measure: OverviewMeasure;
  @Field(() => String, {
    description:
      'PEOPLE (one person in one session; for INVITED, in one campaign), PLEDGES, USD, KHR, or a code of `units`.',
  })
  unit: string;
  @Field(() => String, {
    description: 'A whole number: people, pledges, cents, riel, thousandths of a unit in kind.',
  })
  value: string;
}

@ObjectType('OverviewCity', { description: 'The figures of one city.' })
@Allow('overview.read')
export class OverviewCityType {
  @Field(() => CityType, { nullable: true, description: 'Null for sessions on-line.' }) city: CityType | null;
  @Field(() => [OverviewFigureType]) figures: readonly OverviewFigureType[];
}

@ObjectType('OverviewFocusArea', { description: 'The figures of one focus area.' })
@Allow('overview.read')
export class OverviewFocusAreaType {
  @Field(() => FocusAreaType) focusArea: FocusAreaType;
  @Field(() => [OverviewFigureType]) figures: readonly OverviewFigureType[];
}

@ObjectType('OverviewSector', { description: 'The figures of one sector.' })
@Allow('overview.read')
export class OverviewSectorType {
  @Field(() => SectorType) sector: SectorType;
  @Field(() => [OverviewFigureType]) figures: readonly OverviewFigureType[];
}

@ObjectType('OverviewKindFigures', { description: 'The figures of one kind of organisation.' })
@Allow('overview.read')
export class OverviewKindType {
  @Field(() => KindEnum) kind: OverviewKind;
  @Field(() => [OverviewFigureType]) figures: readonly OverviewFigureType[];
}

@ObjectType('OverviewUnit', { description: 'A unit in kind that a figure is in.' })
@Allow('overview.read')
export class OverviewUnitType {
  @Field(() => String) code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
}

@ObjectType('OverviewCheck', { description: 'What the last nightly comparison with plain counts found.' })
@Allow('overview.read')
export class OverviewCheckType {
  @Field(() => DateTime) checkedAt: Date;
  @Field(() => Int) compared: number;
  @Field(() => Int) wrong: number;
}

@ObjectType('Overview', {
  description: 'The figures of one moment under one filter. Groups without any figure are absent.',
})
@Allow('overview.read')
export class OverviewType {
  @Field(() => DateTime) asOf: Date;
  @Field(() => [OverviewFigureType]) figures: readonly OverviewFigureType[];
  @Field(() => [OverviewCityType]) cities: readonly OverviewCityType[];
  @Field(() => [OverviewFocusAreaType]) focusAreas: readonly OverviewFocusAreaType[];
  @Field(() => [OverviewSectorType]) sectors: readonly OverviewSectorType[];
  @Field(() => [OverviewKindType]) kinds: readonly OverviewKindType[];
  @Field(() => [OverviewUnitType]) units: readonly OverviewUnitType[];
  @Field(() => OverviewCheckType, { nullable: true }) lastCheck: OverviewCheckType | null;
  @Field(() => [CityType], {
    nullable: true,
    description: 'The only cities whose figures the reader may see; null where that is all of them.',
  })
  within: readonly CityType[] | null;
}

@InputType('OverviewFilter', { description: 'Everything given must hold.' })
export class OverviewFilterInput {
  @Field(() => String, { nullable: true, description: 'Code of a city, such as siem-reap.' }) city?:
    string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only sessions on-line.' }) online?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Code of a focus area.' }) focusArea?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a sector, such as tourism.' }) sector?:
    string | null;
  @Field(() => KindEnum, { nullable: true }) kind?: OverviewKind | null;
}

@ObjectType('OverviewPerson', {
  description: 'A person whom a figure counts. No address and no telephone number.',
})
@Allow('overview.read')
export class OverviewPersonType {
  sessionUuid: string;

  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => LocalizedTextType, { description: 'As recognised, otherwise as written.' })
  organisation: LocalizedText;
  @Field(() => String, {
    nullable: true,
    description:
      'Of the registration; ADDRESS_AWAITED for one that is PENDING until its address is confirmed; null for an invitation.',
  })
  status: string | null;
  @Field(() => DateTime, { description: 'Invited, registered, or marked as having come.' }) at: Date;
}

@ObjectType()
export class OverviewPersonConnection extends Connection(OverviewPersonType) {}

@ObjectType('OverviewPledge', { description: 'A pledge that a figure counts.' })
@Allow('overview.read')
export class OverviewPledgeType {
  cityUuid: string;
  sectorUuid: string;

  @Field(() => ID) id: string;
  @Field(() => LocalizedTextType) organisation: LocalizedText;
  @Field(() => String, { description: 'USD, KHR, or the code of a unit in kind.' }) unit: string;
  @Field(() => String, { description: 'Cents, riel, or thousandths of the unit.' }) value: string;
  @Field(() => String, { description: 'OFFERED or ACCEPTED.' }) status: string;
  @Field(() => DateTime) offeredAt: Date;
}

@ObjectType()
export class OverviewPledgeConnection extends Connection(OverviewPledgeType) {}

@ArgsType()
export class OverviewPeopleArgs extends PageArgs {
  @Field(() => PeopleMeasureEnum) measure: PeopleMeasure;
  @Field(() => OverviewFilterInput, { nullable: true }) filter: OverviewFilterInput | null;
}

@ArgsType()
export class OverviewPledgesArgs extends PageArgs {
  @Field(() => PledgeMeasureEnum) measure: PledgeMeasure;
  @Field(() => String, { nullable: true, description: 'Only those in this unit.' }) unit: string | null;
  @Field(() => OverviewFilterInput, { nullable: true }) filter: OverviewFilterInput | null;
}
