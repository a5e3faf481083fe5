import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId, type Input, must } from './ask.js';
import { act, outcomeOf, typedBy } from './asking.js';
import { newAddress } from './rows.js';
import { both, textSurface } from './texts.js';
import { byTicket } from './transfers.js';

const GROUP = 'WORKING_GROUP';

/** A session weeks away of which nobody was asked anything. «thing» is the session. */
async function newSession(world: CorpusWorld): Promise<void> {
  const { starts } = await world.row<{ starts: Date }>(`select app_now() + interval '21 days' as starts`);
  world.known.set('thing', globalId('ses', await aSession(world.db, { capacity: 9, startsAt: starts })));
}

const question = (more: Input = {}): Input => ({
  kind: 'SHORT_TEXT',
  text: both('Which dish?'),
  required: false,
  options: [],
  ...more,
});
const asking = (world: CorpusWorld, questions: readonly Input[], version = 0): Input => ({
  sessionId: world.known.get('thing'),
  form: 'REGISTRATION',
  version,
  questions,
});

/** States before a step: a session that asks one question, under version 1. */
export const statesOfQuestions: Readonly<Record<string, (world: CorpusWorld) => Promise<void>>> = {
  'session asking': async (world) => {
    await newSession(world);
    await must(world, 'saveSessionQuestions', asking(world, [question()]), GROUP);
  },
};

/** «thing» asks, and somebody registered for it: their ticket, and the question. */
async function ticketThatIsAsked(world: CorpusWorld): Promise<void> {
  await statesOfQuestions['session asking']!(world);
  const input = {
    sessionId: world.known.get('thing'),
    fullName: 'Corpus Asked',
    organisation: 'Corpus Guides',
    contact: newAddress(),
    locale: 'en',
    idempotencyKey: `corpus-${newAddress()}`,
  };
  const { payload } = await act(world, 'registerForSession', input, { locale: 'en' }, 'ticket { reference }');
  world.known.set('asked-ticket', (payload!['ticket'] as { reference: string }).reference);
  const { id } = await world.row<{ id: string }>('select id from session_questions order by id desc limit 1');
  world.known.set('asked-question', globalId('qst', id));
}

/** «thing» asks what must be answered of somebody who registered before, and their mails have left. */
export async function somebodyUnanswered(world: CorpusWorld): Promise<void> {
  await newSession(world);
  const input = {
    sessionId: world.known.get('thing'),
    fullName: 'Corpus Unanswered',
    organisation: 'Corpus Guides',
    contact: newAddress(),
    locale: 'en',
    idempotencyKey: `corpus-${newAddress()}`,
  };
  await must(world, 'registerForSession', input, undefined);
  await must(world, 'saveSessionQuestions', asking(world, [question({ required: true })]), GROUP);
  await world.db.ownerSql(`update messages set status = 'SENT', sent_at = app_now() where status = 'DUE'`);
}

const textIn = (name: string, column: string, questionOf: (text: string) => Input): Surface =>
  textSurface({
    mutation: 'saveSessionQuestions',
    at: [`SessionQuestionInput.${name}`],
    actor: GROUP,
    prepare: newSession,
    input: (world, text) => asking(world, [question(questionOf(text))]),
    stored: `select ${column} as v from session_questions order by id desc limit 1`,
  });

/** Writes questions of which a case types a part; what counts as stored is that part of the last. */
const numbers = (
  at: readonly string[],
  questionsOf: (typed: Input) => readonly Input[],
  stored: string,
): Surface => ({
  at,
  prepare: newSession,
  send: async (world, row, locale) => {
    const input = asking(world, questionsOf(typedBy(world, row) as Input));
    const answer = await act(world, 'saveSessionQuestions', input, { as: GROUP, locale });
    return outcomeOf(
      answer,
      async () =>
        (
          await world.row<{ v: unknown }>(
            `select ${stored} as v from session_questions order by id desc limit 1`,
          )
        ).v,
    );
  },
});

/** What a session asks, and what is answered. */
export const questionSurfaces: Surfaces = {
  'question.text': textIn('text', 'text_en', (text) => ({ text: both(text) })),
  'question.hint': textIn('hint', 'hint_en', (text) => ({ hint: both(text) })),
  'question.option': textIn('options', `options -> 0 -> 'text' ->> 'en'`, (text) => ({
    kind: 'ONE_OF',
    options: [both(text), { km: 'ផ្សេង', en: 'Something else' }],
  })),
  'question.answer': textSurface({
    mutation: 'answerQuestions',
    at: ['QuestionAnswerInput.answer'],
    actor: undefined,
    prepare: ticketThatIsAsked,
    input: (world, text) => ({
      reference: world.known.get('asked-ticket'),
      form: 'REGISTRATION',
      answers: [{ questionId: world.known.get('asked-question'), answer: [text] }],
    }),
    stored:
      'select answer[1] as v from registration_answers order by answered_at desc, question_id desc limit 1',
  }),
  'numbers.question-bounds': numbers(
    ['SessionQuestionInput.minimum', 'SessionQuestionInput.maximum'],
    (typed) => [question({ kind: 'NUMBER', ...typed })],
    'jsonb_build_object($$minimum$$, minimum, $$maximum$$, maximum)',
  ),
  'numbers.question-condition': numbers(
    ['QuestionConditionInput.question', 'QuestionConditionInput.answers'],
    (typed) => [question({ kind: 'YES_NO' }), question({ shownIf: typed })],
    'to_jsonb(shown_if_answers)',
  ),
  'token.ticket-answers': byTicket(
    'answerQuestions',
    async () => ({ form: 'REGISTRATION', answers: [] }),
    'state',
  ),
};
