import { Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import type { LocalizedText } from '#kernel';

/** Somebody who may train a session, with what the public read of them last. */
export interface TrainerChoiceView {
  readonly id: string;
  readonly fullName: string;
  readonly name: LocalizedText;
  /** Empty for who has trained none. */
  readonly position: LocalizedText;
  /** In which they train; empty where nobody said. */
  readonly languages: readonly string[];
}

const MOST = 500;

/** Those who hold the role of a trainer, for whoever plans sessions. A name is no contact, and is public once they train one. */
@Injectable()
export class TrainerReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name. */
  async choices(): Promise<TrainerChoiceView[]> {
    return this.unitOfWork.read(sql<TrainerChoiceView>`
      select p.id, p.full_name as "fullName",
        jsonb_build_object('km', coalesce(l.public_name_km, p.full_name), 'en', coalesce(l.public_name_en, p.full_name)) as name,
        jsonb_build_object('km', coalesce(l.public_role_km, ''), 'en', coalesce(l.public_role_en, '')) as position,
        coalesce(languages_of_trainer(p.id), '{}') as languages
      from people p left join lateral (select t.* from session_trainers t join sessions s on s.id = t.session_id
        where t.person_id = p.id order by s.starts_at desc, s.id limit 1) l on true
      where exists (select from role_grants g where g.person_id = p.id and g.role = 'TRAINER')
      order by p.full_name, p.id limit ${MOST}`);
  }

  /** Who trains a session, for whoever runs it; the caller decides who does. */
  async of(sessionId: string): Promise<TrainerChoiceView[]> {
    return this.unitOfWork.read(sql<TrainerChoiceView>`
      select p.id, p.full_name as "fullName", jsonb_build_object('km', t.public_name_km, 'en', t.public_name_en) as name,
        jsonb_build_object('km', t.public_role_km, 'en', t.public_role_en) as position, coalesce(t.languages, '{}') as languages
      from session_trainers t join people p on p.id = t.person_id where t.session_id = ${sessionId} order by t.rank, p.id`);
  }
}
