import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { CatalogueReads } from '#catalogue';
import { Config } from '#config';
import { accept, type Locale, refuse, type Refusal, type Result } from '#kernel';
import type { TypesetRefusal } from '#typesetting';
import { ReportReads } from '../domain/report-reads.js';
import type { ReportStatus } from '../domain/report.rules.js';
import {
  referenceOf,
  type ReportFigureView,
  type ReportStepView,
  type ReportVersionView,
  type ReportView,
} from '../domain/report.views.js';
import { type ReportLetter, reportLetter } from './report-letter.js';
import { ReportTypesetter } from './report-typesetter.js';

const AFTER: Record<ReportStepView['act'], ReportStatus> = {
  CREATE: 'DRAFT',
  SUBMIT: 'SUBMITTED',
  FORWARD: 'REVIEWED',
  RETURN: 'RETURNED',
  APPROVE: 'APPROVED',
};

export interface PrintedReport {
  readonly pdf: Buffer;
  /** `R-2026-014-v2-km.pdf`. */
  readonly fileName: string;
}

/** Words reports as letters, and prints them. */
@Injectable()
export class ReportPrinter {
  constructor(
    private readonly reads: ReportReads,
    private readonly catalogue: CatalogueReads,
    private readonly typesetter: ReportTypesetter,
    private readonly config: Config,
  ) {}

  /** The PDF of a submitted version. Refuses REPORT_NOT_FOUND (also when it is not the actor's to read), TYPESETTER_BUSY
   *  and TYPESETTER_FAILED. */
  async print(
    actor: Actor,
    wish: { reportId: string; version: number; locale: Locale },
  ): Promise<Result<PrintedReport, Refusal<'REPORT_NOT_FOUND'> | TypesetRefusal>> {
    const report = await this.reads.byId(actor, wish.reportId);
    const versions = report ? await this.reads.versions(actor, report.id) : [];
    const version = versions.find(({ number }) => number === wish.version);
    if (!report || !version) return refuse('REPORT_NOT_FOUND');
    const figures = await this.reads.figuresOf(actor, report.id, version.number);
    const letter = await this.letterOf(actor, report, version, figures, wish.locale);
    const set = await this.typesetter.set(letter);
    if (!set.ok) return set;
    return accept({
      pdf: set.value,
      fileName: `${referenceOf(report)}-v${version.number}-${wish.locale}.pdf`,
    });
  }

  /** A submitted version, worded, with its frozen figures. */
  async letterOf(
    actor: Actor,
    report: ReportView,
    version: ReportVersionView,
    figures: readonly ReportFigureView[],
    locale: Locale,
  ): Promise<ReportLetter> {
    const steps = await this.reads.steps(actor, report.id);
    const last = steps.findLast((step) => step.version === version.number);
    return this.word(report, locale, {
      version: version.number,
      content: version.content,
      figures,
      cityCodes: version.cityCodes,
      asOf: version.asOf,
      status: last ? AFTER[last.act] : 'SUBMITTED',
      statusAt: last?.at ?? version.asOf,
    });
  }

  /** The draft, worded, with figures as they are now. */
  async draftLetterOf(
    report: ReportView,
    figures: readonly ReportFigureView[],
    locale: Locale,
  ): Promise<ReportLetter> {
    return this.word(report, locale, {
      version: null,
      content: report.content,
      figures,
      cityCodes: await this.reads.pilotCities(),
      asOf: await this.reads.now(),
      status: 'DRAFT',
      statusAt: report.updatedAt,
    });
  }

  private async word(
    report: ReportView,
    locale: Locale,
    of: Pick<ReportVersionView, 'content' | 'cityCodes' | 'asOf'> & {
      version: number | null;
      figures: readonly ReportFigureView[];
      status: ReportStatus;
      statusAt: Date;
    },
  ): Promise<ReportLetter> {
    const cities = await this.catalogue.citiesByCodes(of.cityCodes);
    return reportLetter(
      {
        ...of,
        reference: referenceOf(report),
        serial: report.serial,
        year: report.createdAt.getUTCFullYear(),
        cities: of.cityCodes.flatMap((code) => {
          const city = cities.get(code);
          return city ? [{ code, name: city.name }] : [];
        }),
        timeZone: this.config.programmeTimeZone,
      },
      locale,
    );
  }
}
