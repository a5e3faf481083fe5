import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { type Duty, PersonalDataSources } from '#privacy';

/** What somebody must hand over before they can be erased, asked of every lib. */
@Injectable()
export class Duties {
  constructor(private readonly sources: PersonalDataSources) {}

  async of(tx: Tx, personId: string): Promise<Duty[]> {
    const duties: Duty[] = [];
    for (const source of this.sources.all()) duties.push(...(await source.dutiesOf(tx, personId)));
    return duties;
  }
}
