import { Injectable } from '@nestjs/common';
import { TopicRepository } from '#consultations';
import { sql, type Tx } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';

export type TopicsRefusal = Refusal<'TOPIC_NOT_FOUND' | 'TOPIC_NOT_OPEN'>;

/** Which topics a consultation meeting names. */
@Injectable()
export class SessionTopics {
  constructor(private readonly topics: TopicRepository) {}

  /** Those that it names now, in their order. */
  async of(tx: Tx, sessionId: string): Promise<string[]> {
    const rows = await tx.sql(sql<{ topicId: string }>`
      select topic_id as "topicId" from session_topics where session_id = ${sessionId} order by rank`);
    return rows.map(({ topicId }) => topicId);
  }

  /** Writes the topics of a session in place of those that it named. One that it named already stays, closed or not; one that is new must
   *  take input now. Refuses: TOPIC_NOT_FOUND, TOPIC_NOT_OPEN, at the topic. Lock order: the session and what is its own, then topics by id. */
  async write(tx: Tx, sessionId: string, topicIds: readonly string[]): Promise<Result<true, TopicsRefusal>> {
    const named = new Set(await this.of(tx, sessionId));
    for (const topicId of topicIds.filter((id) => !named.has(id)).toSorted()) {
      const topic = await this.topics.lockShared(tx, topicId);
      const path = ['topicIds', String(topicIds.indexOf(topicId))];
      if (!topic) return refuse('TOPIC_NOT_FOUND', { path });
      if (topic.state !== 'OPEN') return refuse('TOPIC_NOT_OPEN', { path });
    }
    await this.put(tx, sessionId, topicIds);
    return accept(true);
  }

  /** Names the same topics for another session, whatever has become of them. */
  async copy(tx: Tx, fromId: string, toId: string): Promise<void> {
    await this.put(tx, toId, await this.of(tx, fromId));
  }

  private async put(tx: Tx, sessionId: string, topicIds: readonly string[]): Promise<void> {
    await tx.sql(sql`delete from session_topics where session_id = ${sessionId}`);
    await tx.sql(sql`insert into session_topics (session_id, topic_id, rank)
      select ${sessionId}, t.id, t.at from unnest(${topicIds}::uuid[]) with ordinality t(id, at)`);
  }
}
