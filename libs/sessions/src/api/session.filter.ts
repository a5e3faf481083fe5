import { Field, InputType } from '@nestjs/graphql';
import { badInput, DateTime } from '#graphql';
import type { SessionKind } from '../domain/session.entity.js';
import { SessionKindEnum } from './session.type.js';
import type { SessionFilter } from '../domain/session-reads.js';

const MAX_CHOICES = 50;

@InputType('SessionFilter', {
  description:
    'Everything given must hold; of `cities` and `online`, either, and so of `sectors` and `focusAreas`.',
})
export class SessionFilterInput implements SessionFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of cities, for example siem-reap. At most 50.',
  })
  cities?: string[] | null;
  @Field(() => Boolean, { nullable: true }) online?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'BCP 47, for example km. At most 50.' }) languages?:
    string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of sectors of the course. At most 50.' })
  sectors?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of focus areas of the course. At most 50.' })
  focusAreas?: string[] | null;
  @Field(() => SessionKindEnum, { nullable: true, description: 'Trainings or consultation meetings alone.' })
  kind?: SessionKind | null;
  @Field(() => DateTime, { nullable: true, description: 'Starting then or later.' }) from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Starting before.' }) to?: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Otherwise only those that have not ended.' })
  includePast?: boolean | null;
}

/** Refuses lists longer than the schema says. */
export function assertFilter(filter: SessionFilterInput): void {
  for (const list of [filter.cities, filter.languages, filter.sectors, filter.focusAreas]) {
    if (list && list.length > MAX_CHOICES) throw badInput('a list of the filter is too long');
  }
}
