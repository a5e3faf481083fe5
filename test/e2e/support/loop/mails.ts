/* Every mail of docs/stories/the-loop.md. */
import { type TestDatabase, waitFor } from '#testing';
import { type CaughtMail, everyMail } from '../main-story/story-mails.js';
import { quiet } from '../quiet.js';
import { emailOf, type Name } from './cast.js';

type Sent = readonly [kind: string, km: readonly Name[], en: readonly Name[], times?: number];

const MAILS: readonly Sent[] = [
  ['outreach.campaign', ['dany', 'mara', 'bopha'], ['nita']],
  ['registrations.confirmed', ['bopha', 'mara', 'visal', 'sokunthea'], ['nita']],
  ['registrations.waitlisted', ['thida'], []],
  ['registrations.cancelled', ['visal'], []],
  ['registrations.promoted', ['thida'], []],
  ['reminders.day-before', ['bopha', 'mara', 'sokunthea', 'thida'], ['nita']],
  ['pledges.received', ['dany'], [], 2],
  ['pledges.to-decide', ['sovannary'], ['kosal'], 2],
  ['pledges.accepted', ['dany'], [], 2],
  ['pledges.declined', ['dany'], []],
  ['pledges.decided', ['sovannary'], ['kosal'], 4],
  ['reports.submitted', ['sovannary', 'sambath'], ['kosal'], 2],
  ['reports.forwarded', ['sovannary', 'sambath', 'sereyvuth'], ['kosal'], 2],
  ['reports.returned', ['sovannary', 'sambath', 'sereyvuth'], ['kosal']],
  ['reports.approved', ['sovannary', 'sambath', 'sereyvuth'], ['kosal']],
];

/** Every mail as `kind locale address`, sorted; as often as it was sent. */
export const EVERY_MAIL: readonly string[] = MAILS.flatMap(([kind, km, en, times = 1]) =>
  [
    ...km.map((who) => `${kind} km ${emailOf(who)}`),
    ...en.map((who) => `${kind} en ${emailOf(who)}`),
  ].flatMap((line) => Array<string>(times).fill(line)),
).toSorted();

/** The story's mails, of one kind or of all, once there are `count` and nothing is under way. Codes for signing in are none
 *  of them. */
export async function mailsOfStory(
  db: TestDatabase,
  kind: string | undefined,
  count: number,
): Promise<CaughtMail[]> {
  const arrived = async (): Promise<CaughtMail[]> =>
    (await everyMail(db)).filter((mail) => (kind ? mail.kind === kind : !mail.kind.startsWith('identity.')));
  await waitFor(async () => (await arrived()).length >= count, 60_000, `${count} mails ${kind ?? ''}`);
  await quiet(db);
  return arrived();
}

export const linesOf = (mails: readonly CaughtMail[]): string[] =>
  mails.map(({ kind, locale, to }) => `${kind} ${locale} ${to}`).toSorted();

/** A link in a mail's text that leads to a part of the pages: its path. Throws when there is none. */
export function pathIn({ text, to }: CaughtMail, part: string): string {
  const [, path] = new RegExp(`https?://[^/\\s]+(/(?:km|en)/${part}/[\\w-]+)`).exec(text) ?? [];
  if (!path) throw new Error(`No link to ${part} in the mail to ${to}:\n${text}`);
  return path;
}
