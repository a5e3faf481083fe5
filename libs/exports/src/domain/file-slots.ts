/** Files that this process writes now: so many at the same time, and one of each person. */
export class FileSlots {
  private readonly writing = new Set<string>();

  constructor(private readonly most: number) {}

  /** Answers how to give the place back; null when there is none for the person. It is taken before anything is waited for,
   *  so two requests of one moment never both have the last. */
  take(personId: string): (() => void) | null {
    if (this.writing.size >= this.most || this.writing.has(personId)) return null;
    this.writing.add(personId);
    return () => void this.writing.delete(personId);
  }
}
