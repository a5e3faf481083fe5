const UNIT_MS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };
const DURATION = /^([+-]?)((?:\d+[wdhms])+)$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** The distance from real time (ms) that the clock shall have. A duration counts from where the clock is; a date
 *  without a time is its midnight in UTC; `now` is real time. Undefined when the text is none of these. */
export function destination(text: string, clock: { now: number; offset: number }): number | undefined {
  if (text === 'now') return 0;
  const [, sign, parts] = DURATION.exec(text) ?? [];
  if (parts !== undefined) {
    const distance = [...parts.matchAll(/(\d+)([wdhms])/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ''] ?? 0),
      0,
    );
    return clock.offset + (sign === '-' ? -distance : distance);
  }
  if (!DATE.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant - clock.now;
}
