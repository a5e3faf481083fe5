/* Story: docs/stories/outreach.md. */
import { describe, expect, it } from '@jest/globals';
import {
  type AtStart,
  CAMPAIGN_STATUSES,
  type CampaignVerb,
  decideStart,
  minuteOf,
  moveOf,
  tidyCampaign,
} from './campaign.rules.js';

/** The whole table, by hand. */
const LEGAL: Record<string, string | null> = {
  'edit DRAFT': 'DRAFT',
  'edit SENDING': null,
  'edit SENT': null,
  'edit CANCELLED': null,
  'start DRAFT': 'SENDING',
  'start SENDING': null,
  'start SENT': null,
  'start CANCELLED': null,
  'finish DRAFT': null,
  'finish SENDING': 'SENT',
  'finish SENT': null,
  'finish CANCELLED': null,
  'cancel DRAFT': 'CANCELLED',
  'cancel SENDING': 'CANCELLED',
  'cancel SENT': null,
  'cancel CANCELLED': null,
};

describe('the moves of a campaign', () => {
  it('are these and no others', () => {
    const verbs: CampaignVerb[] = ['edit', 'start', 'finish', 'cancel'];
    const walked = verbs.flatMap((verb) =>
      CAMPAIGN_STATUSES.map((status) => [`${verb} ${status}`, moveOf(verb, status)]),
    );
    expect(Object.fromEntries(walked)).toEqual(LEGAL);
  });
});

const ready: AtStart = {
  status: 'DRAFT',
  version: 4,
  subject: { km: 'អញ្ជើញ', en: 'Come' },
  body: { km: 'សូមមក។', en: 'Please come.' },
  session: { status: 'OPEN', hasStarted: false },
  invited: 3,
};
const seen = { version: 4, invited: 3 };

describe('decideStart', () => {
  it('sends what was seen', () => {
    expect(decideStart(ready, seen)).toEqual({ ok: true, value: true });
    expect(decideStart({ ...ready, session: null }, seen)).toEqual({ ok: true, value: true });
  });

  it.each([
    ['CAMPAIGN_NOT_DRAFT', { status: 'SENDING' as const }],
    ['CAMPAIGN_NOT_DRAFT', { status: 'CANCELLED' as const }],
    ['CAMPAIGN_CHANGED', { version: 5 }],
    ['TRANSLATION_MISSING', { subject: { km: '', en: 'Come' } }],
    ['TRANSLATION_MISSING', { body: { km: 'សូមមក។', en: '' } }],
    ['SESSION_CANCELLED', { session: { status: 'CANCELLED' as const, hasStarted: false } }],
    ['SESSION_POSTPONED', { session: { status: 'POSTPONED' as const, hasStarted: true } }],
    ['SESSION_STARTED', { session: { status: 'OPEN' as const, hasStarted: true } }],
    ['NOBODY_TO_INVITE', { invited: 0 }],
    ['REACH_CHANGED', { invited: 4 }],
  ])('refuses with %s', (code, more) => {
    expect(decideStart({ ...ready, ...more }, seen)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('says which text is missing, and both figures of a reach that changed', () => {
    expect(decideStart({ ...ready, subject: { km: '', en: 'Come' } }, seen)).toMatchObject({
      refusal: { path: ['subject', 'km'] },
    });
    expect(decideStart({ ...ready, invited: 4 }, seen)).toMatchObject({
      refusal: { detail: { seen: 3, now: 4 } },
    });
  });
});

describe('tidyCampaign', () => {
  const text = (subject: string, body: string) => ({
    subject: { km: subject, en: subject },
    body: { km: body, en: body },
  });

  it('keeps a subject on one line and paragraphs one empty line apart', () => {
    expect(tidyCampaign(text(' Come\r\nBcc: x ', 'One.\r\n\r\n\r\n\r\nTwo.  \r\nThree.'))).toEqual({
      ok: true,
      value: text('Come Bcc: x', 'One.\n\nTwo.\nThree.'),
    });
  });

  it('counts what a reader sees: eighty clusters are a subject, eighty-one are not', () => {
    expect(tidyCampaign(text('កា'.repeat(80), '')).ok).toBe(true);
    expect(tidyCampaign(text('x'.repeat(80), '')).ok).toBe(true);
    expect(tidyCampaign(text('x'.repeat(81), ''))).toMatchObject({ refusal: { code: 'SUBJECT_TOO_LONG' } });
    expect(tidyCampaign(text('x', 'y'.repeat(4_001)))).toMatchObject({ refusal: { code: 'BODY_TOO_LONG' } });
  });
});

describe('minuteOf', () => {
  it('lets three hundred go in each minute', () => {
    expect([0, 299, 300, 599, 600, 699].map((position) => minuteOf(position, 300))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });
});
