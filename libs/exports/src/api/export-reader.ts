import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '#config';
import { badInput, InnerQueries, type InnerQuery, type RequestContext } from '#graphql';
import type { Cell } from '../domain/cell.rules.js';
import { type AnyExportList, type ListPage, Speech } from './export-list.js';
import { EXPORT_LISTS } from './lists/index.js';

const PAGE = 100;

type Filters = Readonly<Record<string, string>>;

/** Reads lists page by page, each page as a request of its own would, so that nothing of one is still held for the next. */
@Injectable()
export class ExportReader implements OnApplicationBootstrap {
  private readonly prepared = new Map<string, Promise<InnerQuery>>();

  constructor(
    private readonly queries: InnerQueries,
    private readonly config: Config,
  ) {}

  /** A list whose question does not fit the schema stops the start. */
  async onApplicationBootstrap(): Promise<void> {
    for (const list of EXPORT_LISTS.values()) await this.prepare(list);
  }

  /** The list of a name with filters that it has. Throws BAD_USER_INPUT for any other. */
  listOf(name: string, filters: Filters): AnyExportList {
    const list = EXPORT_LISTS.get(name);
    if (!list) throw badInput('no such list');
    const unknown = Object.keys(filters).filter((filter) => !Object.hasOwn(list.filters, filter));
    if (unknown.length > 0) throw badInput(`the list has no filter ${unknown.join(', ')}`);
    return list;
  }

  /** Asks for the first row alone: whoever may not read the list is refused here as on its page, and so is a filter that
   *  cannot be meant. Throws BAD_USER_INPUT when what the list belongs to is not there for the reader. */
  async probe(ctx: RequestContext, list: AnyExportList, filters: Filters): Promise<void> {
    await this.page(ctx, list, { ...this.variablesOf(list, filters), first: 1, after: null });
  }

  headingsOf(list: AnyExportList, speech: Speech): string[] {
    const zone = this.config.programmeTimeZone;
    return list.columns.map(({ heading, isInstant }) =>
      isInstant ? `${speech.word(heading)} (${zone})` : speech.word(heading),
    );
  }

  /** The rows of a list, `most` of them at most; then one more that says that there are more. Each page has a context of
   *  its own; where there is none any more, the rows end with what `newContext` throws. */
  async *rows(
    newContext: () => Promise<RequestContext>,
    list: AnyExportList,
    filters: Filters,
    most: number,
  ): AsyncGenerator<readonly Cell[]> {
    const asked = this.variablesOf(list, filters);
    const zone = this.config.programmeTimeZone;
    let after: string | null = null;
    let count = 0;
    for (;;) {
      const ctx = await newContext();
      const speech = new Speech(ctx.locale);
      const { data, page } = await this.page(ctx, list, {
        ...asked,
        first: Math.min(PAGE, most - count),
        after,
      });
      for (const row of page.nodes) yield list.columns.map(({ cell }) => cell(row, speech, data, zone));
      count += page.nodes.length;
      if (!page.pageInfo.hasNextPage) return;
      if (count >= most) {
        yield [{ kind: 'text', text: speech.word('export.more', { count: most }) }];
        return;
      }
      after = page.pageInfo.endCursor;
    }
  }

  private variablesOf(list: AnyExportList, filters: Filters): Record<string, unknown> {
    // What is not set is not there: a compiled query tells the two apart.
    return JSON.parse(JSON.stringify(list.variables(filters))) as Record<string, unknown>;
  }

  private async page(
    ctx: RequestContext,
    list: AnyExportList,
    variables: Record<string, unknown>,
  ): Promise<{ data: Record<string, unknown>; page: ListPage<never> }> {
    const query = await this.prepare(list);
    // As an answer over the wire: instants and whole numbers are texts, and nothing else of a row goes on.
    const data = JSON.parse(JSON.stringify(await query.run(ctx, variables))) as Record<string, unknown>;
    const page = list.page(data);
    if (!page) throw badInput('what the list belongs to is not there');
    return { data, page };
  }

  private prepare(list: AnyExportList): Promise<InnerQuery> {
    const known = this.prepared.get(list.name);
    if (known) return known;
    const made = this.queries.prepare(list.query).catch((error: unknown) => {
      throw new Error(`The list ${list.name} does not fit the schema`, { cause: error });
    });
    this.prepared.set(list.name, made);
    return made;
  }
}
