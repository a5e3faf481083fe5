import { Injectable } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { PublicReads, sql } from '#database';
import { badInput } from '#graphql';
import type { OrganisationKind } from '#organisations';
import { OrganisationKindEnum } from '#organisations/api';
import type { Segment } from '../domain/segment.js';

const MAX_CHOICES = 100;

@InputType({ description: 'Everything given must hold; an empty list, or none, means every one.' })
export class CampaignSegmentInput {
  @Field(() => [OrganisationKindEnum], { nullable: true }) kinds?: OrganisationKind[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of cities, for example siem-reap.' })
  cities?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of sub-kinds, for example ministry.' })
  subKinds?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Has somebody of it attended a session? Null: either.',
  })
  trained?: boolean | null;
}

/** Turns codes into the rows they mean. */
@Injectable()
export class SegmentInputs {
  constructor(private readonly publicReads: PublicReads) {}

  /** Throws BAD_USER_INPUT for a code that nothing has: left out, it would make the segment larger than was meant. */
  async read(input: CampaignSegmentInput): Promise<Segment> {
    const cities = [...new Set(input.cities)];
    const subKinds = [...new Set(input.subKinds)];
    if (cities.length > MAX_CHOICES || subKinds.length > MAX_CHOICES)
      throw badInput('a list of the segment is too long');
    const [found] = await this.publicReads.sql(sql<{ cityIds: string[]; subKindIds: string[] }>`
      select coalesce((select array_agg(id order by id) from cities where code = any(${cities})), '{}') as "cityIds",
        coalesce((select array_agg(id order by id) from organisation_sub_kinds where code = any(${subKinds})), '{}') as "subKindIds"`);
    if (found?.cityIds.length !== cities.length || found.subKindIds.length !== subKinds.length)
      throw badInput('the segment names a city or a sub-kind that there is not');
    const kinds = [...new Set(input.kinds)].toSorted();
    return { kinds, cityIds: found.cityIds, subKindIds: found.subKindIds, isTrained: input.trained ?? null };
  }
}
