const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 12;

/** Numbers that look drawn and are the same at every run (mulberry32). For invented data only, never for secrets. */
export class Random {
  constructor(private state: number) {}

  /** 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` up to, not including, `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.int(0, items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  /** An identifier of the form uuid v7 that sorts by `at`, as `newId` would have made it then. */
  idAt(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0');
    const tail = Array.from({ length: 18 }, () => this.int(0, 16).toString(16)).join('');
    const variant = '89ab'[this.int(0, 4)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(3, 6)}-${tail.slice(6)}`;
  }

  /** A ticket code. */
  reference(): string {
    return Array.from({ length: REFERENCE_LENGTH }, () => ALPHABET[this.int(0, ALPHABET.length)]).join('');
  }
}
