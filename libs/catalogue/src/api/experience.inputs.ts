import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IdempotencyKey, LocalizedTextInput } from '#graphql';

@InputType()
export class ExperienceContentInput {
  @Field(() => LocalizedTextInput, { description: '1 to 150 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: '1 to 2,000 characters in each language.' })
  summary: LocalizedTextInput;
  @Field(() => String, { description: 'ISO 3166, two letters; not that of Cambodia.' }) countryCode: string;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: '1 to 100 characters in each language; none where it is of the whole country.',
  })
  city?: LocalizedTextInput | null;
  @Field(() => Int, { description: 'In which it began: 1900 to this one.' }) year: number;
  @Field(() => String, { description: '1 to 200 characters.' }) sourceName: string;
  @Field(() => String, { description: 'Begins with `https://`; 500 characters at most.' }) sourceUrl: string;
  @Field(() => [ID], { description: '1 to 5 sectors, each once.' }) sectorIds: string[];
  @Field(() => [ID], { description: 'Courses that it bears on, 10 at most, each once.' }) courseIds: string[];
  @Field(() => Boolean, { description: 'Whether everybody sees it.' }) isPublished: boolean;
}

@InputType()
export class CreateExperienceInput {
  @Field(() => ExperienceContentInput) content: ExperienceContentInput;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same content writes once.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditExperienceInput {
  @Field(() => ID) experienceId: string;
  @Field(() => Int, { description: 'Of the experience that you saw.' }) version: number;
  @Field(() => ExperienceContentInput) content: ExperienceContentInput;
}
