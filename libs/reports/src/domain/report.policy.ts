import type { Actor } from '#authz';
import type { ReportView } from './report.views.js';

/** Does this actor write reports? Others never see a draft. */
export const writesReports = (actor: Actor): boolean =>
  actor.roles.some(({ role }) => role === 'WORKING_GROUP');

const JUDGES = new Set(['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE']);

/** The working group reads every report; those who judge read what was submitted. */
export const mayRead = (actor: Actor, report: Pick<ReportView, 'version'>): boolean =>
  writesReports(actor) || (report.version > 0 && actor.roles.some(({ role }) => JUDGES.has(role)));
