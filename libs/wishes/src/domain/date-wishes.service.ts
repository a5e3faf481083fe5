import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import { parseEmail } from '#identity';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { type DateWishState, stateOf } from './date-wish.rules.js';
import {
  type Asked,
  askFor,
  confirmWish,
  type DateWishRow,
  type EndedWish,
  endWish,
  endWishesOf,
  lockWish,
  waitFor,
} from './date-wishes.sql.js';
import { WISH_ASKED, WISH_CAUSE } from './wish-facts.js';
import { readWishToken } from './wish-token.js';
import { WishTries } from './wish-tries.js';

export interface WishForDate {
  readonly courseId: string | null;
  /** Undefined: in any city; null: an id of no city. */
  readonly cityId: string | null | undefined;
  /** Not asked for where the account of whoever is signed in has an address. */
  readonly email: string | null;
  readonly locale: Locale;
}

/** Whose wish ends: that of a link, or one's own for a course. */
export type EndOfWish = { readonly token: string } | { readonly courseId: string };

export type WishRefusal = Refusal<
  'COURSE_NOT_FOUND' | 'CITY_NOT_FOUND' | 'EMAIL_INVALID' | 'WISH_TRIES_USED_UP'
>;
export type WishLinkRefusal = Refusal<'LINK_NOT_VALID'>;

/** Who wants to be told of a course's next session: asked for, confirmed by the address's own mail, ended. Source:
 *  docs/stories/next-date.md. */
@Injectable()
export class DateWishes {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly tries: WishTries,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** WAITING for whoever is signed in, whose address is their own; ASKED for an address that was typed, whatever is known of it: a mail asks
   *  whoever has it. `network` is where they come from. Refuses as `WishRefusal` names; a refusal has written nothing and sent no mail. */
  async wish(
    actor: Actor,
    { courseId, cityId, email, locale }: WishForDate,
    network: string,
  ): Promise<Result<DateWishState, WishRefusal>> {
    const counted = await this.tries.count(network);
    if (!counted.ok) return counted;
    return this.unitOfWork.run(async (tx) => {
      const place = await this.placeOf(tx, courseId, cityId);
      if (!place.ok) return place;
      const asked = { ...place.value, id: newId(), locale };
      const own = await this.ownAddress(tx, actor);
      if (own !== null && actor.personId)
        return this.wait(tx, actor, { ...asked, email: own }, actor.personId);
      const typed = parseEmail(email ?? '');
      return typed.ok
        ? this.ask(tx, actor, { ...asked, email: typed.value.value })
        : refuse('EMAIL_INVALID', { path: ['email'] });
    });
  }

  /** What was asked for holds from now on, for a year. Pressed twice it answers the same. Answers the wish’s id. Refuses LINK_NOT_VALID, also
   *  where nobody waits by the link any more. */
  async confirm(actor: Actor, token: string): Promise<Result<string, WishLinkRefusal>> {
    const id = readWishToken(this.config.secrets, token);
    if (!id) return refuse('LINK_NOT_VALID', { path: ['token'] });
    return this.unitOfWork.run(async (tx) => {
      const [wish] = await tx.sql(lockWish(id));
      if (!wish) return refuse('LINK_NOT_VALID', { path: ['token'] });
      if (stateOf(wish) === 'WAITING') return accept(id);
      await tx.sql(confirmWish(id));
      await this.record(tx, actor, 'wishes.confirm', wish.courseId, {
        before: { wishId: id, isWaiting: wish.confirmedAt !== null, cityId: wish.cityId },
        after: { wishId: id, isWaiting: true, cityId: wish.askedCityId },
      });
      return accept(id);
    });
  }

  /** Nobody is told by this wish any more; what has not left is withdrawn. Ended twice it answers the same. Refuses LINK_NOT_VALID. */
  async end(actor: Actor, whose: EndOfWish): Promise<Result<true, WishLinkRefusal>> {
    const id = 'token' in whose ? readWishToken(this.config.secrets, whose.token) : null;
    if ('token' in whose && !id) return refuse('LINK_NOT_VALID', { path: ['token'] });
    return this.unitOfWork.run(async (tx) => {
      const ended = id
        ? await tx.sql(endWish(id))
        : 'courseId' in whose && actor.personId
          ? await tx.sql(endWishesOf(actor.personId, whose.courseId))
          : [];
      await this.withdraw(tx, actor, ended, 'ASKED');
      return accept(true);
    });
  }

  /** Withdraws what was to be said by wishes that are no more, and says in the audit why they ended. */
  async withdraw(
    tx: Tx,
    actor: Actor,
    ended: readonly EndedWish[],
    because: 'ASKED' | 'REGISTERED',
  ): Promise<void> {
    for (const { id, courseId } of ended) {
      await this.ledger.withdrawForCause(tx, { causeType: WISH_CAUSE, causeId: id });
      await this.record(tx, actor, 'wishes.end', courseId, {
        before: { wishId: id },
        after: { wishId: id, endedBecause: because },
      });
    }
  }

  private async wait(
    tx: Tx,
    actor: Actor,
    asked: Asked,
    personId: string,
  ): Promise<Result<DateWishState, never>> {
    const [wish] = await tx.sql(waitFor(asked, personId));
    await this.record(tx, actor, 'wishes.wait', asked.courseId, {
      before: null,
      after: { wishId: wish!.id, isWaiting: true, cityId: asked.cityId },
    });
    return accept('WAITING');
  }

  /** The answer tells nothing of the address: not whether it waits already, nor whether a mail was written. */
  private async ask(tx: Tx, actor: Actor, asked: Asked): Promise<Result<DateWishState, never>> {
    if (!(await this.tries.mayMail(tx, asked.email))) return accept('ASKED');
    const [wish] = await tx.sql(askFor(asked));
    await this.mail(tx, wish!, asked.locale);
    await this.record(tx, actor, 'wishes.ask', asked.courseId, {
      before: null,
      after: { wishId: wish!.id, isWaiting: false, cityId: asked.cityId },
    });
    return accept('ASKED');
  }

  private async mail(tx: Tx, { id, email, askedAt }: DateWishRow, locale: Locale): Promise<void> {
    await this.ledger.queue(tx, [
      {
        kind: WISH_ASKED,
        personId: null,
        toAddress: email,
        locale,
        cause: { type: WISH_CAUSE, id },
        dedupeKey: `${WISH_ASKED}~${id}~${askedAt.getTime()}`,
      },
    ]);
  }

  private async placeOf(
    tx: Tx,
    courseId: string | null,
    cityId: string | null | undefined,
  ): Promise<Result<{ courseId: string; cityId: string | null }, WishRefusal>> {
    const [course] = courseId
      ? await tx.sql(
          sql<{ id: string }>`select id from courses where id = ${courseId} and state = 'PUBLISHED'`,
        )
      : [];
    if (!course) return refuse('COURSE_NOT_FOUND', { path: ['courseId'] });
    if (cityId === undefined) return accept({ courseId: course.id, cityId: null });
    const [city] = cityId
      ? await tx.sql(sql<{ id: string }>`select id from cities where id = ${cityId}`)
      : [];
    return city
      ? accept({ courseId: course.id, cityId: city.id })
      : refuse('CITY_NOT_FOUND', { path: ['cityId'] });
  }

  private async ownAddress(tx: Tx, { personId }: Actor): Promise<string | null> {
    if (!personId) return null;
    const [person] = await tx.sql(
      sql<{ email: string | null }>`select email from people where id = ${personId}`,
    );
    return person?.email ?? null;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    courseId: string,
    change: { before: object | null; after: object },
  ): Promise<void> {
    await this.audit.record(tx, { actor, action, subjectType: 'course', subjectId: courseId, ...change });
  }
}
