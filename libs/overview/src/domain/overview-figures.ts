import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { PledgeRollups, type PledgeSum } from '#pledges';
import {
  type Breakdown,
  BREAKDOWNS,
  type OverviewFigure,
  type OverviewFilter,
  type OverviewGroup,
  PEOPLE_MEASURES,
} from './overview.views.js';
import { type PeopleSum, sumsOfPeople } from './people.sql.js';

const KEY_OF: Readonly<Record<Breakdown, (sum: PledgeSum) => string | null>> = {
  CITY: (sum) => sum.cityId,
  FOCUS_AREA: (sum) => sum.focusAreaId,
  SECTOR: (sum) => sum.sectorId,
  KIND: (sum) => sum.organisationKind,
};

/** Reads what the committee's overview shows, from the rollups of people and of pledges. */
@Injectable()
export class OverviewFigures {
  constructor(private readonly pledges: PledgeRollups) {}

  /** The figures of a filter, as the transaction sees them: people for INVITED, REGISTERED and ATTENDED, the number of
   *  pledges for PLEDGED and ACCEPTED (0 when there are none), then PLEDGED and ACCEPTED in each currency and unit in
   *  use, by its code. Pledges and people are read by two statements: of one moment in a repeatable-read transaction. */
  async read(tx: Tx, filter: OverviewFilter): Promise<OverviewFigure[]> {
    const people = await tx.sql(sumsOfPeople(filter));
    const whole = people.filter((sum) => sum.breakdown === null);
    return figuresOf(whole, await this.pledgeSums(tx, null, filter));
  }

  /** The figures of a filter by city, focus area, sector and kind; groups without any figure are absent. */
  async groups(tx: Tx, filter: OverviewFilter): Promise<Record<Breakdown, OverviewGroup[]>> {
    const people = await tx.sql(sumsOfPeople(filter));
    const groups: Record<Breakdown, OverviewGroup[]> = { CITY: [], FOCUS_AREA: [], SECTOR: [], KIND: [] };
    for (const breakdown of BREAKDOWNS) {
      const ofPeople = people.filter((sum) => sum.breakdown === breakdown);
      const ofPledges = await this.pledgeSums(tx, breakdown, filter);
      const keys = new Set([
        ...ofPeople.map((sum) => sum.key),
        ...ofPledges.map((sum) => KEY_OF[breakdown](sum)),
      ]);
      groups[breakdown] = [...keys].map((key) => ({
        key,
        figures: figuresOf(
          ofPeople.filter((sum) => sum.key === key),
          ofPledges.filter((sum) => KEY_OF[breakdown](sum) === key),
        ),
      }));
    }
    return groups;
  }

  /** Pledges belong to a city and to an organisation that is known, so some filters leave none. */
  private async pledgeSums(
    tx: Tx,
    breakdown: Breakdown | null,
    filter: OverviewFilter,
  ): Promise<PledgeSum[]> {
    const cities = filter.cityId ? [filter.cityId] : (filter.within ?? [null]);
    if (filter.isOnline || filter.organisationKind === 'UNKNOWN') return [];
    const sums: PledgeSum[] = [];
    for (const cityId of cities) {
      if (cityId && filter.within && !filter.within.includes(cityId)) continue;
      sums.push(...(await this.pledges.read(breakdown, { ...filter, cityId }, tx)));
    }
    return sums;
  }
}

function figuresOf(people: readonly PeopleSum[], pledges: readonly PledgeSum[]): OverviewFigure[] {
  const ofPeople = PEOPLE_MEASURES.map((measure): OverviewFigure => {
    const sum = people.find((candidate) => candidate.measure === measure);
    return { measure, unit: 'PEOPLE', value: BigInt(sum?.people ?? '0') };
  });
  const units = [...new Set(pledges.map((sum) => sum.unit))].toSorted(byUnit);
  const total = (of: (sum: PledgeSum) => bigint, unit?: string): bigint =>
    pledges.filter((sum) => unit === undefined || sum.unit === unit).reduce((all, sum) => all + of(sum), 0n);
  return [
    ...ofPeople,
    { measure: 'PLEDGED', unit: 'PLEDGES', value: total((sum) => sum.pledgedCount) },
    { measure: 'ACCEPTED', unit: 'PLEDGES', value: total((sum) => sum.acceptedCount) },
    ...units.flatMap((unit): OverviewFigure[] => [
      { measure: 'PLEDGED', unit, value: total((sum) => sum.pledgedSum, unit) },
      { measure: 'ACCEPTED', unit, value: total((sum) => sum.acceptedSum, unit) },
    ]),
  ];
}

/** Dollars, riel, then units in kind by code. */
function byUnit(one: string, other: string): number {
  const rank = (unit: string): number => ['USD', 'KHR'].indexOf(unit) + 1 || 3;
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
