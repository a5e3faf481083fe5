import type { AnyExportList } from '../export-list.js';
import { AUDIT_LISTS } from './audit-lists.js';
import { CONSULTATION_LISTS } from './consultation-lists.js';
import { ORGANISATION_LISTS } from './organisation-lists.js';
import { OUTREACH_LISTS } from './outreach-lists.js';
import { OVERVIEW_LISTS } from './overview-lists.js';
import { PLEDGE_LISTS } from './pledge-lists.js';
import { PROPOSAL_LISTS } from './proposal-lists.js';
import { REPORT_LISTS } from './report-lists.js';
import { SESSION_LISTS } from './session-lists.js';
import { USER_LISTS } from './user-lists.js';

/** Every list that can be taken along. A new list page adds its declaration here; a test holds both against each other. */
export const EXPORT_LISTS: ReadonlyMap<string, AnyExportList> = new Map(
  [
    ...SESSION_LISTS,
    ...ORGANISATION_LISTS,
    ...PROPOSAL_LISTS,
    ...PLEDGE_LISTS,
    ...OVERVIEW_LISTS,
    ...CONSULTATION_LISTS,
    ...OUTREACH_LISTS,
    ...REPORT_LISTS,
    ...USER_LISTS,
    ...AUDIT_LISTS,
  ].map((list) => [list.name, list]),
);
