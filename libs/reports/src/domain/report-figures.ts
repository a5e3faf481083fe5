import { Inject, Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { type OverviewFigure, OverviewFigures } from '#overview';
import { type Citation, citationsOf, type CitedScope, cityTableCitations } from './citation.rules.js';
import { type ReportContent, textsOf } from './report-content.js';
import type { FigureFilter, ReportFigureView } from './report.views.js';

/** Each filter of a report is one question to the overview. */
const MAX_FIGURES = 60;
/** Units that are no data. */
const ALWAYS_KNOWN = ['PEOPLE', 'PLEDGES', 'USD', 'KHR'];

export type FigureRefusal = Refusal<'FIGURE_UNKNOWN' | 'REPORT_TOO_LONG'>;

/** Counts what a report cites. */
@Injectable()
export class ReportFigures {
  constructor(@Inject(OverviewFigures) private readonly overview: Pick<OverviewFigures, 'read'>) {}

  /** The figures that a content cites and those of its table, each once, as the transaction sees them. For a picture
   *  in which all belong together, the transaction is REPEATABLE READ. Refuses FIGURE_UNKNOWN (no such city, sector,
   *  focus area or unit), REPORT_TOO_LONG (more than 60 figures). */
  async of(tx: Tx, content: ReportContent): Promise<Result<ReportFigureView[], FigureRefusal>> {
    const cited = citationsOf(textsOf(content));
    if (!cited.ok) return cited;
    const hasTable = content.sections.some((section) => section.hasCityTable);
    const table = hasTable ? cityTableCitations(await this.pilotCities(tx)) : [];
    const all = [...new Map([...cited.value, ...table].map((citation) => [citation.key, citation])).values()];
    if (all.length > MAX_FIGURES) return refuse('REPORT_TOO_LONG', { path: ['sections'] });
    return this.count(tx, all);
  }

  /** What an author may cite, with its value now: the usual measures for the whole and for each pilot city. */
  async choices(tx: Tx): Promise<ReportFigureView[]> {
    const everywhere = await this.overview.read(tx, {});
    const scopes: CitedScope[] = [{}, ...(await this.pilotCities(tx)).map((city) => ({ city }))];
    const written = scopes.flatMap((scope) =>
      everywhere.map(({ measure, unit }) => {
        const head = unit === 'PEOPLE' || unit === 'PLEDGES' ? measure : `${measure}.${unit}`;
        return `[${head}${scope.city ? `@${scope.city}` : ''}]`;
      }),
    );
    const cited = citationsOf(written);
    const counted = cited.ok ? await this.count(tx, cited.value) : cited;
    return counted.ok ? counted.value : [];
  }

  /** Pilot cities in the order of the catalogue. */
  async pilotCities(tx: Tx): Promise<string[]> {
    const rows = await tx.sql(sql<{ code: string }>`select code from cities where is_pilot order by code`);
    return rows.map((row) => row.code);
  }

  private async count(
    tx: Tx,
    citations: readonly Citation[],
  ): Promise<Result<ReportFigureView[], FigureRefusal>> {
    const ids = await this.idsOf(tx, citations);
    const asked = new Map<string, readonly OverviewFigure[]>();
    const units = await this.unitsByName(tx);
    const figures: ReportFigureView[] = [];
    for (const { key, measure, unit: name, scope } of citations) {
      const filter = filterOf(scope, ids);
      const unit = units.get(name);
      if (!filter || !unit) return refuse('FIGURE_UNKNOWN', { detail: { figure: key } });
      const question = JSON.stringify(filter);
      const counted = asked.get(question) ?? (await this.overview.read(tx, filter));
      asked.set(question, counted);
      const found = counted.find((each) => each.measure === measure && each.unit === unit);
      figures.push({ key, measure, unit, filter, value: found?.value ?? 0n });
    }
    return accept(figures);
  }

  /** Every unit by its name in capitals, also one that no pledge is in: a report that cites it counts nothing of it, and
   *  its other figures stay what they are when the last pledge in it is withdrawn. */
  private async unitsByName(tx: Tx): Promise<ReadonlyMap<string, string>> {
    const inKind = await tx.sql(sql<{ code: string }>`select code from pledge_units`);
    return new Map(
      [...ALWAYS_KNOWN, ...inKind.map(({ code }) => code)].map((unit) => [unit.toUpperCase(), unit]),
    );
  }

  private async idsOf(tx: Tx, citations: readonly Citation[]): Promise<Map<string, string>> {
    const codes = (of: (scope: CitedScope) => string | undefined): string[] =>
      citations.flatMap(({ scope }) => of(scope) ?? []);
    const rows = await tx.sql(
      idsByCode(
        codes((scope) => scope.city),
        codes((scope) => scope.focusArea),
        codes((scope) => scope.sector),
      ),
    );
    return new Map(rows.map(({ of, code, id }) => [`${of} ${code}`, id]));
  }
}

function filterOf(scope: CitedScope, ids: ReadonlyMap<string, string>): FigureFilter | null {
  const [cityId, focusAreaId, sectorId] = [
    scope.city && ids.get(`city ${scope.city}`),
    scope.focusArea && ids.get(`area ${scope.focusArea}`),
    scope.sector && ids.get(`sector ${scope.sector}`),
  ];
  if ((scope.city && !cityId) || (scope.focusArea && !focusAreaId) || (scope.sector && !sectorId))
    return null;
  return {
    ...(cityId && { cityId }),
    ...(focusAreaId && { focusAreaId }),
    ...(sectorId && { sectorId }),
    ...(scope.kind && { organisationKind: scope.kind }),
  };
}

const idsByCode = (
  cities: readonly string[],
  areas: readonly string[],
  sectors: readonly string[],
): SqlQuery<{ of: string; code: string; id: string }> => sql`
  select 'city' as of, code, id from cities where code = any(${cities})
  union all select 'area', code, id from focus_areas where code = any(${areas})
  union all select 'sector', code, id from sectors where code = any(${sectors})`;
