import type { Body } from './support.js';

const PLANNED = {
  courseId: 'crs_1',
  mode: 'ONLINE',
  languages: ['km'],
  startsAt: '2030-01-08T02:00:00Z',
  endsAt: '2030-01-08T05:00:00Z',
  timeZone: 'Asia/Phnom_Penh',
};

/** With what the documents of planning, copying and opening a session are asked. */
export const planningCases: Record<string, (f: { readonly open: string }) => Body[]> = {
  OpenSession: (f) => [{ input: { sessionId: f.open } }, { input: { sessionId: 'ses_1' } }],
  CopySession: () => [{ input: { sessionId: 'ses_1' } }, { input: {} }],
  CloseSession: () => [{ input: { sessionId: 'ses_1' } }, { input: {} }],
  TakePlaceAnyway: (f) => [
    { input: { sessionId: f.open } },
    { input: { sessionId: 'ses_1' } },
    { input: {} },
  ],
  SessionRoomPage: (f) => [{ id: f.open }, { id: 'ses_1' }],
  TryRoomAgain: (f) => [{ input: { sessionId: f.open } }, { input: { sessionId: 'ses_1' } }, { input: {} }],
  SeriesPage: (f) => [{ id: f.open }, { id: 'ses_1' }],
  PreviewSeries: (f) => [
    { input: { sessionId: f.open, rule: { every: 'WEEK', times: 2 } } },
    { input: { sessionId: f.open, rule: { every: 'DAY', times: 2 } } },
    { input: { sessionId: 'ses_1', rule: { every: 'WEEK', until: 'tomorrow' } } },
  ],
  PlanSeries: (f) => [
    { input: { sessionId: f.open, rule: { every: 'WEEK' } } },
    { input: { sessionId: f.open, rule: { every: 'WEEK', times: 'two' } } },
    { input: { sessionId: 'ses_1', rule: { every: 'WEEK', times: 2 } } },
  ],
  SessionPlanChoices: () => [{}],
  SessionToEdit: (f) => [{ id: f.open }, { id: 'ses_1' }],
  CreateSession: () => [
    { input: { content: PLANNED, seats: { capacity: 30 } } },
    { input: { content: { ...PLANNED, mode: 'BY_POST' }, seats: { capacity: 30 } } },
    { input: { content: PLANNED, seats: { capacity: '30' } } },
  ],
  EditSession: (f) => [
    { input: { sessionId: 'ses_1', version: 1, content: PLANNED } },
    { input: { sessionId: f.open, version: 0, content: PLANNED } },
    { input: { sessionId: f.open, content: PLANNED } },
  ],
};
