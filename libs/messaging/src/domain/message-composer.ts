import { Injectable } from '@nestjs/common';
import type { CalendarPart } from '#mailer';
import type { LedgerRow } from './message.js';
import { MESSAGE_KINDS } from './message-kinds.js';

/** A mail, composed. The same facts stand in both bodies. */
export interface ComposedMail {
  /** At most 40 graphemes: more is cut off on a phone. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Name beside the recipient's address, if it is known. */
  readonly toName?: string;
  readonly calendars?: readonly CalendarPart[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes the mails of some kinds. Belongs to the lib that queues them; registered by its worker module. */
export abstract class MessageComposer {
  abstract readonly kinds: readonly string[];
  /** Reads the facts anew and writes the mails, in one round for all rows. Null, or no entry: no longer wanted,
   *  for example because the session was moved meanwhile. Called after the claim's commit and before SMTP. */
  abstract compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>>;
}

/** Which composer writes which kind. */
@Injectable()
export class MessageComposers {
  private readonly byKind = new Map<string, MessageComposer>();
  private readonly mistakes: string[] = [];

  /** Called by worker modules while they start. */
  register(composer: MessageComposer): void {
    for (const kind of composer.kinds) {
      if (!Object.hasOwn(MESSAGE_KINDS, kind))
        this.mistakes.push(`${kind} is composed, but no kind of message has that name`);
      if (this.byKind.has(kind)) this.mistakes.push(`${kind} has two composers`);
      this.byKind.set(kind, composer);
    }
  }

  /** Throws unless every kind has exactly one composer; names all that is wrong. */
  prove(kinds: readonly string[] = Object.keys(MESSAGE_KINDS)): void {
    const missing = kinds.filter((kind) => !this.byKind.has(kind)).map((kind) => `${kind} has no composer`);
    const mistakes = [...this.mistakes, ...missing];
    if (mistakes.length > 0)
      throw new Error(
        `The mails cannot all be written:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`,
      );
  }

  /** Composes rows of any kinds, each composer asked once. */
  async compose(rows: readonly LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const groups = new Map<MessageComposer, LedgerRow[]>();
    for (const row of rows) {
      const composer = this.byKind.get(row.kind);
      if (!composer) throw new Error(`${row.kind} has no composer`);
      groups.set(composer, [...(groups.get(composer) ?? []), row]);
    }
    const composed = new Map<string, ComposedMail | null>();
    for (const [composer, group] of groups)
      for (const [id, mail] of await composer.compose(group)) composed.set(id, mail);
    return composed;
  }
}
