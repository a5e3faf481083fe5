import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Config } from '#config';
import {
  Allow,
  assertPlainText,
  badInput,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  cursorKey,
  fromGlobalId,
  type RequestContext,
  toConnection,
} from '#graphql';
import { isId } from '#kernel';
import { type AuditFilter, AuditReads } from '../audit-reads.js';
import { AuditVerifier } from '../audit-verifier.js';
import { actorKindOf, AUDIT_PREFIX, personOf, toAuditRow } from './audit.mapper.js';
import { AuditOpenedRows } from './audit-opened-rows.js';
import { AuditSubjectNames } from './audit-subject.names.js';
import {
  AuditActorType,
  type AuditFilterInput,
  AuditHealthType,
  AuditRowConnection,
  AuditRowsArgs,
  AuditRowType,
  AuditSubjectType,
} from './audit.types.js';

const MAX_WHO = 100;
const HEADS_SHOWN = 14;
const PERSON = 'per';

@Resolver(() => AuditRowType)
export class AuditResolver {
  constructor(
    private readonly reads: AuditReads,
    private readonly verifier: AuditVerifier,
    private readonly names: AuditSubjectNames,
    private readonly opened: AuditOpenedRows,
    private readonly config: Config,
  ) {}

  @Query(() => AuditRowConnection, { description: 'What was changed, the newest first.' })
  @Allow('audit.read')
  async auditRows(
    @Args() args: AuditRowsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<AuditRowType>> {
    cursorKey(args, 2);
    const filter = await this.read(actor, args.filter ?? {});
    if (!filter) return toConnection({ items: [], cursors: [], hasNextPage: false });
    const page = await this.reads.page(actor, filter, args, this.config.programmeTimeZone);
    return toConnection({ ...page, items: await this.opened.open(actor, page.items) }, toAuditRow);
  }

  @Query(() => AuditRowType, {
    nullable: true,
    description: 'One change, or null when there is none with this id.',
  })
  @Allow('audit.read')
  async auditRow(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<AuditRowType | null> {
    const uuid = fromGlobalId(AUDIT_PREFIX, id);
    const found = uuid ? await this.reads.byIds(actor, [uuid]) : new Map();
    const [view] = await this.opened.open(actor, [...found.values()]);
    return view ? toAuditRow(view) : null;
  }

  @Query(() => AuditHealthType, {
    description: 'How sure the audit is: what no seal covers yet, and the days that were proven.',
  })
  @Allow('audit.read')
  async auditHealth(): Promise<AuditHealthType> {
    const [{ count, oldestAgeSeconds }, heads] = await Promise.all([
      this.verifier.unsealedTail(),
      this.reads.heads(HEADS_SHOWN),
    ]);
    return { unsealed: count, oldestUnsealedSeconds: oldestAgeSeconds, heads };
  }

  @ResolveField(() => AuditActorType)
  async actor(@Parent() { view }: AuditRowType, @Ctx() ctx: RequestContext): Promise<AuditActorType> {
    const kind = actorKindOf(view.actor);
    const uuid = personOf(view.actor);
    if (!uuid) return { kind, id: null, name: null };
    const facts = await this.names.nameOf(ctx, 'person', uuid);
    return { kind, id: this.names.globalIdOf('person', uuid), name: facts?.name.km ?? null };
  }

  @ResolveField(() => AuditSubjectType)
  async subject(@Parent() { view }: AuditRowType, @Ctx() ctx: RequestContext): Promise<AuditSubjectType> {
    const { subjectType: type, subjectId } = view;
    const facts = await this.names.nameOf(ctx, type, subjectId);
    return {
      type,
      id: this.names.globalIdOf(type, subjectId),
      code: isId(subjectId) ? null : subjectId,
      name: facts?.name ?? null,
      page: facts?.page ?? null,
    };
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Number of the seal over it; null while there is none.',
  })
  async seal(@Parent() { uuid }: AuditRowType, @CurrentActor() actor: Actor): Promise<number | null> {
    return this.reads.sealOf(actor, uuid);
  }

  /** Null when nothing can fit. */
  private async read(actor: Actor, asked: AuditFilterInput): Promise<AuditFilter | null> {
    const texts = [asked.who, asked.action, asked.type, asked.subject].filter(
      (text) => typeof text === 'string',
    );
    for (const text of texts) {
      if (text.length > MAX_WHO) throw badInput('a text of the filter is too long');
      assertPlainText(text, 'the filter');
    }
    const subject = asked.subject ? this.names.subjectOf(asked.subject) : null;
    if (asked.subject && !subject) return null;
    return {
      actors: asked.who?.trim() ? await this.actorsCalled(actor, asked.who) : null,
      actorKind: asked.by ?? null,
      action: asked.action ?? null,
      subjectType: subject?.type ?? asked.type ?? null,
      subjectId: subject?.uuid ?? null,
      from: asked.from ?? null,
      to: asked.to ?? null,
    };
  }

  private async actorsCalled(actor: Actor, who: string): Promise<string[]> {
    const uuid = fromGlobalId(PERSON, who);
    const people = uuid ? [uuid] : await this.names.peopleCalled(actor, who);
    return people.map((person) => `person:${person}`);
  }
}
