import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, UserErrorInterface } from '#graphql';
import { PERSON_HELD, type PersonHeld } from '../../domain/merging/merge-lines.rules.js';
import {
  PERSON_DUPLICATE_REASONS,
  type PersonDuplicateReason,
} from '../../domain/merging/person-duplicate.rules.js';
import { UserType } from '../users/user.types.js';

const enumOf = <Name extends string>(names: readonly Name[]): Record<Name, Name> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

const PersonHeldEnum = enumOf(PERSON_HELD);
registerEnumType(PersonHeldEnum, { name: 'PersonHeld', description: 'What refers to a person.' });
const PersonDuplicateReasonEnum = enumOf(PERSON_DUPLICATE_REASONS);
registerEnumType(PersonDuplicateReasonEnum, {
  name: 'PersonDuplicateReason',
  description: 'Why two people may be one, and what speaks against it.',
});

@ObjectType('PersonDuplicatePair', {
  description: 'Two people who may be one. Nobody has told them apart.',
})
@Allow('identity.read-duplicates')
export class PersonDuplicatePairType {
  @Field(() => UserType) a: UserType;
  @Field(() => UserType) b: UserType;
  @Field(() => Int, { description: '60 to 100.' }) score: number;
  @Field(() => [PersonDuplicateReasonEnum]) reasons: readonly PersonDuplicateReason[];
}

@ObjectType('PersonMergeLine', { description: 'What a merge, or its undo, does with one sort of rows.' })
@Allow('identity.read-duplicates')
export class PersonMergeLineType {
  @Field(() => PersonHeldEnum) held: PersonHeld;
  @Field(() => Int, { description: 'Rows that go to the survivor.' }) moves: number;
  @Field(() => Int, { description: 'Rows of which the survivor has their own.' }) collides: number;
}

@ObjectType('PersonMergePreview', { description: 'What a merge would move now. Nothing is written.' })
@Allow('identity.read-duplicates')
export class PersonMergePreviewType {
  @Field(() => UserType, { description: 'The one who becomes part of the other.' }) from: UserType;
  @Field(() => UserType, { description: 'The survivor.' }) into: UserType;
  @Field(() => [PersonMergeLineType]) lines: readonly PersonMergeLineType[];
  @Field(() => Boolean, { description: 'Does the survivor, who has none, take the other’s address?' })
  takesAddress: boolean;
  @Field(() => String, { description: 'Stands for what was seen; the merge names it.' }) seen: string;
}

@ObjectType('PersonMerge', { description: 'Two records that were made one.' })
@Allow('identity.read-duplicates')
export class PersonMergeType {
  @Field(() => ID) id: string;
  @Field(() => UserType) from: UserType;
  @Field(() => UserType) into: UserType;
  @Field(() => String, { nullable: true }) mergedBy: string | null;
  @Field(() => DateTime) mergedAt: Date;
  @Field(() => DateTime, { description: 'Until then it can be taken back.' }) undoUntil: Date;
  @Field(() => DateTime, { nullable: true }) undoneAt: Date | null;
  @Field(() => String, { nullable: true }) undoneBy: string | null;
  @Field(() => Boolean, { description: 'Can it still be taken back?' }) undoable: boolean;
}

@ObjectType('PersonMergeUndoPreview', { description: 'What would go back now. Nothing is written.' })
@Allow('identity.read-duplicates')
export class PersonMergeUndoPreviewType {
  @Field(() => UserType) from: UserType;
  @Field(() => UserType) into: UserType;
  @Field(() => [PersonMergeLineType]) back: readonly PersonMergeLineType[];
  @Field(() => [PersonMergeLineType], {
    description: 'Rows that were touched since, or whose place is taken: they stay with the survivor.',
  })
  stay: readonly PersonMergeLineType[];
  @Field(() => String) seen: string;
}

@ObjectType({
  implements: () => [UserErrorInterface],
  description:
    'PERSON_NOT_FOUND, PEOPLE_NOT_MERGED, PREVIEW_CHANGED, PEOPLE_TOLD_APART, MERGE_NOT_FOUND, MERGE_NOT_UNDONE, MERGE_REASON_MISSING.',
})
@AllowWithParent()
export class PersonMergeError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class PersonMergePreviewPayload {
  @Field(() => PersonMergePreviewType, { nullable: true }) preview: PersonMergePreviewType | null;
  @Field(() => [PersonMergeError]) errors: PersonMergeError[];
}

@ObjectType()
@AllowWithParent()
export class PersonMergeUndoPreviewPayload {
  @Field(() => PersonMergeUndoPreviewType, { nullable: true }) preview: PersonMergeUndoPreviewType | null;
  @Field(() => [PersonMergeError]) errors: PersonMergeError[];
}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class PersonPayload {
  @Field(() => UserType, { nullable: true, description: 'Null when nothing was done.' })
  user: UserType | null;
  @Field(() => [PersonMergeError]) errors: PersonMergeError[];
}

@ObjectType()
@AllowWithParent()
export class MergePeoplePayload extends PersonPayload {}

@ObjectType()
@AllowWithParent()
export class TellPeopleApartPayload extends PersonPayload {}

@ObjectType()
@AllowWithParent()
export class UndoPersonMergePayload extends PersonPayload {}

@InputType({ isAbstract: true })
abstract class PeopleInput {
  @Field(() => ID, { description: 'The one who becomes part of the other.' }) fromId: string;
  @Field(() => ID, { description: 'The survivor.' }) intoId: string;
}

@InputType()
export class MergePeopleInput extends PeopleInput {
  @Field(() => String, { description: 'Of the preview that was seen.' }) seen: string;
}

@InputType()
export class TellPeopleApartInput extends PeopleInput {
  @Field(() => String, { description: '1 to 500 characters.' }) reason: string;
}

@InputType()
export class UndoPersonMergeInput {
  @Field(() => ID) mergeId: string;
  @Field(() => String, { description: 'Of the preview that was seen.' }) seen: string;
  @Field(() => String, { description: '1 to 500 characters.' }) reason: string;
}
