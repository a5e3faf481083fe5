import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  Allow,
  AllowWithParent,
  Connection,
  LocalizedTextType,
  NodeInterface,
  toGlobalId,
  UserErrorInterface,
} from '#graphql';
import type { LocalizedText } from '#kernel';
import { COUNTRIES } from '../data/countries.data.js';
import type { ExperienceView } from '../domain/experience-reads.js';

export const EXPERIENCE_PREFIX = 'exp';

@ObjectType('Country', { description: 'A country or territory other than Cambodia.' })
@Allow('catalogue.read')
export class CountryType {
  @Field(() => String, { description: 'ISO 3166, two letters.' }) code: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
}

@ObjectType('Experience', {
  implements: () => [NodeInterface],
  description: 'What another country did, for those who plan the like here.',
})
@Allow('catalogue.read')
export class ExperienceType extends NodeInterface {
  readonly sectorIds: readonly string[];
  readonly courseIds: readonly string[];
  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'A paragraph or two.' }) summary: LocalizedText;
  @Field(() => CountryType) country: CountryType;
  @Field(() => LocalizedTextType, { nullable: true, description: 'Null where it is of the whole country.' })
  city: LocalizedText | null;
  @Field(() => Int, { description: 'In which it began.' }) year: number;
  @Field(() => String, { description: 'Who tells of it.' }) sourceName: string;
  @Field(() => String, { description: 'Begins with `https://`.' }) sourceUrl: string;
  @Field(() => Boolean, { description: 'Everybody sees it; otherwise those who write courses.' })
  isPublished: boolean;
  @Field(() => Int, { description: 'Grows by one with every change.' }) version: number;
}

@ObjectType()
export class ExperienceConnection extends Connection(ExperienceType) {}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ExperienceError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class ExperiencePayload {
  @Field(() => ExperienceType, {
    nullable: true,
    description: 'As it stands now; null when nothing was done.',
  })
  experience: ExperienceType | null;
  @Field(() => [ExperienceError]) errors: ExperienceError[];
}

@ObjectType()
@AllowWithParent()
export class CreateExperiencePayload extends ExperiencePayload {}

@ObjectType()
@AllowWithParent()
export class EditExperiencePayload extends ExperiencePayload {}

export const toExperienceType = ({ countryCode, ...view }: ExperienceView): ExperienceType => ({
  ...view,
  id: toGlobalId(EXPERIENCE_PREFIX, view.id),
  // The rules let in no other code.
  country: COUNTRIES.get(countryCode)!,
});
