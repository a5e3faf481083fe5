import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { Config } from '#config';
import { sql, UnitOfWork } from '#database';
import type { Locale, LocalizedText } from '#kernel';
import { readLinkToken } from './personal-link.js';

/** What a personal link leads to. */
export interface InvitationView {
  /** The session's registration; null where the campaign invited to none. */
  readonly sessionId: string | null;
  readonly organisationId: string;
  readonly organisation: LocalizedText;
  /** Null once the session has begun or is cancelled: there is no form to fill in any more. */
  readonly fullName: string | null;
  readonly locale: Locale;
}

/** Opens personal links. Reading changes nothing, however often a mail program looks ahead. */
@Injectable()
export class InvitationReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /** Null for a link that is none of ours. */
  async byToken(token: string): Promise<InvitationView | null> {
    const recipientId = readLinkToken(this.config.secrets, 'invitation', token);
    if (!recipientId) return null;
    const query = sql<InvitationView>`
      select k.session_id as "sessionId", o.id as "organisationId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation,
        case when s.status = 'OPEN' and s.starts_at > app_now() then p.full_name end as "fullName", p.locale
      from campaign_recipients r
      join campaigns k on k.id = r.campaign_id
      join organisations o on o.id = r.organisation_id
      join people p on p.id = r.person_id
      left join sessions s on s.id = k.session_id
      where r.id = ${recipientId}`;
    // The signed link is the key: nothing else is to be seen.
    const [row] = await this.unitOfWork.readAs(ANONYMOUS, query, { invitation: recipientId });
    return row ?? null;
  }
}
