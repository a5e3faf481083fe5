import { Module } from '@nestjs/common';
import { CaughtMailNodeSource } from './mailbox.nodes.js';
import { MailboxReads } from './mailbox.reads.js';
import { MailboxResolver } from './mailbox.resolver.js';

/** The built-in mailbox as the api shows it. It stands here because the mailer is below GraphQL. */
@Module({ providers: [MailboxReads, MailboxResolver, CaughtMailNodeSource] })
export class MailboxModule {}
