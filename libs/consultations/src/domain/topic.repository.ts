import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import type { LocalizedText } from '#kernel';
import { topicState, type TopicState } from './topic.rules.js';

export interface StandingTopic {
  readonly id: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly publishedAt: Date | null;
  readonly state: TopicState;
}

export interface NewTopic {
  readonly id: string;
  readonly sectorId: string;
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly askedBy: string;
}

/** Topics as rows. All methods take the transaction first. Lock order: the topic, then its submissions. */
@Injectable()
export class TopicRepository {
  /** Held still together with others who submit or answer: until `tx` ends nobody extends or publishes it. */
  async lockShared(tx: Tx, id: string): Promise<StandingTopic | null> {
    return this.lock(tx, id, false);
  }

  /** Held alone: waits until every submission under way is committed. */
  async lockAlone(tx: Tx, id: string): Promise<StandingTopic | null> {
    return this.lock(tx, id, true);
  }

  /** Answers false when there is no such sector. */
  async insert(tx: Tx, topic: NewTopic): Promise<boolean> {
    const rows = await tx.sql(sql`
      insert into topics (id, sector_id, title_km, title_en, question_km, question_en, opens_at, closes_at, asked_by)
      select ${topic.id}, s.id, ${topic.title.km}, ${topic.title.en}, ${topic.question.km}, ${topic.question.en},
        ${topic.opensAt}, ${topic.closesAt}, ${topic.askedBy}
      from sectors s where s.id = ${topic.sectorId} returning id`);
    return rows.length > 0;
  }

  async extend(tx: Tx, id: string, closesAt: Date): Promise<void> {
    await tx.sql(sql`update topics set closes_at = ${closesAt} where id = ${id}`);
  }

  async publish(tx: Tx, id: string, outcome: LocalizedText): Promise<void> {
    await tx.sql(sql`
      update topics set published_at = app_now(), outcome_km = ${outcome.km}, outcome_en = ${outcome.en} where id = ${id}`);
  }

  /** The only clock. */
  async now(tx: Tx): Promise<Date> {
    const [row] = await tx.sql(sql<{ now: Date }>`select app_now() as now`);
    return row!.now;
  }

  private async lock(tx: Tx, id: string, alone: boolean): Promise<StandingTopic | null> {
    const [row] = await tx.sql(sql<Omit<StandingTopic, 'state'>>`
      select id, opens_at as "opensAt", closes_at as "closesAt", published_at as "publishedAt"
      from lock_topic(${id}, ${alone})`);
    return row ? { ...row, state: topicState(row, await this.now(tx)) } : null;
  }
}
