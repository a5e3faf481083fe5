import { Field, Int, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { Allow, LocalizedTextType } from '#graphql';
import type { LocalizedText } from '#kernel';
import { type HeldData, LEGAL_GROUNDS, type LegalGround, PersonalDataSources, RETENTION } from '#privacy';

const LegalGroundEnum = Object.fromEntries(LEGAL_GROUNDS.map((ground) => [ground, ground]));
registerEnumType(LegalGroundEnum, {
  name: 'LegalGround',
  description: 'Why data about people may be held at all.',
});

@ObjectType('HeldData', { description: 'One kind of data that is held about people, in plain words.' })
@Allow('privacy.read-register')
export class HeldDataType {
  @Field(() => LocalizedTextType) what: LocalizedText;
  @Field(() => LocalizedTextType) why: LocalizedText;
  @Field(() => LegalGroundEnum) ground: LegalGround;
  @Field(() => LocalizedTextType) seenBy: LocalizedText;
  @Field(() => Int, { nullable: true, description: 'Null where no number of days ends it.' })
  keptDays: number | null;
  @Field(() => LocalizedTextType, { nullable: true, description: 'From when the days count.' })
  keptFrom: LocalizedText | null;
  @Field(() => Boolean, {
    description: 'Does it stay after an erasure, under a pseudonym? Only where `keptDays` is null.',
  })
  keptForEver: boolean;
}

/** The public register. */
@Resolver(() => HeldDataType)
export class RegisterResolver {
  constructor(private readonly sources: PersonalDataSources) {}

  @Query(() => [HeldDataType], { description: 'What is held of people and why, for everybody to read.' })
  @Allow('privacy.read-register')
  privacyRegister(): HeldDataType[] {
    return this.sources
      .all()
      .toReversed()
      .flatMap((source) => source.holds.map(toHeldDataType));
  }
}

function toHeldDataType({ what, why, ground, seenBy, kept }: HeldData): HeldDataType {
  const period = kept === 'UNTIL_ERASED' || kept === 'FOR_EVER' ? null : RETENTION[kept];
  return {
    what,
    why,
    ground,
    seenBy,
    keptDays: period?.days ?? null,
    keptFrom: period?.from ?? null,
    keptForEver: kept === 'FOR_EVER',
  };
}
