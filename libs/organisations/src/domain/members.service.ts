import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { sql, type Tx, UnitOfWork } from '#database';
import { type Contact, type ContactRefusalCode, isName, nameKeyOf, parseContact, People } from '#identity';
import { accept, type Locale, type Refusal, refuse, type Result, tidyText } from '#kernel';
import { addMembership } from './coordination.js';
import { isCoordinatorOf, type SignedIn } from './organisation.policy.js';
import { holdOrganisation, MOST_BEFORE_VERIFIED } from './standing.js';

export type MemberRefusal = Refusal<
  | ContactRefusalCode
  | 'ORGANISATION_NOT_FOUND'
  | 'NAME_INVALID'
  | 'ALREADY_MEMBER'
  | 'SAME_PERSON_ASKED'
  | 'MEMBERS_LIMITED'
  | 'MEMBER_NOT_FOUND'
>;

export interface AddMember {
  readonly organisationId: string;
  readonly fullName: string;
  /** E-mail or phone; empty for somebody who has neither. */
  readonly contact: string;
  /** The coordinator says that it is not the member of the same name. */
  readonly isAnother: boolean;
  readonly locale: Locale;
}

/** A coordinator adds people and takes them out. Somebody with neither e-mail nor phone is a full person.
 *  Source: docs/stories/organisation-life.md. */
@Injectable()
export class MembersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly audit: AuditTrail,
  ) {}

  /** Adds a person. Answers the organisation's id. Refuses SAME_PERSON_ASKED while a member of the same name is there, one
   *  of the two has no contact, and nobody said that they are two; ALREADY_MEMBER, MEMBERS_LIMITED (five before the
   *  organisation is verified), NAME_INVALID, what `parseContact` refuses, and ORGANISATION_NOT_FOUND. */
  async add(actor: SignedIn, wanted: AddMember): Promise<Result<string, MemberRefusal>> {
    const fullName = tidyText(wanted.fullName);
    if (!isName(fullName)) return refuse('NAME_INVALID', { path: ['fullName'] });
    const contact = wanted.contact.trim() ? parseContact(wanted.contact) : null;
    if (contact && !contact.ok) return refuse(contact.refusal.code, { path: ['contact'] });
    return this.unitOfWork.run(async (tx) => {
      const room = await this.roomIn(tx, actor, wanted.organisationId);
      if (!room.ok) return room;
      const known = await namesakes(tx, wanted.organisationId, fullName);
      const isAsked = known.some(({ hasContact }) => !contact || !hasContact);
      if (isAsked && !wanted.isAnother) return refuse('SAME_PERSON_ASKED', { path: ['isAnother'] });
      const personId = await this.personFor(tx, wanted, fullName, contact?.value ?? null);
      if (!(await addMembership(tx, wanted.organisationId, personId)))
        return refuse('ALREADY_MEMBER', { path: ['contact'] });
      await this.record(tx, actor, 'organisations.add-member', wanted.organisationId, personId, true);
      return accept(wanted.organisationId);
    });
  }

  /** Takes a member out; the person's registrations stay. Refuses MEMBER_NOT_FOUND and ORGANISATION_NOT_FOUND. */
  async remove(
    actor: SignedIn,
    organisationId: string,
    personId: string,
  ): Promise<Result<string, MemberRefusal>> {
    if (!isCoordinatorOf(actor, organisationId))
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    return this.unitOfWork.run(async (tx) => {
      const removed = await tx.sql(sql`
        delete from memberships where organisation_id = ${organisationId} and person_id = ${personId} returning person_id`);
      if (removed.length === 0) return refuse('MEMBER_NOT_FOUND', { path: ['personId'] });
      await this.record(tx, actor, 'organisations.remove-member', organisationId, personId, false);
      return accept(organisationId);
    });
  }

  private personFor(
    tx: Tx,
    { organisationId, locale }: AddMember,
    fullName: string,
    contact: Contact | null,
  ): Promise<string> {
    return contact
      ? this.people.findOrAdd(tx, { fullName, contact, locale })
      : this.people.addWithoutContact(tx, { fullName, organisationId, locale });
  }

  /** Held alone: five are counted once. */
  private async roomIn(
    tx: Tx,
    actor: SignedIn,
    organisationId: string,
  ): Promise<Result<null, MemberRefusal>> {
    const state = isCoordinatorOf(actor, organisationId)
      ? await holdOrganisation(tx, organisationId, true)
      : null;
    if (state !== 'VERIFIED' && state !== 'UNVERIFIED')
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    if (state === 'VERIFIED') return accept(null);
    const [members] = await tx.sql(sql<{ count: number }>`
      select count(*)::int as count from memberships where organisation_id = ${organisationId}`);
    return members!.count >= MOST_BEFORE_VERIFIED ? refuse('MEMBERS_LIMITED') : accept(null);
  }

  private async record(
    tx: Tx,
    actor: SignedIn,
    action: string,
    organisationId: string,
    personId: string,
    isMember: boolean,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'organisation',
      subjectId: organisationId,
      before: { personId, isMember: !isMember },
      after: { personId, isMember },
    });
  }
}

/** Members of the same name, however it is spelt and in either script: by `name_skeleton`. Index: pk_memberships. */
const namesakes = (tx: Tx, organisationId: string, fullName: string): Promise<{ hasContact: boolean }[]> =>
  tx.sql(sql<{ hasContact: boolean }>`
    select p.email is not null or p.phone is not null as "hasContact"
    from memberships m join people p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and (split_part(p.match_key, ' ', 2) = ${nameKeyOf(fullName)}
      or length(name_skeleton(${fullName})) >= ${LETTERS_THAT_TELL} and name_skeleton(p.full_name) = name_skeleton(${fullName}))`);

/** A shorter skeleton is that of many names. */
const LETTERS_THAT_TELL = 4;
