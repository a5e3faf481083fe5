import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  assertPlainText,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  toGlobalId,
  userError,
} from '#graphql';
import type { Refusal, Result } from '#kernel';
import { type Decider, MergePeopleService } from '../../domain/merging/merge-people.service.js';
import { PersonDuplicates } from '../../domain/merging/person-duplicates.js';
import { PersonMergeReads } from '../../domain/merging/person-merge-reads.js';
import { UndoMergeService } from '../../domain/merging/undo-merge.service.js';
import { UserReads } from '../../domain/user-reads.js';
import type { UserType } from '../users/user.types.js';
import { UsersDoor } from '../users/users-door.js';
import { NOTHING, personInside } from '../viewer.mapper.js';
import {
  MergePeopleInput,
  MergePeoplePayload,
  PersonDuplicatePairType,
  PersonMergePreviewPayload,
  PersonMergeType,
  PersonMergeUndoPreviewPayload,
  TellPeopleApartInput,
  TellPeopleApartPayload,
  UndoPersonMergeInput,
  UndoPersonMergePayload,
} from './merging.types.js';

const MERGE_PREFIX = 'mrg';
const MOST_PAIRS = 50;

@Resolver()
export class PersonMergingResolver {
  constructor(
    private readonly duplicates: PersonDuplicates,
    private readonly merging: MergePeopleService,
    private readonly undoing: UndoMergeService,
    private readonly merges: PersonMergeReads,
    private readonly reads: UserReads,
    private readonly door: UsersDoor,
  ) {}

  @Query(() => [PersonDuplicatePairType], { description: 'The likeliest first, at most 50.' })
  @Allow('identity.read-duplicates')
  async personDuplicates(@CurrentActor() actor: Actor): Promise<PersonDuplicatePairType[]> {
    const pairs = await this.duplicates.pairs(MOST_PAIRS);
    const users = await this.usersOf(
      actor,
      pairs.flatMap(({ aId, bId }) => [aId, bId]),
    );
    return pairs.flatMap(({ aId, bId, score, reasons }) => {
      const [a, b] = [users.get(aId), users.get(bId)];
      return a && b ? [{ a, b, score, reasons }] : [];
    });
  }

  @Query(() => [PersonMergeType], { description: 'The newest first, at most 50.' })
  @Allow('identity.read-duplicates')
  async personMerges(@CurrentActor() actor: Actor): Promise<PersonMergeType[]> {
    const merges = await this.merges.latest(actor);
    const users = await this.usersOf(
      actor,
      merges.flatMap(({ fromId, intoId }) => [fromId, intoId]),
    );
    return merges.flatMap((merge) => {
      const [from, into] = [users.get(merge.fromId), users.get(merge.intoId)];
      if (!from || !into) return [];
      const { id, mergedByName, undoneByName, isOpen, mergedAt, undoUntil, undoneAt } = merge;
      return [
        {
          id: toGlobalId(MERGE_PREFIX, id),
          from,
          into,
          mergedBy: mergedByName,
          mergedAt,
          undoUntil,
          undoneAt,
          undoneBy: undoneByName,
          undoable: isOpen,
        },
      ];
    });
  }

  @Query(() => PersonMergePreviewPayload, {
    description: 'Exactly what a merge would move now, and what collides. Writes nothing.',
  })
  @Allow('identity.read-duplicates')
  async previewPersonMerge(
    @Args('fromId', { type: () => ID }) fromId: string,
    @Args('intoId', { type: () => ID }) intoId: string,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PersonMergePreviewPayload> {
    const people = { fromId: personInside(fromId), intoId: personInside(intoId) };
    const result = await this.merging.preview(decider(actor), people);
    if (!result.ok) return { preview: null, errors: [userError(ctx.locale, result.refusal)] };
    const both = await this.bothOf(actor, people);
    return { preview: { ...result.value, ...both }, errors: [] };
  }

  @Query(() => PersonMergeUndoPreviewPayload, {
    description: 'Exactly what would go back now, and what would stay. Writes nothing.',
  })
  @Allow('identity.read-duplicates')
  async previewUndoPersonMerge(
    @Args('mergeId', { type: () => ID }) mergeId: string,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PersonMergeUndoPreviewPayload> {
    const result = await this.undoing.preview(decider(actor), mergeInside(mergeId));
    if (!result.ok) return { preview: null, errors: [userError(ctx.locale, result.refusal)] };
    const both = await this.bothOf(actor, result.value);
    return { preview: { ...result.value, ...both }, errors: [] };
  }

  @Mutation(() => MergePeoplePayload, {
    description:
      'Makes two people one, having seen the preview. Both are told. Can be taken back for 30 days.',
  })
  @Allow('identity.merge-people')
  async mergePeople(
    @Args('input') { fromId, intoId, seen }: MergePeopleInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<MergePeoplePayload> {
    const people = { fromId: personInside(fromId), intoId: personInside(intoId) };
    return this.answer(ctx, actor, await this.merging.merge(decider(actor), { ...people, seen }));
  }

  @Mutation(() => TellPeopleApartPayload, {
    description: 'Says that two people are not one; the pair is not proposed again.',
  })
  @Allow('identity.read-duplicates')
  async tellPeopleApart(
    @Args('input') { fromId, intoId, reason }: TellPeopleApartInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TellPeopleApartPayload> {
    assertPlainText(reason, 'reason');
    const people = { fromId: personInside(fromId), intoId: personInside(intoId) };
    return this.answer(ctx, actor, await this.merging.tellApart(decider(actor), people, reason));
  }

  @Mutation(() => UndoPersonMergePayload, {
    description:
      'Takes a merge back, having seen what goes back. Both are told. Answers whoever is again themselves.',
  })
  @Allow('identity.merge-people')
  async undoPersonMerge(
    @Args('input') { mergeId, seen, reason }: UndoPersonMergeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<UndoPersonMergePayload> {
    assertPlainText(reason, 'reason');
    const command = { mergeId: mergeInside(mergeId), seen, reason };
    return this.answer(ctx, actor, await this.undoing.undo(decider(actor), command));
  }

  private async answer(
    ctx: RequestContext,
    actor: Actor,
    result: Result<string, Refusal>,
  ): Promise<MergePeoplePayload> {
    if (!result.ok) return { user: null, errors: [userError(ctx.locale, result.refusal)] };
    const users = await this.usersOf(actor, [result.value]);
    return { user: users.get(result.value) ?? null, errors: [] };
  }

  private async bothOf(
    actor: Actor,
    { fromId, intoId }: { fromId: string; intoId: string },
  ): Promise<{ from: UserType; into: UserType }> {
    const users = await this.usersOf(actor, [fromId, intoId]);
    return { from: users.get(fromId)!, into: users.get(intoId)! };
  }

  private async usersOf(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, UserType>> {
    const views = await this.reads.byIds(actor, [...new Set(ids)]);
    return new Map([...views].map(([id, view]) => [id, this.door.toUserType(view, actor)]));
  }
}

const mergeInside = (globalId: string): string => fromGlobalId(MERGE_PREFIX, globalId) ?? NOTHING;

/** Whoever may merge is a person. */
function decider(actor: Actor): Decider {
  if (!actor.personId) throw new Error('Nobody merges people but somebody who is signed in');
  return { ...actor, personId: actor.personId };
}
