import { EventListeners, PublicReads, createDataSource, UnitOfWork } from '#database';
import { type Actor, ANONYMOUS } from '#authz';
import { AuditTrail } from '#audit';
import { Config } from '#config';
import type { Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { AnswerQuestionsService } from '../src/domain/answer-questions.service.js';
import { ConfirmAddressService } from '../src/domain/confirm-address.service.js';
import { GuestTries } from '../src/domain/guest-tries.js';
import { QuestionForms } from '../src/domain/question-forms.js';
import type { QuestionDraft } from '../src/domain/question-plan.rules.js';
import { QuestionReads } from '../src/domain/question-reads.js';
import type { Answers, QuestionForm } from '../src/domain/question.rules.js';
import { RegisterForSessionService } from '../src/domain/register-for-session.service.js';
import { SaveQuestionsService } from '../src/domain/save-questions.service.js';
import type { Seating } from './seats.builder.js';

const both = (km: string, en: string): { km: string; en: string } => ({ km, en });
const draft = (more: Partial<QuestionDraft> & Pick<QuestionDraft, 'kind' | 'text'>): QuestionDraft => ({
  id: null,
  hint: null,
  isRequired: true,
  options: [],
  minimum: null,
  maximum: null,
  shownIf: null,
  ...more,
});

/** Q1 to Q3 of docs/stories/questions.md, asked with registering. */
export const REGISTRATION_FORM: readonly QuestionDraft[] = [
  draft({ kind: 'YES_NO', text: both('តើអ្នកនឹងពិសាអាហារថ្ងៃត្រង់ជាមួយយើងទេ?', 'Will you have lunch with us?') }),
  draft({
    kind: 'ONE_OF',
    text: both('យកអាហារអ្វី?', 'Which lunch?'),
    options: [both('មានសាច់', 'With meat'), both('មានត្រី', 'With fish'), both('បួស', 'Vegetarian')],
    shownIf: { question: 1, answers: [1] },
  }),
  draft({ kind: 'LONG_TEXT', text: both('តើអ្នកចង់រៀនអ្វី?', 'What do you hope to learn?'), isRequired: false }),
];
/** Q4, asked of those who have a seat. */
export const AFTER_FORM: readonly QuestionDraft[] = [
  draft({
    kind: 'NUMBER',
    text: both('តើអ្នកបានធ្វើការជាមួយភ្ញៀវប៉ុន្មានឆ្នាំ?', 'For how many years have you worked with visitors?'),
    minimum: 0,
    maximum: 60,
  }),
];

/** A member of the working group. */
export const WORKING_GROUP: Actor = {
  ...ANONYMOUS,
  kind: 'person',
  personId: '0199a0b1-0000-7000-8000-0000000000aa',
  roles: [{ role: 'WORKING_GROUP', scopeId: null }],
};

export interface Asking {
  readonly register: RegisterForSessionService;
  readonly save: SaveQuestionsService;
  readonly answer: AnswerQuestionsService;
  readonly reads: QuestionReads;
  readonly forms: QuestionForms;
  /** Writes a form of a session under the version that it has; answers the ids of its questions. */
  ask(sessionId: string, form: QuestionForm, drafts: readonly QuestionDraft[]): Promise<string[]>;
  close(): Promise<void>;
}

/** The services of questions over a test's database, beside those of seats. */
export async function composeAsking(db: TestDatabase, seating: Seating): Promise<Asking> {
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 8 }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  const publicReads = new PublicReads(config);
  const forms = new QuestionForms(publicReads);
  const reads = new QuestionReads(publicReads, unitOfWork);
  const save = new SaveQuestionsService(unitOfWork, new AuditTrail());
  return {
    register: new RegisterForSessionService(
      config,
      seating.batcher,
      new GuestTries(config, unitOfWork),
      new ConfirmAddressService(config, unitOfWork, new MessageLedger(), new AuditTrail()),
      forms,
      unitOfWork,
    ),
    save,
    answer: new AnswerQuestionsService(unitOfWork, new AuditTrail(), new MessageLedger()),
    reads,
    forms,
    ask: async (sessionId, form, questions) => {
      const [seats] = await db.ownerSql<{ version: number }>(
        'select questions_version as version from session_seats where session_id = $1',
        [sessionId],
      );
      const saved = await save.save(WORKING_GROUP, { sessionId, form, version: seats!.version, questions });
      if (!saved.ok) throw new Error(saved.refusal.code);
      const asked = (await reads.bySession([sessionId])).get(sessionId) ?? [];
      return asked.filter((question) => question.form === form).map(({ id }) => id);
    },
    close: async () => {
      await publicReads.onApplicationShutdown();
      await dataSource.destroy();
    },
  };
}

export const answers = (given: Readonly<Record<string, readonly string[]>>): Answers =>
  new Map(Object.entries(given));

/** The code of a refusal, or null. */
export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.refusal.code);
