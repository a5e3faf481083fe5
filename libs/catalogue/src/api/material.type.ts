import { Field, ID, Int, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Actor, can } from '#authz';
import {
  Allow,
  AllowWithParent,
  DateTime,
  IdempotencyKey,
  LocaleEnum,
  LocalizedTextInput,
  LocalizedTextType,
  toGlobalId,
  UserErrorInterface,
} from '#graphql';
import type { Locale, LocalizedText } from '#kernel';
import type { MaterialVersionView, MaterialView } from '../domain/material-reads.js';
import { MATERIAL_AUDIENCES, type MaterialAudience } from '../domain/material.rules.js';

export const MATERIAL_PREFIX = 'mat';
export const MATERIAL_VERSION_PREFIX = 'mtv';

const MaterialAudienceEnum = Object.fromEntries(MATERIAL_AUDIENCES.map((name) => [name, name]));
registerEnumType(MaterialAudienceEnum, {
  name: 'MaterialAudience',
  description: 'Everybody; those with a seat in a session of the course, and trainers; trainers alone.',
});

@ObjectType('MaterialVersion', { description: 'A file, or a page elsewhere. It never changes.' })
@Allow('catalogue.read')
export class MaterialVersionType {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'Counted from 1.' }) number: number;
  @Field(() => String, { nullable: true, description: 'Null for a link.' }) fileName: string | null;
  @Field(() => Int, { nullable: true, description: 'Size of the file.' }) bytes: number | null;
  @Field(() => String, { nullable: true, description: 'Begins with `https://`; null for a file.' })
  url: string | null;
  @Field(() => DateTime) addedAt: Date;
  @Field(() => String, {
    nullable: true,
    description:
      'The name of who handed it in, for those who write courses and for whoever it is; null otherwise, and where nobody knows.',
  })
  handedInBy: string | null;
}

@ObjectType('CourseMaterial', { description: 'What a course gives its readers: slides, a reading, a form.' })
@Allow('catalogue.read')
export class CourseMaterialType {
  @Field(() => ID) id: string;
  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => LocaleEnum, { description: 'In which it is written.' }) language: string;
  @Field(() => MaterialAudienceEnum) audience: MaterialAudience;
  @Field(() => Boolean, {
    description: 'Its audience sees it; otherwise those who write courses, and who handed it in.',
  })
  isShown: boolean;
  @Field(() => Int, { description: 'Grows by one with every change and every version.' }) revision: number;
  @Field(() => Boolean, {
    description:
      'Whether you may add a version now: you write courses, or handed it in and may add to its course.',
  })
  mayAddVersion: boolean;
  @Field(() => MaterialVersionType, { description: 'The newest version.' }) current: MaterialVersionType;
  @Field(() => [MaterialVersionType], {
    nullable: true,
    description: 'All that there were, the newest first; null for whom the newest alone is.',
  })
  versions: MaterialVersionType[] | null;
}

@InputType()
export class CourseMaterialContentInput {
  @Field(() => LocalizedTextInput, { description: '1 to 150 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocaleEnum, { description: 'In which it is written.' }) language: Locale;
  @Field(() => MaterialAudienceEnum) audience: MaterialAudience;
  @Field(() => Boolean, { description: 'Whether its audience sees it.' }) isShown: boolean;
}

@InputType({ description: 'Either a file with its name, or a link.' })
export class MaterialSourceInput {
  @Field(() => String, { nullable: true, description: 'What POST /materials/files answered.' })
  file?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'With a file: 150 characters at most, ends in `.pdf`.',
  })
  fileName?: string | null;
  @Field(() => String, { nullable: true, description: 'Begins with `https://`; 500 characters at most.' })
  url?: string | null;
}

@InputType()
export class AddCourseMaterialInput {
  @Field(() => ID) courseId: string;
  @Field(() => CourseMaterialContentInput) content: CourseMaterialContentInput;
  @Field(() => MaterialSourceInput) source: MaterialSourceInput;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same material adds once.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditCourseMaterialInput {
  @Field(() => ID) materialId: string;
  @Field(() => Int, { description: 'Of the material that you saw.' }) revision: number;
  @Field(() => CourseMaterialContentInput) content: CourseMaterialContentInput;
}

@InputType()
export class AddMaterialVersionInput {
  @Field(() => ID) materialId: string;
  @Field(() => Int, { description: 'Of the material that you saw.' }) revision: number;
  @Field(() => MaterialSourceInput) source: MaterialSourceInput;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class CourseMaterialError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class CourseMaterialPayload {
  @Field(() => CourseMaterialType, {
    nullable: true,
    description: 'As it stands now; null when nothing was done.',
  })
  material: CourseMaterialType | null;
  @Field(() => [CourseMaterialError]) errors: CourseMaterialError[];
}

@ObjectType()
@AllowWithParent()
export class AddCourseMaterialPayload extends CourseMaterialPayload {}

@ObjectType()
@AllowWithParent()
export class EditCourseMaterialPayload extends CourseMaterialPayload {}

@ObjectType()
@AllowWithParent()
export class AddMaterialVersionPayload extends CourseMaterialPayload {}

const toVersionType = (version: MaterialVersionView): MaterialVersionType => ({
  ...version,
  id: toGlobalId(MATERIAL_VERSION_PREFIX, version.id),
});

/** A material for whoever asks: the versions of before are for who trains. */
export function toMaterialType(actor: Actor, material: MaterialView): CourseMaterialType {
  const versions = material.versions.map(toVersionType);
  return {
    ...material,
    id: toGlobalId(MATERIAL_PREFIX, material.id),
    current: versions[0]!,
    versions: can(actor, 'catalogue.read-materials') ? versions : null,
  };
}
