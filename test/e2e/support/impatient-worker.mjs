/* The worker with shorter times, and if the test asks for it without lease and fence. Its options come as JSON in the
   first argument, so that nothing of them is known to the program itself. It is run bundled, as the worker is. */
import 'reflect-metadata';
import { Config } from '#config';
import { createLog } from '#logging';
import { Claims } from '#messaging/worker';
import { runWorker } from '../../../dist/apps/worker/src/run-worker.js';

/** Takes whatever it is told to, and marks it by its id alone. */
class ClaimsWithoutLease extends Claims {
  async claim(ids) {
    return this.unitOfWork.read({
      text: `select id, kind, person_id as "personId", to_address as "toAddress", locale, subject_type as "subjectType",
          subject_id as "subjectId", subject_version as "subjectVersion", cause_type as "causeType", cause_id as "causeId",
          status, due_at as "dueAt", fence, 1 as attempts, 0 as unknowns, id || '@samaki.example' as "messageId"
        from messages where id = any($1::uuid[])`,
      values: [ids],
    });
  }

  async settle(settlements) {
    for (const { id, status, outcome } of settlements)
      await this.unitOfWork.read({
        text: 'update messages set status = $2, outcome = $3 where id = $1',
        values: [id, status, outcome],
      });
  }
}

const { withoutLease, ...options } = JSON.parse(process.argv[2] ?? '{}');
const config = Config.read();
await runWorker(config, createLog({ process: 'worker', level: config.logLevel }), {
  ...options,
  ...(withoutLease && { claims: ClaimsWithoutLease }),
});
