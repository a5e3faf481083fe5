/* Fields of the schema in which nothing of anybody's is ever seen here, each with the reason. */
export const NOT_ANSWERED: Readonly<Record<string, string>> = {
  'CaughtAttachment.*': 'a demonstration alone catches mails; here the question is refused',
  'CaughtMail.*': 'a demonstration alone catches mails; here the question is refused',
  'CaughtMailConnection.*': 'a demonstration alone catches mails; here the question is refused',
  'CaughtMailEdge.*': 'a demonstration alone catches mails; here the question is refused',
  'RequestedDomain.decidedAt': 'the list holds those that wait',
  'RequestedDomain.reason': 'the list holds those that wait',
  'Viewer.withheldRoles':
    'everybody here is signed in as strongly as their roles ask (test/contract/step-up.spec.ts)',
};
