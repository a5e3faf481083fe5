import type { Permission } from '#authz';
import type { Locale, LocalizedText } from '#kernel';
import { isScreenKey, type ScreenKey, screenWord } from '#locale';
import type { Cell } from '../domain/cell.rules.js';

/** Speaks the language of the file, in the words of the screens. */
export class Speech {
  constructor(readonly locale: Locale) {}

  word(key: ScreenKey, values: Record<string, string | number> = {}): string {
    return screenWord(this.locale, key, values);
  }

  /** The word for a code: `coded('pledges.state', 'OFFERED')`. The code itself where the screens have none. */
  coded(part: string, code: string | null | undefined): string | null {
    if (!code) return null;
    const key = `${part}.${code}`;
    return isScreenKey(key) ? this.word(key) : code;
  }

  text(text: LocalizedText | null | undefined): string | null {
    return text ? text[this.locale] : null;
  }
}

/** What a column reads of one row. `data` is the whole answer of the page, for names that stand beside the rows. */
export type Read<Row, Value> = (row: Row, speech: Speech, data: Readonly<Record<string, unknown>>) => Value;

/** One column: its heading, and how a row becomes a cell. */
export interface ExportColumn<Row> {
  readonly heading: ScreenKey;
  /** Instants stand in the programme's zone, and the heading names it. */
  readonly isInstant?: boolean;
  readonly cell: (
    row: Row,
    speech: Speech,
    data: Readonly<Record<string, unknown>>,
    timeZone: string,
  ) => Cell;
}

export interface ListPage<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The form of a filter in the address: a word, or `yes`. */
export type FilterKind = 'word' | 'flag';

/** A list as it can be taken along. It is read by the very question that the page asks, under the reader's own permissions;
 *  so a file never says more, or other, than the page. */
export interface ExportList<Row = never> {
  /** Stands in the address of the button and in the audit. */
  readonly name: string;
  /** Of the page. */
  readonly permission: Permission;
  /** What the file is called. */
  readonly title: ScreenKey;
  /** Names of the filters, as the address of the page has them. */
  readonly filters: Readonly<Record<string, FilterKind>>;
  /** One operation with `$first` and `$after`. */
  readonly query: string;
  readonly variables: (filters: Readonly<Record<string, string>>) => Record<string, unknown>;
  /** The page within the answer; null when what the list belongs to is not there for the reader. */
  readonly page: (data: Readonly<Record<string, unknown>>) => ListPage<Row> | null;
  readonly columns: readonly ExportColumn<Row>[];
}

/** A list whose rows nobody outside knows. */
export type AnyExportList = ExportList;

/** Declares a list; its rows are typed inside. */
export const exportList = <Row>(list: ExportList<Row>): AnyExportList => list as unknown as AnyExportList;
