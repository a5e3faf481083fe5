import type { Role } from '#authz';
import type { CitedMeasure, CitedScope } from './citation.rules.js';
import type { ReportContent } from './report-content.js';
import type { ReportAct, ReportStatus } from './report.rules.js';

export interface ReportView {
  readonly id: string;
  readonly serial: number;
  readonly status: ReportStatus;
  readonly revision: number;
  /** The newest submitted version; 0 before the first. */
  readonly version: number;
  readonly content: ReportContent;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Has the reader written or edited any of it? */
  readonly isMine: boolean;
}

export interface ReportVersionView {
  readonly reportId: string;
  readonly number: number;
  readonly content: ReportContent;
  /** Rows of its table by city. */
  readonly cityCodes: readonly string[];
  /** When its figures were read. */
  readonly asOf: Date;
}

/** Ids of rows, and the kind: what the overview is asked. */
export interface FigureFilter {
  readonly cityId?: string;
  readonly focusAreaId?: string;
  readonly sectorId?: string;
  readonly organisationKind?: NonNullable<CitedScope['kind']>;
}

export interface ReportFigureView {
  /** As it is cited: `accepted.usd@siem-reap`. */
  readonly key: string;
  readonly measure: CitedMeasure;
  /** PEOPLE, PLEDGES, a currency (the value is in minor units) or the code of a unit. */
  readonly unit: string;
  readonly filter: FigureFilter;
  readonly value: bigint;
}

export interface ReportStepView {
  readonly reportId: string;
  readonly version: number;
  readonly act: 'CREATE' | Exclude<ReportAct, 'EDIT'>;
  readonly personName: string;
  readonly role: Role;
  readonly comment: string | null;
  readonly at: Date;
}

/** `R-2026-014`: the year of writing and a running number. */
export const referenceOf = ({ serial, createdAt }: Pick<ReportView, 'serial' | 'createdAt'>): string =>
  `R-${createdAt.getUTCFullYear()}-${String(serial).padStart(3, '0')}`;
