import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { LocalizedText } from '#kernel';
import type { PledgeStatus } from '../domain/pledge.rules.js';

/** What mails about a pledge speak of, read at the moment of sending. */
export interface PledgeMailFacts {
  readonly pledgeId: string;
  readonly organisation: LocalizedText;
  readonly city: LocalizedText;
  /** `tonle`, `laterite`, `romduol`. */
  readonly weave: string | null;
  readonly sector: LocalizedText;
  readonly courseTitle: LocalizedText | null;
  readonly unit: string;
  /** Smallest parts, as decimal text. */
  readonly value: string;
  /** Null for money. */
  readonly unitName: LocalizedText | null;
  readonly unitOne: string | null;
  readonly status: PledgeStatus;
  readonly reason: string | null;
}

/** One set-based read for a whole batch of mails. Works under the worker's role. */
@Injectable()
export class PledgeMailFactsReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byPledgeIds(ids: readonly string[]): Promise<Map<string, PledgeMailFacts>> {
    const rows = await this.unitOfWork.read<PledgeMailFacts>({
      text: `select p.id as "pledgeId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation,
          jsonb_build_object('km', y.name_km, 'en', y.name_en) as city, y.weave,
          jsonb_build_object('km', s.name_km, 'en', s.name_en) as sector,
          case when c.id is not null then jsonb_build_object('km', c.title_km, 'en', c.title_en) end as "courseTitle",
          coalesce(p.currency, p.unit_code) as unit, coalesce(p.amount_minor, p.quantity_thousandths)::text as value,
          case when u.code is not null then jsonb_build_object('km', u.name_km, 'en', u.name_en) end as "unitName",
          u.one_en as "unitOne", p.status, p.decision_reason as reason
        from pledges p
        join organisations o on o.id = p.organisation_id
        join cities y on y.id = p.city_id
        join sectors s on s.id = p.sector_id
        left join pledge_units u on u.code = p.unit_code
        left join sessions e on e.id = p.session_id
        left join courses c on c.id = e.course_id
        where p.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.pledgeId, row]));
  }
}
