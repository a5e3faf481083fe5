import { describe, expect, it } from 'vitest';
import english from 'virtual:messages/en';
import khmer from 'virtual:messages/km';
import type { AuditEntryFragment } from '../../shared/gql/graphql';
import { loadMessages, translate } from '../../shared/lib/i18n';
import type { Locale } from '../../shared/lib/locale';
import type { Language } from '../../shared/ui/language';
import { sentenceOf, valueText } from './audit-view';

loadMessages('en', english);
loadMessages('km', khmer);

const speaking = (locale: Locale): Language => ({
  locale,
  other: locale === 'en' ? 'km' : 'en',
  zone: 'Asia/Phnom_Penh',
  t: (key, values) => translate(locale, key, values),
  say: (text) => text[locale],
});

const moved: AuditEntryFragment = {
  id: 'aud_1',
  at: '2026-12-01T02:05:00.000Z',
  action: 'sessions.move-session',
  reason: null,
  isSealed: true,
  actor: { kind: 'PERSON', id: 'per_1', name: 'ម៉ៅ សុវណ្ណារី' },
  subject: {
    type: 'session',
    id: 'ses_1',
    code: null,
    name: { km: 'ទេសចរណ៍ឆ្លាតវៃ', en: 'Smart tourism' },
    page: '/sessions/ses_1',
  },
  changes: [
    { field: 'startsAt', before: '"2026-12-08T06:30:00.000Z"', after: '"2026-12-09T01:30:00.000Z"' },
    { field: 'scheduleVersion', before: '1', after: '2' },
  ],
};

describe('a row of the audit', () => {
  it('is told in one sentence, in either language', () => {
    expect(sentenceOf(speaking('en'), moved)).toBe(
      'ម៉ៅ សុវណ្ណារី moved the session “Smart tourism” from 8 December 2026, 13:30 to 9 December 2026, 08:30',
    );
    expect(sentenceOf(speaking('km'), moved)).toBe(
      'ម៉ៅ សុវណ្ណារី បានប្តូរពេលវគ្គ «ទេសចរណ៍ឆ្លាតវៃ» ពី 8 ធ្នូ 2026 13:30 ទៅ 9 ធ្នូ 2026 08:30',
    );
  });

  it('names who is no person, who is gone, and what has only a code', () => {
    const list = { type: 'list', id: null, code: 'organisations', name: null, page: null };
    const taken = { ...moved, action: 'exports.export-list', subject: list };
    const changes = [{ field: 'format', before: null, after: '"CSV"' }];
    const gone = { kind: 'PERSON' as const, id: 'per_2', name: null };
    expect(sentenceOf(speaking('en'), { ...taken, changes, actor: gone })).toBe(
      'somebody who is gone took the list “Organisations” along as CSV',
    );
    const visitor = { kind: 'ANONYMOUS' as const, id: null, name: null };
    expect(sentenceOf(speaking('en'), { ...moved, action: 'registrations.register', actor: visitor })).toBe(
      'A visitor registered: Smart tourism',
    );
  });

  it('is named as it was written where no sentence is known', () => {
    expect(sentenceOf(speaking('en'), { ...moved, action: 'trains.derail' })).toBe(
      'ម៉ៅ សុវណ្ណារី: trains.derail, Smart tourism',
    );
  });
});

describe('a fact', () => {
  it.each([
    ['startsAt', 'session', '"2026-12-08T06:30:00Z"', '8 December 2026, 13:30'],
    ['status', 'pledge', '"OFFERED"', 'Waiting'],
    ['status', 'list', '"OFFERED"', 'OFFERED'],
    ['attendance', 'registration', '"ABSENT"', 'Absent'],
    ['isSubscribed', 'campaign-recipient', 'false', 'no'],
    ['capacity', 'session', '30', '30'],
    ['state', 'organisation', '"VERIFIED"', 'Verified'],
    ['email', 'person', `"sealed:${'0f'.repeat(32)}"`, 'erased since'],
    ['excluded', 'campaign', '["a",{"id":1}]', 'a, {"id":1}'],
  ])('%s of a %s reads as people say it', (field, type, json, text) => {
    expect(valueText(speaking('en'), { field, type }, json)).toBe(text);
  });

  it('that is not there is nothing', () => {
    expect(valueText(speaking('en'), { field: 'status', type: 'session' }, null)).toBeNull();
  });
});
