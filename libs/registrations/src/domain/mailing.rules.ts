import { type Refusal, refuse } from '#kernel';
import type { SeatState } from './seats.rules.js';

/* What every mailing has that somebody presses a button for: what it parts people into, and of which sessions there is none. Pure.
   Source: docs/stories/ticket-mails.md, docs/stories/questions.md. */

export interface MailingSession {
  readonly state: SeatState;
  /** Its start. */
  readonly closesAt: Date;
  readonly now: Date;
}

/** Who gets a mail, and who gets none and why. */
export interface Mailing<Person, Why extends string> {
  readonly recipients: readonly (Person & { readonly email: string })[];
  readonly without: readonly (Person & { readonly why: Why })[];
}

export type NotToCome = Refusal<
  'SESSION_NOT_FOUND' | 'SESSION_CANCELLED' | 'SESSION_STARTED' | 'SESSION_POSTPONED'
>;

/** Why nobody of the session is mailed by a press: it is not to come, or its date is not known. Null when it is. */
export function whyNotToCome(session: MailingSession | undefined): { ok: false; refusal: NotToCome } | null {
  const path = ['sessionId'];
  if (!session || session.state === 'DRAFT') return refuse('SESSION_NOT_FOUND', { path });
  if (session.state === 'CANCELLED') return refuse('SESSION_CANCELLED', { path });
  if (session.state === 'POSTPONED') return refuse('SESSION_POSTPONED', { path });
  return session.closesAt <= session.now ? refuse('SESSION_STARTED', { path }) : null;
}

/** Parts the people, in their order. `whyWithout` answers null of whoever gets a mail; whoever has no address gets none. */
export function partMailing<Person extends { readonly email: string | null }, Why extends string>(
  people: readonly Person[],
  whyWithout: (person: Person) => Why | null,
): Mailing<Person, Why | 'NO_ADDRESS'> {
  const recipients: (Person & { readonly email: string })[] = [];
  const without: (Person & { readonly why: Why | 'NO_ADDRESS' })[] = [];
  for (const person of people) {
    const why = whyWithout(person);
    const { email } = person;
    if (why === null && email !== null) recipients.push({ ...person, email });
    else without.push({ ...person, why: why ?? 'NO_ADDRESS' });
  }
  return { recipients, without };
}

/** Puts beside each person what was sent for their registration; `nothing` where nothing was. */
export function withMails<Person extends { readonly id: string }, Mails>(
  people: readonly Person[],
  sent: readonly (Mails & { readonly id: string })[],
  nothing: Mails,
): (Person & Mails)[] {
  const byId = new Map(sent.map((mails) => [mails.id, mails]));
  return people.map((person) => ({ ...nothing, ...byId.get(person.id), ...person }));
}
