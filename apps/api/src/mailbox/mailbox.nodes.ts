import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { NodeSource } from '#graphql';
import { CAUGHT_MAIL_PREFIX, toCaughtMail } from './mailbox.resolver.js';
import { MailboxReads } from './mailbox.reads.js';

@Injectable()
export class CaughtMailNodeSource extends NodeSource {
  readonly prefix = CAUGHT_MAIL_PREFIX;
  readonly typeName = 'CaughtMail';

  constructor(
    private readonly mails: MailboxReads,
    private readonly config: Config,
  ) {
    super();
  }

  /** Outside a demonstration there are none. */
  override async load(uuids: readonly string[]): Promise<readonly (object | null)[]> {
    if (!this.config.isDemo) return uuids.map(() => null);
    const mails = await Promise.all(uuids.map((uuid) => this.mails.byId(uuid)));
    return mails.map((mail) => mail && toCaughtMail(mail));
  }
}
