import {
  accept,
  hasForbiddenCharacters,
  hasSomethingToSee,
  refuse,
  type Refusal,
  type Result,
  tidyText,
} from '#kernel';

const LONGEST_NAME = 150;

/** The name of a PDF as its owner called it, tidied. Refuses FILE_NAME_INVALID: folders, characters that hide or that a system keeps
 *  for itself, another ending. */
export function readPdfName(typed: string): Result<string, Refusal<'FILE_NAME_INVALID'>> {
  const name = tidyText(typed).normalize('NFC');
  const isPlain =
    !/[\\/:*?"<>|]/.test(name) && !hasForbiddenCharacters(name) && !name.startsWith('.') && !/\n/.test(name);
  const [, stem = ''] = /^(.*)\.pdf$/i.exec(name) ?? [];
  return isPlain && hasSomethingToSee(stem) && name.length <= LONGEST_NAME
    ? accept(name)
    : refuse('FILE_NAME_INVALID', { path: ['fileName'] });
}
