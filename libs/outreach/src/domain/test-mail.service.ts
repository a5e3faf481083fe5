import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { TEST_MAIL, TEST_SUBJECT } from './message-facts.js';

export type TestMailRefusal = Refusal<'CAMPAIGN_NOT_FOUND' | 'TRANSLATION_MISSING' | 'NO_ADDRESS_OF_OWN'>;

/** Sends a campaign's mail to the one who asks, and to nobody else. */
@Injectable()
export class TestMailService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the address. Refuses CAMPAIGN_NOT_FOUND, TRANSLATION_MISSING (nothing is written in this language yet),
   *  NO_ADDRESS_OF_OWN. Each call is one more mail. */
  async sendTestMail(
    actor: Actor & { personId: string },
    command: { campaignId: string; locale: Locale },
  ): Promise<Result<string, TestMailRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const [campaign] = await tx.sql(sql<{ version: number; subject: string; body: string }>`
        select version, case when ${command.locale} = 'km' then subject_km else subject_en end as subject,
          case when ${command.locale} = 'km' then body_km else body_en end as body
        from campaigns where id = ${command.campaignId}`);
      if (!campaign) return refuse('CAMPAIGN_NOT_FOUND', { path: ['campaignId'] });
      if (!campaign.subject || !campaign.body)
        return refuse('TRANSLATION_MISSING', {
          path: [campaign.subject ? 'body' : 'subject', command.locale],
        });
      const [self] = await tx.sql(sql<{ email: string | null }>`
        select email from people where id = ${actor.personId}`);
      if (!self?.email) return refuse('NO_ADDRESS_OF_OWN');
      await this.ledger.queue(tx, [
        {
          kind: TEST_MAIL,
          personId: actor.personId,
          toAddress: self.email,
          locale: command.locale,
          subject: { type: TEST_SUBJECT, id: command.campaignId, version: campaign.version },
          dedupeKey: `${TEST_MAIL}~${newId()}`,
        },
      ]);
      await this.audit.record(tx, {
        actor,
        action: 'outreach.send-test-mail',
        subjectType: 'campaign',
        subjectId: command.campaignId,
        before: null,
        after: { locale: command.locale, version: campaign.version },
      });
      return accept(self.email);
    });
  }
}
