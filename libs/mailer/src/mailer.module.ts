import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { CatchingMailTransport } from './catching-mail-transport.js';
import { parseSender } from './mail-address.rules.js';
import { MailTransport } from './mail-transport.js';
import { SmtpMailTransport } from './smtp-mail-transport.js';

@Injectable()
class CloseMailTransport implements OnApplicationShutdown {
  constructor(private readonly transport: MailTransport) {}
  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}

/** The way out of the house: the mail server of SMTP_URL, or the built-in mailbox when there is none. */
@Global()
@Module({
  providers: [
    {
      provide: MailTransport,
      inject: [Config, UnitOfWork],
      useFactory: (config: Config, unitOfWork: UnitOfWork): MailTransport => {
        const from = parseSender(config.mailFrom);
        if (!from)
          throw new Error(
            'MAIL_FROM must be an address, or a name and an address: Samaki <no-reply@samaki.example>',
          );
        return config.smtpUrl
          ? new SmtpMailTransport({ url: config.smtpUrl, from })
          : new CatchingMailTransport(unitOfWork, from);
      },
    },
    CloseMailTransport,
  ],
  exports: [MailTransport],
})
export class MailerModule {}
