import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Config } from '#config';
import {
  Allow,
  type ConnectionOf,
  Ctx,
  cursorKey,
  forbidden,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
  toGlobalId,
} from '#graphql';
import type { CaughtMailSummary, CaughtMailView } from '#mailer';
import { MailboxReads } from './mailbox.reads.js';
import { CaughtAttachmentType, CaughtMailConnection, CaughtMailType } from './mailbox.types.js';

export const CAUGHT_MAIL_PREFIX = 'eml';

export const toCaughtMail = ({ id, caughtAt, to, subject }: CaughtMailSummary): CaughtMailType => ({
  id: toGlobalId(CAUGHT_MAIL_PREFIX, id),
  uuid: id,
  caughtAt,
  to,
  subject,
});

/** The mailbox page of a demonstration. Anywhere else every question is FORBIDDEN. */
@Resolver(() => CaughtMailType)
export class MailboxResolver {
  constructor(
    private readonly mails: MailboxReads,
    private readonly config: Config,
  ) {}

  @Query(() => CaughtMailConnection, {
    description:
      'Mails that were kept instead of sent, newest first; `to` is one whole address. In a demonstration only.',
  })
  @Allow('mailer.read-mailbox')
  async caughtMails(
    @Args() page: PageArgs,
    @Args('to', { type: () => String, nullable: true }) to: string | null,
  ): Promise<ConnectionOf<CaughtMailType>> {
    this.assertDemonstration();
    cursorKey(page, 1);
    return toConnection(await this.mails.page(to ?? null, page), toCaughtMail);
  }

  @Query(() => CaughtMailType, { nullable: true, description: 'One kept mail. In a demonstration only.' })
  @Allow('mailer.read-mailbox')
  async caughtMail(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaughtMailType | null> {
    this.assertDemonstration();
    const uuid = fromGlobalId(CAUGHT_MAIL_PREFIX, id);
    const mail = uuid && (await this.whole(uuid, ctx));
    return mail ? toCaughtMail(mail) : null;
  }

  @ResolveField(() => String, { description: 'Sender, name and address.' })
  async from(@Parent() mail: CaughtMailType, @Ctx() ctx: RequestContext): Promise<string> {
    return (await this.whole(mail.uuid, ctx))?.from ?? '';
  }

  @ResolveField(() => String, { description: 'The plain body.' })
  async text(@Parent() mail: CaughtMailType, @Ctx() ctx: RequestContext): Promise<string> {
    return (await this.whole(mail.uuid, ctx))?.text ?? '';
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The HTML body, as it came. Show it in a frame without scripts.',
  })
  async html(@Parent() mail: CaughtMailType, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await this.whole(mail.uuid, ctx))?.html ?? null;
  }

  @ResolveField(() => [CaughtAttachmentType])
  async attachments(
    @Parent() mail: CaughtMailType,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly CaughtAttachmentType[]> {
    return (await this.whole(mail.uuid, ctx))?.attachments ?? [];
  }

  /** Taken apart once a request, however many of its parts are asked for. */
  private whole(uuid: string, ctx: RequestContext): Promise<CaughtMailView | null> {
    const load = (uuids: readonly string[]): Promise<(CaughtMailView | null)[]> =>
      Promise.all(uuids.map((each) => this.mails.byId(each)));
    return ctx.loaders.get('mailbox.by-id', () => new DataLoader(load)).load(uuid);
  }

  private assertDemonstration(): void {
    if (!this.config.isDemo) throw forbidden('no demonstration');
  }
}
