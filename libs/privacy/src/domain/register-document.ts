import { type HeldData, type PersonalDataSource } from './personal-data-source.js';
import { inTurn } from './personal-data-sources.js';
import { RETENTION } from './retention.rules.js';

const GROUNDS: Readonly<Record<HeldData['ground'], string>> = {
  PUBLIC_TASK: "the committee's public task",
  CONSENT: 'consent',
  SECURITY: 'security of accounts and records',
  ACCOUNTABILITY: 'accountability of public decisions',
};

/** How long, in plain English. */
export function keptWords(kept: HeldData['kept']): string {
  if (kept === 'UNTIL_ERASED') return 'until the person is erased';
  if (kept === 'FOR_EVER') return 'kept; after an erasure under a pseudonym';
  const { days, from } = RETENTION[kept];
  const years = days % 365 === 0 ? days / 365 : 0;
  return `${years > 0 ? `${years} years` : days === 1 ? '1 day' : `${days} days`} ${from.en}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** docs/privacy-register.md: every table with people's data and what its lib says of it. Made from the code, so that it is
 *  true; a test holds the file against it. */
export function registerDocument(sources: readonly PersonalDataSource[]): string {
  const held = inTurn(sources)
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
    .flatMap((source) => source.holds.map((data) => ({ subject: source.subject, data })));
  const periods = Object.entries(RETENTION).map(([subject, { days, from }]) =>
    row([`\`${subject}\``, String(days), from.en]),
  );
  return [
    '# Register of personal data',
    '',
    'Made by `npm run privacy-register` from what each lib says of its tables (`PersonalDataSource`). Do not edit it by hand: a test',
    'compares it. The public reads the same in Khmer and English at `/km/privacy` and `/en/privacy`. What is done with it is told in',
    '[the story](stories/privacy.md).',
    '',
    row(['lib', 'tables', 'what', 'why', 'ground', 'kept', 'seen by']),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...held.map(({ subject, data }) =>
      row([
        subject,
        data.tables.map((table) => `\`${table}\``).join(', '),
        data.what.en,
        data.why.en,
        GROUNDS[data.ground],
        keptWords(data.kept),
        data.seenBy.en,
      ]),
    ),
    '',
    '## Periods',
    '',
    'What passed its time is deleted, or loses what tells of people, each night.',
    '',
    row(['subject', 'days', 'counted']),
    row(['---', '---', '---']),
    ...periods,
    '',
  ].join('\n');
}
