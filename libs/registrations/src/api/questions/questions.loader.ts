import DataLoader from 'dataloader';
import type { Actor } from '#authz';
import type { RequestContext } from '#graphql';
import type {
  AskedQuestion,
  AnsweredQuestion,
  AnswersView,
  QuestionReads,
} from '../../domain/question-reads.js';

/** What sessions ask, read once a request for all of them. */
export const questionsLoader = (
  ctx: RequestContext,
  reads: QuestionReads,
): DataLoader<string, readonly AskedQuestion[]> =>
  ctx.loaders.get(
    'registrations.questions',
    () =>
      new DataLoader<string, readonly AskedQuestion[]>(async (ids) => {
        const asked = await reads.bySession(ids);
        return ids.map((id) => asked.get(id) ?? []);
      }),
  );

/** What is asked of tickets, by their codes. */
export const ticketQuestionsLoader = (
  ctx: RequestContext,
  reads: QuestionReads,
): DataLoader<string, readonly AnsweredQuestion[]> =>
  ctx.loaders.get(
    'registrations.ticket-questions',
    () =>
      new DataLoader<string, readonly AnsweredQuestion[]>((references) =>
        Promise.all(references.map((reference) => reads.ofTicket(reference))),
      ),
  );

/** What the people of a roster answered, for its reader: whoever decides in another's place reads as they do. */
export const answersLoader = (
  ctx: RequestContext,
  reads: QuestionReads,
  reader: Actor,
): DataLoader<string, AnswersView | null> =>
  ctx.loaders.get(
    reader === ctx.actor ? 'registrations.answers' : 'registrations.answers-in-place',
    () =>
      new DataLoader<string, AnswersView | null>(async (ids) => {
        const views = await reads.byRegistration(reader, ids);
        return ids.map((id) => views.get(id) ?? null);
      }),
  );

/** How many questions are open to registrations of an organisation. */
export const openQuestionsLoader = (ctx: RequestContext, reads: QuestionReads): DataLoader<string, number> =>
  ctx.loaders.get(
    'registrations.open-questions',
    () =>
      new DataLoader<string, number>(async (ids) => {
        const open = await reads.openByRegistration(ctx.actor, ids);
        return ids.map((id) => open.get(id) ?? 0);
      }),
  );
