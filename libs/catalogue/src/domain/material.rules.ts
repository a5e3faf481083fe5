import {
  accept,
  isLocale,
  type Locale,
  type LocalizedText,
  refuse,
  type Refusal,
  type Result,
} from '#kernel';
import { readPdfName } from '#storage';
import { isLocalized, tidied } from './localized.rules.js';
import { readHttpsAddress } from './web-address.rules.js';

export const MATERIAL_AUDIENCES = ['EVERYBODY', 'CONFIRMED', 'TRAINERS'] as const;
/** Everybody; those with a seat in a session of the course, and trainers; trainers alone. */
export type MaterialAudience = (typeof MATERIAL_AUDIENCES)[number];

/** What is written of a material. */
export interface MaterialContent {
  readonly title: LocalizedText;
  /** In which it is written. */
  readonly language: Locale;
  readonly audience: MaterialAudience;
  /** Shown to its audience? Otherwise those who write courses alone see it, and who handed it in. */
  readonly isShown: boolean;
}

export const LONGEST_MATERIAL_TITLE = 150;
export const MOST_MATERIALS = 30;
export const MOST_VERSIONS = 100;
/** So long after its end whoever trained a session still hands in materials of its course. */
export const HAND_IN_DAYS = 90;

export type MaterialContentRefusal = Refusal<'MATERIAL_TEXT_INVALID'>;

/** What was typed, tidied. */
export function readMaterial(typed: MaterialContent): Result<MaterialContent, MaterialContentRefusal> {
  const title = tidied(typed.title);
  return isLocalized(title, LONGEST_MATERIAL_TITLE) && isLocale(typed.language)
    ? accept({ ...typed, title })
    : refuse('MATERIAL_TEXT_INVALID', { path: ['title'] });
}

/** What a version is: a file that was handed in, or a page elsewhere. */
export interface TypedSource {
  /** What the answer to the hand-in said. */
  readonly file: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
}

export type MaterialSource = { readonly file: string; readonly fileName: string } | { readonly url: string };
export type MaterialSourceRefusal = Refusal<
  'MATERIAL_SOURCE_INVALID' | 'MATERIAL_LINK_INVALID' | 'FILE_NAME_INVALID'
>;

export function readSource({
  file,
  fileName,
  url,
}: TypedSource): Result<MaterialSource, MaterialSourceRefusal> {
  if (Boolean(file) === Boolean(url)) return refuse('MATERIAL_SOURCE_INVALID', { path: ['file'] });
  if (file) {
    const name = readPdfName(fileName ?? '');
    return name.ok ? accept({ file, fileName: name.value }) : name;
  }
  const address = readHttpsAddress(url ?? '');
  return address ? accept({ url: address }) : refuse('MATERIAL_LINK_INVALID', { path: ['url'] });
}

/** Who asks for a material. */
export interface MaterialReader {
  /** Writes courses. */
  readonly writes: boolean;
  /** Reads what is for trainers, and the versions of before. */
  readonly trains: boolean;
  /** Has a seat in a session of its course, or had one. */
  readonly isConfirmed: boolean;
  /** Handed it in, and trains. */
  readonly isOwn: boolean;
}

/** What decides who sees a material. */
export interface SeenOrNot extends Pick<MaterialContent, 'audience' | 'isShown'> {
  /** Is its course published? What is not has no page for visitors. */
  readonly isOfPublished: boolean;
}

export function seesMaterial(
  { writes, trains, isConfirmed, isOwn }: MaterialReader,
  { audience, isShown, isOfPublished }: SeenOrNot,
): boolean {
  if (writes || isOwn) return true;
  if (!isShown) return false;
  if (audience === 'EVERYBODY' && isOfPublished) return true;
  return trains || (audience !== 'TRAINERS' && isConfirmed);
}
