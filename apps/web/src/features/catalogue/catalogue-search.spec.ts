import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../app/search';
import { addressOf, filterOf, isFiltered, readCatalogueSearch } from './catalogue-search';

const read = (query: string) => readCatalogueSearch(parseSearch(query));

describe('the choices in the address of the catalogue', () => {
  it('are read, and written in one order whatever the order of the form', () => {
    const search = read(
      'to=2026-12-31&city=siem-reap&sector=tourism&city=online&language=km&from=2026-12-01&area=health',
    );
    expect(addressOf('/km', search)).toBe(
      '/km?city=online&city=siem-reap&language=km&area=health&sector=tourism&from=2026-12-01&to=2026-12-31',
    );
  });

  it('become what the api is asked for, days by the clock of the programme', () => {
    expect(
      filterOf(
        read('city=siem-reap&city=online&sector=tourism&from=2026-12-08&to=2026-12-08'),
        'Asia/Phnom_Penh',
      ),
    ).toEqual({
      cities: ['siem-reap'],
      online: true,
      sectors: ['tourism'],
      from: '2026-12-07T17:00:00.000Z',
      to: '2026-12-08T17:00:00.000Z',
    });
  });

  it.each([
    ['kind=consultation', 'CONSULTATION'],
    ['kind=training', 'TRAINING'],
    ['kind=training&kind=consultation', undefined],
    ['kind=party', undefined],
  ])('%s asks for %s', (query, kind) => {
    expect(filterOf(read(query), 'Asia/Phnom_Penh')?.kind).toBe(kind);
  });

  it('begin a day where the clock is set in the night before it', () => {
    expect(filterOf(read('from=2026-03-29&to=2026-03-29'), 'Europe/Berlin')).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
  });

  it.each([
    ['from=2026-02-30'],
    ['from=tomorrow&to=2026-13-01'],
    ['city=%27%3B--&area=<b>'],
    ['language=fr'],
    ['from=2026-12-01&from=2026-12-02'],
    ['from=9999-12-31'],
    [''],
  ])('%s says nothing', (query) => {
    expect(isFiltered(read(query))).toBe(false);
    expect(filterOf(read(query), 'Asia/Phnom_Penh')).toBeNull();
    expect(addressOf('/en/feed.atom', read(query))).toBe('/en/feed.atom');
  });
});
