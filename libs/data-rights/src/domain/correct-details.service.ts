import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, sqlState, type Tx, UnitOfWork } from '#database';
import { type Contact, isName, matchKeyOf } from '#identity';
import { accept, type Locale, refuse, type Refusal, type Result, tidyText } from '#kernel';
import { SealedValues } from '#privacy';
import { keyIsTaken, type OwnPerson, personOf, takeKeyOver } from './people.sql.js';

export interface CorrectDetails {
  readonly fullName: string;
  /** Language of the messages. */
  readonly locale: Locale;
}

export type CorrectDetailsRefusal = Refusal<'NAME_INVALID' | 'PERSON_EXISTS'>;

const UNIQUE_VIOLATION = '23505';

/** The person corrects their own name and language. */
@Injectable()
export class CorrectDetailsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
  ) {}

  /** The key by which the person is found again follows the name. The audit says that the name changed, not from what to
   *  what. Refuses NAME_INVALID (1 to 200 characters), PERSON_EXISTS when somebody else of that name has the
   *  same contact: colleagues who share an address stay apart. */
  async correct(
    actor: Actor & { personId: string },
    command: CorrectDetails,
  ): Promise<Result<null, CorrectDetailsRefusal>> {
    const fullName = tidyText(command.fullName);
    const path = ['fullName'];
    if (!isName(fullName)) return refuse('NAME_INVALID', { path });
    return orExists(path, () =>
      this.unitOfWork.run(async (tx) => {
        const person = await personOf(tx, actor.personId);
        if (person.fullName === fullName && person.locale === command.locale) return accept(null);
        if (person.fullName !== fullName && !(await this.rename(tx, person, fullName)))
          return refuse('PERSON_EXISTS', { path });
        await tx.sql(sql`update people set locale = ${command.locale} where id = ${person.id}`);
        await this.record(tx, actor, person, { fullName, locale: command.locale });
        return accept(null);
      }),
    );
  }

  /** Answers false when somebody else of that name has the same contact. */
  private async rename(tx: Tx, person: OwnPerson, fullName: string): Promise<boolean> {
    const matchKey = matchKeyOf(fullName, contactOf(person));
    const [other] = await tx.sql(keyIsTaken(matchKey, person.id));
    if (other?.taken) return false;
    await tx.sql(takeKeyOver(matchKey, person.id));
    await tx.sql(
      sql`update people set full_name = ${fullName}, match_key = ${matchKey} where id = ${person.id}`,
    );
    return true;
  }

  private async record(tx: Tx, actor: Actor, person: OwnPerson, now: CorrectDetails): Promise<void> {
    const isNamed = person.fullName !== now.fullName;
    const sealed = async (name: string): Promise<object> =>
      isNamed ? { fullName: await this.sealed.seal(tx, person.id, name) } : {};
    await this.audit.record(tx, {
      actor,
      action: 'data-rights.correct-details',
      subjectType: 'person',
      subjectId: person.id,
      before: { ...(await sealed(person.fullName)), locale: person.locale },
      after: { ...(await sealed(now.fullName)), locale: now.locale },
    });
  }
}

/** What a person is reached by; throws for one who has neither, which only the erased have. */
export function contactOf({ email, phone }: Pick<OwnPerson, 'email' | 'phone'>): Contact {
  if (email !== null) return { kind: 'EMAIL', value: email };
  if (phone !== null) return { kind: 'PHONE', value: phone };
  throw new Error('A person without a contact');
}

/** Somebody of that key who came at this very moment is somebody who is there. */
export async function orExists<Value, R extends Refusal>(
  path: readonly string[],
  change: () => Promise<Result<Value, R | Refusal<'PERSON_EXISTS'>>>,
): Promise<Result<Value, R | Refusal<'PERSON_EXISTS'>>> {
  try {
    return await change();
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return refuse('PERSON_EXISTS', { path });
  }
}
