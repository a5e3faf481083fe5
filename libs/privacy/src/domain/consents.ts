import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';

export const CONSENT_PURPOSES = ['CAMPAIGNS', 'PHOTOGRAPHS'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Where the word was said: on the own page, or through the link of a mail. EARLIER: before there was a history. */
export type ConsentSource = 'ACCOUNT' | 'MAIL_LINK' | 'EARLIER';

/** The version of the words that are read (`privacy.consent.<purpose>` in locales/{km,en}/web.json). Other words are another version. */
export const WORDING: Readonly<Record<ConsentPurpose, string>> = { CAMPAIGNS: '1', PHOTOGRAPHS: '1' };

/** Whom a word is about. Campaigns are refused for an address and everybody who shares it; pictures by a person. */
export interface ConsentSubject {
  readonly personId: string;
  /** Null for somebody without an address: campaigns do not reach them anyhow. */
  readonly email: string | null;
}

export interface ConsentWord {
  readonly purpose: ConsentPurpose;
  readonly isGiven: boolean;
  readonly at: Date;
  readonly source: ConsentSource;
  readonly wording: string;
}

export interface ConsentView {
  readonly purpose: ConsentPurpose;
  readonly isGiven: boolean;
  /** The newest first; empty while nobody has said a word. */
  readonly history: readonly ConsentWord[];
}

/** Campaigns are the committee's task and go out until somebody says no; pictures need a yes. */
const BEFORE_ANY_WORD: Readonly<Record<ConsentPurpose, boolean>> = { CAMPAIGNS: true, PHOTOGRAPHS: false };

/** What people agreed to and took back. Rows are added, never changed; the newest one holds. */
@Injectable()
export class Consents {
  /** Writes a word down. Answers false, and writes nothing, when it holds already. One at a time for each subject. */
  async say(
    tx: Tx,
    subject: ConsentSubject,
    word: Pick<ConsentWord, 'purpose' | 'isGiven' | 'source'>,
  ): Promise<boolean> {
    const { purpose, isGiven, source } = word;
    await tx.sql(
      sql`select pg_advisory_xact_lock(hashtextextended(${`consent ${keyOf(purpose, subject)}`}, 0))`,
    );
    const [newest] = await tx.sql(wordsAbout(purpose, subject, 1));
    if ((newest?.isGiven ?? BEFORE_ANY_WORD[purpose]) === isGiven) return false;
    await tx.sql(sql`
      insert into consents (purpose, is_given, person_id, address_hash, source, wording)
      values (${purpose}, ${isGiven}, ${subject.personId},
        case when ${purpose} = 'CAMPAIGNS' then outreach_address_hash(${subject.email}::text) end, ${source}, ${WORDING[purpose]})`);
    return true;
  }

  /** What holds for somebody, and how it came to that. */
  async of(tx: Tx, subject: ConsentSubject): Promise<ConsentView[]> {
    const views: ConsentView[] = [];
    for (const purpose of CONSENT_PURPOSES) {
      const history = await tx.sql(wordsAbout(purpose, subject, 100));
      views.push({ purpose, isGiven: history[0]?.isGiven ?? BEFORE_ANY_WORD[purpose], history });
    }
    return views;
  }
}

const keyOf = (purpose: ConsentPurpose, { personId, email }: ConsentSubject): string =>
  purpose === 'CAMPAIGNS' ? `${purpose} ${email?.toLowerCase() ?? personId}` : `${purpose} ${personId}`;

/** The newest words first. Indexes: ix_consents__address_hash, ix_consents__person_id. */
const wordsAbout = (
  purpose: ConsentPurpose,
  { personId, email }: ConsentSubject,
  limit: number,
): SqlQuery<ConsentWord> =>
  purpose === 'CAMPAIGNS'
    ? sql`select purpose, is_given as "isGiven", at, source, wording from consents
        where purpose = 'CAMPAIGNS' and address_hash = outreach_address_hash(${email}::text) order by serial desc limit ${limit}`
    : sql`select purpose, is_given as "isGiven", at, source, wording from consents
        where purpose = ${purpose} and person_id = ${personId} order by serial desc limit ${limit}`;

/** Did the person of this column agree to be seen in pictures? False for one whom the reader does not see. For what other libs
 *  read for a person: a column, never a text that somebody typed. Index: ix_consents__person_id. */
export const mayBePhotographed = (personColumn: 'p.id'): string => `may_be_photographed(${personColumn})`;
