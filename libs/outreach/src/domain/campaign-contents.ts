import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { LocalizedText } from '#kernel';
import type { SessionMailFacts } from '#registrations';
import type { CampaignContent } from './campaign-mail.js';
import type { CampaignStatus } from './campaign.rules.js';

/** A campaign as its mails need it, read at the moment of sending. */
export interface CampaignNow extends CampaignContent {
  readonly id: string;
  readonly status: CampaignStatus;
  readonly sessionId: string | null;
  /** Can somebody still register? True where there is no session. */
  readonly isTimely: boolean;
}

type Row = Omit<CampaignNow, 'session'> & SessionMailFacts & { readonly startsAt: Date | null };

/** What campaigns say, for the worker's mails and the writer's preview. Works under both roles. */
@Injectable()
export class CampaignContents {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byIds(ids: readonly string[]): Promise<Map<string, CampaignNow>> {
    const rows = await this.unitOfWork.read<Row>({ text: CONTENTS, values: [ids] });
    return new Map(rows.map((row) => [row.id, contentOf(row)]));
  }

  /** Names of the organisations of recipients, by the recipient's id. */
  async organisationsOf(recipientIds: readonly string[]): Promise<Map<string, LocalizedText>> {
    const rows = await this.unitOfWork.read<{ id: string; name: LocalizedText }>({
      text: `select r.id, jsonb_build_object('km', o.name_km, 'en', o.name_en) as name
        from campaign_recipients r join organisations o on o.id = r.organisation_id where r.id = any($1)`,
      values: [recipientIds],
    });
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}

function contentOf(row: Row): CampaignNow {
  const { id, status, sessionId, subject, body, isTimely, ...session } = row;
  return {
    id,
    status,
    sessionId,
    subject,
    body,
    isTimely,
    session: sessionId === null ? null : { ...session, id: sessionId },
  };
}

const CONTENTS = `
  select k.id, k.status, k.session_id as "sessionId", jsonb_build_object('km', k.subject_km, 'en', k.subject_en) as subject,
    jsonb_build_object('km', k.body_km, 'en', k.body_en) as body,
    s.id is null or s.status = 'OPEN' and s.starts_at > app_now() as "isTimely",
    jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", s.mode,
    case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end as "cityName", y.weave,
    case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue,
    s.starts_at as "startsAt", s.ends_at as "endsAt", blocks_as_json(s.blocks) as blocks, s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone",
    s.moved_from as "movedFrom"
  from campaigns k
  left join sessions s on s.id = k.session_id
  left join courses c on c.id = s.course_id
  left join cities y on y.id = s.city_id
  where k.id = any($1)`;
