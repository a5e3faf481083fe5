import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  badInput,
  Ctx,
  CurrentActor,
  type RequestContext,
} from '#graphql';
import { DuplicateReads } from '../../domain/duplicate-reads.js';
import { readProposal } from '../../domain/proposal.rules.js';
import { ProposeOrganisationService } from '../../domain/propose-organisation.service.js';
import { OrganisationPayloads, organisationUuid, signedIn } from '../organisation.payloads.js';
import { toSimilarType } from './proposal.resolver.js';
import { OrganisationPayload, ProposeOrganisationInput, SimilarOrganisationType } from './proposal.type.js';

const MOST_DISMISSED = 20;

@ObjectType()
@AllowWithParent()
export class ProposeOrganisationPayload extends OrganisationPayload {
  @Field(() => [SimilarOrganisationType], {
    description: 'With POSSIBLE_DUPLICATE: the verified organisations that it may be. Empty otherwise.',
  })
  similar: SimilarOrganisationType[];
}

@Resolver()
export class ProposeOrganisationResolver {
  constructor(
    private readonly service: ProposeOrganisationService,
    private readonly duplicates: DuplicateReads,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Mutation(() => ProposeOrganisationPayload, {
    description:
      'Proposes an organisation, which the reader coordinates from then on with the rights of one that is not verified. At most 3 a day.',
  })
  @Allow('organisations.propose')
  async proposeOrganisation(
    @Args('input') input: ProposeOrganisationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ProposeOrganisationPayload> {
    for (const name of ['nameKm', 'nameEn', 'subKind', 'city', 'website', 'why'] as const)
      assertPlainText(input[name] ?? '', name);
    const notThese = input.notThese ?? [];
    if (notThese.length > MOST_DISMISSED) throw badInput('too many organisations');
    const typed = {
      nameKm: input.nameKm ?? null,
      nameEn: input.nameEn ?? null,
      subKindCode: input.subKind,
      cityCode: input.city || null,
      website: input.website ?? null,
      why: input.why,
      notThese: notThese.map(organisationUuid),
      idempotencyKey: input.idempotencyKey,
    };
    const result = await this.service.propose(signedIn(actor), typed);
    const isDuplicate = !result.ok && result.refusal.code === 'POSSIBLE_DUPLICATE';
    const similar = isDuplicate ? await this.similarTo(typed) : [];
    return { ...(await this.payloads.answer(ctx, result)), similar };
  }

  private async similarTo(typed: Parameters<typeof readProposal>[0]): Promise<SimilarOrganisationType[]> {
    const read = readProposal(typed);
    if (!read.ok) return [];
    const asked = { ...read.value, kind: null, cityId: null };
    return (await this.duplicates.similarTo(asked)).map(toSimilarType);
  }
}
