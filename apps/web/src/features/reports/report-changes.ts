import type { ReportCoreFragment } from '../../shared/gql/graphql';
import type { Locale } from '../../shared/lib/locale';

type Version = ReportCoreFragment['versions'][number];

export interface FigureChange {
  readonly figure: Version['figures'][number];
  /** Null: it was not cited before. */
  readonly before: string | null;
  readonly after: string;
}

export interface TextChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** Figures that both versions cite with another value, and those that are new. */
export function figureChanges(older: Version, newer: Version): FigureChange[] {
  const before = new Map(older.figures.map((figure) => [figure.key, figure.words]));
  return newer.figures
    .map((figure) => ({ figure, before: before.get(figure.key) ?? null, after: figure.words }))
    .filter((change) => change.before !== change.after);
}

const linesOf = ({ content }: Version, locale: Locale): string[] => [
  content.title[locale],
  ...content.sections.flatMap(({ heading, text }) => [heading[locale], ...text[locale].split('\n')]),
];

/** Lines of the text that went, came, or took the place of another, in their order. */
export function textChanges(older: Version, newer: Version, locale: Locale): TextChange[] {
  const [before, after] = [linesOf(older, locale), linesOf(newer, locale)];
  const gone = before.filter((line) => line && !after.includes(line));
  const come = after.filter((line) => line && !before.includes(line));
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => ({
    before: gone[at] ?? null,
    after: come[at] ?? null,
  }));
}

/** How many frozen figures have another value now. */
export const movedSince = (
  version: Version,
  now: readonly { readonly key: string; readonly words: string }[],
): FigureChange[] => {
  const live = new Map(now.map(({ key, words }) => [key, words]));
  return version.figures
    .map((figure) => ({ figure, before: figure.words, after: live.get(figure.key) ?? figure.words }))
    .filter(({ before, after }) => before !== after);
};
