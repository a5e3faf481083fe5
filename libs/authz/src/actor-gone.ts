/** The sign-in of an actor ended, or a role of theirs was taken, after the request had begun. Whoever throws it undoes
 *  the act; the client reads the code. */
export class ActorGoneError extends Error {
  override readonly name = 'ActorGoneError';
  constructor(readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN') {
    super(code === 'UNAUTHENTICATED' ? 'The sign-in ended meanwhile' : 'A role was taken meanwhile');
  }
}
