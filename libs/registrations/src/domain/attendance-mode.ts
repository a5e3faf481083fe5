import { sql, type SqlQuery } from '#database';
import type { Seats } from './seats.rules.js';

/** In a hybrid session: in the room, or on-line. */
export type AttendanceMode = 'IN_PERSON' | 'ONLINE';

interface Reads {
  sql<Row>(query: SqlQuery<Row>): Promise<Row[]>;
}

/** Can people take part in this way? Both in a hybrid session; in another, only as it is held. Asked for nothing: yes. Index: pk_sessions. */
export async function offersMode(
  reads: Reads,
  { sessionId, online }: Pick<Seats, 'online'> & { readonly sessionId: string },
  mode: AttendanceMode | null | undefined,
): Promise<boolean> {
  if (!mode || online) return true;
  const [session] = await reads.sql(
    sql<{ mode: AttendanceMode }>`select mode from sessions where id = ${sessionId}`,
  );
  return session?.mode === mode;
}
