/* What docs/stories/seats.md says, written down a second time and as plainly as can be: no counters, nothing remembered that could be
   counted from the list of registrations. It shares no code with the rules. */

import {
  fresh,
  minuteOf,
  type ModelQuota,
  type ModelRegistration,
  type SeatStanding,
  type Status,
} from './seat-model.types.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export class SeatModel {
  readonly registrations: ModelRegistration[] = [];
  quotas: ModelQuota[] = [];
  state: 'OPEN' | 'CLOSED' | 'POSTPONED' | 'CANCELLED' = 'OPEN';
  groupPolicy: 'HOLD' | 'SKIP' = 'SKIP';
  promotion: 'CONFIRM' | 'OFFER' = 'CONFIRM';
  /** Minutes for which a guest's seat is held until the address is confirmed; null: confirmed at once. */
  holdMinutes: number | null = null;
  /** Is each seat looked at before it is given? */
  approves = false;
  private lastRank = 0;

  constructor(
    public capacity: number,
    public now: number,
    public start: number,
    readonly offerHours: number,
    readonly offerCutoffHours: number,
  ) {}

  /** Answers a refusal, or null. Guests are asked for their address where the session holds seats for that. */
  register(
    members: readonly { name: string; quotas: readonly string[] }[],
    how: 'TOGETHER' | 'EACH' | 'GUESTS',
  ): string | null {
    const closed = this.closed();
    if (closed) return closed;
    const hold = how === 'GUESTS' ? this.holdMinutes : null;
    if (how === 'TOGETHER') this.joinOrSit(members, hold);
    // A list is one act: the line is looked at again when all of it has its place.
    else
      for (const member of members) {
        this.joinOrSit([member], hold);
        if (how === 'GUESTS') this.settle();
      }
    this.settle();
    return null;
  }

  confirm(who: ModelRegistration): string | null {
    if (who.status === 'CONFIRMED' || awaitsApproval(who)) return null;
    if (who.holdEnded) return 'ADDRESS_HOLD_ENDED';
    if (who.status !== 'PENDING') return 'ADDRESS_NOT_AWAITED';
    if (this.state === 'CANCELLED') return 'SESSION_CANCELLED';
    if (who.heldUntil! <= this.now || this.start <= this.now) return 'ADDRESS_HOLD_ENDED';
    who.status = this.given(who);
    who.heldUntil = null;
    return null;
  }

  /** Nothing is refused to who is decided of already: they are left alone. */
  decide(who: ModelRegistration, approve: boolean): string | null {
    if (this.start <= this.now && this.state !== 'POSTPONED') return 'SESSION_STARTED';
    if (!awaitsApproval(who)) return null;
    if (approve) Object.assign(who, { status: 'CONFIRMED', approved: true });
    else {
      who.notApproved = true;
      this.end(who, 'DECLINED');
    }
    return null;
  }

  cancel(who: ModelRegistration): string | null {
    if (who.status === 'CANCELLED' || who.status === 'DECLINED') return 'ALREADY_CANCELLED';
    if (this.start <= this.now) return 'SESSION_STARTED';
    this.end(who, 'CANCELLED');
    return null;
  }

  accept(who: ModelRegistration): string | null {
    if ((who.status === 'CONFIRMED' || who.status === 'PENDING') && who.promoted) return null;
    const refused = this.noOffer(who);
    if (refused) return refused;
    who.status = this.given(who);
    who.offerEnds = null;
    return null;
  }

  decline(who: ModelRegistration): string | null {
    if (who.status === 'DECLINED' && !who.expired && !who.notApproved) return null;
    const refused = this.noOffer(who);
    if (refused) return refused;
    this.end(who, 'DECLINED');
    return null;
  }

  /** Gives the seat to somebody else: nothing moves. */
  transfer(who: ModelRegistration, name: string): string | null {
    if (this.state === 'CANCELLED') return 'SESSION_CANCELLED';
    if (this.start <= this.now) return 'SESSION_STARTED';
    if (who.status !== 'CONFIRMED' && !awaitsApproval(who)) return 'NO_SEAT_TO_TRANSFER';
    const other = fresh({ name, quotas: who.quotas }, 'CONFIRMED');
    other.status = who.status === 'PENDING' ? 'PENDING' : this.given(other);
    who.status = 'CANCELLED';
    this.registrations.push(other);
    return null;
  }

  setCapacity(capacity: number): string | null {
    const closed = this.unchangeable();
    if (closed) return closed;
    if (capacity < this.taken() + this.unclaimed()) return 'CAPACITY_BELOW_TAKEN';
    const standing = this.quotas.filter(({ aside, released }) => !(aside && released));
    if (standing.reduce((sum, quota) => sum + quota.seats, 0) > capacity) return 'QUOTAS_EXCEED_CAPACITY';
    this.capacity = capacity;
    this.settle();
    return null;
  }

  setPolicy(policy: 'HOLD' | 'SKIP'): string | null {
    const closed = this.unchangeable();
    if (closed) return closed;
    this.groupPolicy = policy;
    this.settle();
    return null;
  }

  /** Those of a waiting group and one who waits alone go to the end, in one place. */
  enlarge(group: readonly ModelRegistration[], joining: ModelRegistration): string | null {
    const closed = this.unchangeable();
    if (closed) return closed;
    this.lastRank += 1;
    for (const one of [...group, joining]) one.rank = this.lastRank;
    Object.assign(joining, { group: group[0]!.group });
    this.settle();
    return null;
  }

  /** One of a waiting group gives their place up; the others keep theirs. */
  shrink(leaving: ModelRegistration): string | null {
    const closed = this.unchangeable();
    if (closed) return closed;
    this.end(leaving, 'CANCELLED');
    return null;
  }

  /** Takes back what is set aside and not claimed. */
  withdraw(): string | null {
    const closed = this.unchangeable();
    if (closed) return closed;
    const aside = this.quotas.find((quota) => quota.aside && !quota.released);
    if (!aside) return 'NOTHING_SET_ASIDE';
    aside.released = true;
    this.settle();
    return null;
  }

  move(start: number): void {
    this.start = start;
    for (const one of this.registrations)
      if (one.offerEnds !== null) one.offerEnds = Math.min(one.offerEnds, this.offersEnd());
  }

  setState(state: 'OPEN' | 'CLOSED' | 'POSTPONED' | 'CANCELLED'): void {
    const before = this.state;
    if (before === state) return;
    this.state = state;
    for (const one of this.registrations) {
      if (state === 'POSTPONED' && one.offerEnds !== null) {
        one.offerLeft = Math.max(0, one.offerEnds - this.now);
        one.offerEnds = null;
      }
      if (
        before === 'POSTPONED' &&
        state !== 'CANCELLED' &&
        one.offerLeft !== null &&
        one.status === 'OFFERED'
      ) {
        one.offerEnds = Math.min(this.now + one.offerLeft, this.offersEnd());
        one.offerLeft = null;
      }
    }
    if (before === 'POSTPONED' && state !== 'CANCELLED') this.settle();
  }

  /** What the clock does: holds end, then offers, then quotas are released. */
  tend(): void {
    this.endHolds();
    this.endOffers();
    if (this.state !== 'OPEN' && this.state !== 'CLOSED') return;
    for (const quota of this.quotas) {
      const due = quota.releaseHours !== null && this.start - quota.releaseHours * HOUR <= this.now;
      if (!due || quota.released || this.start <= this.now) continue;
      quota.released = true;
      this.settle();
    }
  }

  endHolds(): void {
    const over = this.registrations.filter(
      (one) => one.status === 'PENDING' && one.heldUntil !== null && one.heldUntil <= this.now,
    );
    for (const one of over) Object.assign(one, { status: 'CANCELLED', heldUntil: null, holdEnded: true });
    if (over.length > 0) this.settle();
  }

  endOffers(): void {
    const over = this.registrations.filter(
      (one) => one.status === 'OFFERED' && one.offerEnds !== null && one.offerEnds <= this.now,
    );
    for (const one of over) Object.assign(one, { status: 'DECLINED', expired: true, offerEnds: null });
    if (over.length > 0) this.settle();
  }

  /** The same, apart: what is done to one of the two is not done to the other. */
  copy(): SeatModel {
    const model = Object.assign(new SeatModel(0, 0, 0, this.offerHours, this.offerCutoffHours), this);
    return Object.assign(model, {
      registrations: this.registrations.map((one) => ({ ...one })),
      quotas: this.quotas.map((quota) => ({ ...quota })),
    });
  }

  taken(): number {
    return this.registrations.filter(holdsSeat).length;
  }

  unclaimed(): number {
    const seated = this.registrations.filter(holdsSeat);
    return this.quotas
      .filter(({ aside, released }) => aside && !released)
      .reduce((sum, { name, seats }) => {
        const claimed = seated.filter(({ quotas }) => quotas.includes(name)).length;
        return sum + Math.max(0, seats - claimed);
      }, 0);
  }

  /** Place in line by counting the places before; null for who does not wait. */
  placeOf(who: ModelRegistration): number | null {
    return who.status === 'WAITLISTED' ? this.line().findIndex((entry) => entry.includes(who)) + 1 : null;
  }

  /** How everybody stands, by name; whoever came again, by status too. */
  standing(): SeatStanding[] {
    return this.registrations
      .map((one) => ({
        name: one.name,
        status: one.status,
        place: this.placeOf(one),
        passed: one.status !== 'WAITLISTED' || one.passedOver,
        ends: minuteOf(one.status === 'OFFERED' ? one.offerEnds : one.heldUntil),
      }))
      .toSorted((a, b) => (`${a.name} ${a.status}` < `${b.name} ${b.status}` ? -1 : 1));
  }

  private closed(): string | null {
    if (this.state === 'CANCELLED') return 'SESSION_CANCELLED';
    if (this.start <= this.now) return 'SESSION_STARTED';
    if (this.state === 'POSTPONED') return 'SESSION_POSTPONED';
    return this.state === 'CLOSED' ? 'REGISTRATION_CLOSED' : null;
  }

  private unchangeable(): string | null {
    if (this.state === 'CANCELLED') return 'SESSION_CANCELLED';
    return this.start <= this.now ? 'SESSION_STARTED' : null;
  }

  private noOffer(who: ModelRegistration): string | null {
    if (who.expired) return 'OFFER_EXPIRED';
    if (who.status !== 'OFFERED') return 'NO_OFFER';
    if (this.state === 'CANCELLED') return 'SESSION_CANCELLED';
    if (this.start <= this.now) return 'SESSION_STARTED';
    if (this.state === 'POSTPONED') return 'SESSION_POSTPONED';
    return who.offerEnds !== null && who.offerEnds <= this.now ? 'OFFER_EXPIRED' : null;
  }

  /** What a seat that is given is at first. */
  private given({ approved }: ModelRegistration): 'PENDING' | 'CONFIRMED' {
    return this.approves && !approved ? 'PENDING' : 'CONFIRMED';
  }

  private offersEnd(): number {
    return this.start - this.offerCutoffHours * HOUR;
  }

  private end(who: ModelRegistration, status: 'CANCELLED' | 'DECLINED'): void {
    Object.assign(who, { status, rank: null, offerEnds: null, offerLeft: null, heldUntil: null });
    this.settle();
  }

  private joinOrSit(
    members: readonly { name: string; quotas: readonly string[] }[],
    /** Minutes for the address; null: it is not asked for. */
    hold: number | null,
  ): void {
    const group = members.length > 1 ? members[0]!.name : null;
    const coming = members.map((member) => fresh(member, 'WAITLISTED', group));
    const line = this.line();
    const mayPass = line.length === 0 || this.mayMove();
    const blocked = line.some((entry) => this.fits(entry)) || this.isHeld(line);
    const sits = mayPass && !blocked && this.fits(coming);
    if (sits) for (const entry of line) for (const one of entry) one.passedOver = true;
    this.lastRank += sits ? 0 : 1;
    for (const one of coming) {
      if (sits) one.status = hold === null ? this.given(one) : 'PENDING';
      if (sits && hold !== null) one.heldUntil = Math.min(this.now + hold * MINUTE, this.start);
      one.rank = sits ? null : this.lastRank;
      this.registrations.push(one);
    }
  }

  /** Does a group that is too large hold everybody behind it? */
  private isHeld(line: readonly ModelRegistration[][]): boolean {
    const free = this.capacity - this.taken();
    return this.groupPolicy === 'HOLD' && line.some((entry) => !this.fits(entry) && entry.length > free);
  }

  private mayMove(): boolean {
    if (this.state !== 'OPEN' && this.state !== 'CLOSED') return false;
    return this.now < (this.promotion === 'OFFER' ? this.offersEnd() : this.start);
  }

  private line(): ModelRegistration[][] {
    const waiting = this.registrations.filter((one) => one.status === 'WAITLISTED');
    const ranks = [...new Set(waiting.map((one) => one.rank!))].toSorted((a, b) => a - b);
    return ranks.map((rank) => waiting.filter((one) => one.rank === rank));
  }

  private settle(): void {
    const passed = new Set<ModelRegistration>();
    for (let moved = this.mayMove(); moved;) {
      moved = false;
      const before: ModelRegistration[] = [];
      for (const entry of this.line()) {
        const free = this.capacity - this.taken();
        if (free === 0) break;
        if (this.fits(entry)) {
          before.forEach((one) => passed.add(one));
          for (const one of entry) {
            one.status = this.promotion === 'OFFER' ? 'OFFERED' : this.given(one);
            one.rank = null;
            one.promoted = true;
            if (one.status === 'OFFERED')
              one.offerEnds = Math.min(this.now + this.offerHours * HOUR, this.offersEnd());
          }
          moved = true;
          break;
        }
        if (entry.length > free && this.groupPolicy === 'HOLD') break;
        before.push(...entry);
      }
    }
    for (const one of passed) if (one.status === 'WAITLISTED') one.passedOver = true;
  }

  /** Seats all of them, one after the other, in a list that is thrown away. */
  private fits(members: readonly ModelRegistration[]): boolean {
    const seated = this.registrations.filter(holdsSeat).map((one) => one.quotas);
    for (const { quotas } of members) {
      const free = this.capacity - seated.length;
      const lacks = (quota: ModelQuota): number =>
        quota.released
          ? 0
          : Math.max(0, quota.seats - seated.filter((has) => has.includes(quota.name)).length);
      const own = this.quotas.filter((quota) => !quota.released && quotas.includes(quota.name));
      const kept = this.quotas.reduce((sum, quota) => sum + lacks(quota), 0);
      const others = this.quotas.filter((quota) => quota.aside && !own.includes(quota));
      const hasAside = own.some((quota) => quota.aside && lacks(quota) > 0);
      const plain = own.filter((quota) => !quota.aside);
      const leaves = free - others.reduce((sum, quota) => sum + lacks(quota), 0) > 0;
      const hasOwn = hasAside || (leaves && plain.length > 0 && plain.every((quota) => lacks(quota) > 0));
      if (free <= 0 || (!hasOwn && free - kept <= 0)) return false;
      seated.push(quotas);
    }
    return true;
  }
}

const HOLDING: readonly Status[] = ['CONFIRMED', 'PENDING', 'OFFERED'];
const awaitsApproval = ({ status, heldUntil }: ModelRegistration): boolean =>
  status === 'PENDING' && heldUntil === null;
const holdsSeat = (one: ModelRegistration): boolean => HOLDING.includes(one.status);
