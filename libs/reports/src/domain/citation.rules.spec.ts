import { citationsOf, cityTableCitations, partsOf, readCitation } from './citation.rules.js';

describe('a text that cites', () => {
  it('is cut at its citations and nowhere else', () => {
    expect(partsOf('មនុស្ស [attended] នាក់ [1] [សៀមរាប] និង[accepted.usd@siem-reap]។')).toEqual([
      { text: 'មនុស្ស ' },
      { cites: 'attended' },
      { text: ' នាក់ [1] [សៀមរាប] និង' },
      { cites: 'accepted.usd@siem-reap' },
      { text: '។' },
    ]);
    expect(partsOf('')).toEqual([]);
    expect(partsOf('#panic() [not a citation] $x$')).toEqual([{ text: '#panic() [not a citation] $x$' }]);
  });

  it.each([
    ['attended', 'attended', 'ATTENDED', 'PEOPLE', {}],
    ['Registered.people@Siem-Reap', 'registered@siem-reap', 'REGISTERED', 'PEOPLE', { city: 'siem-reap' }],
    ['pledged', 'pledged', 'PLEDGED', 'PLEDGES', {}],
    ['accepted.usd', 'accepted.usd', 'ACCEPTED', 'USD', {}],
    [
      'accepted.KHR@kind:private-sector@sector:transport',
      'accepted.khr@sector:transport@kind:private-sector',
      'ACCEPTED',
      'KHR',
      { sector: 'transport', kind: 'PRIVATE_SECTOR' },
    ],
    ['invited@area:health', 'invited@area:health', 'INVITED', 'PEOPLE', { focusArea: 'health' }],
  ])('reads %s', (written, key, measure, unit, scope) => {
    expect(readCitation(written)).toEqual({ ok: true, value: { key, measure, unit, scope } });
  });

  it.each([
    'attendd',
    'attended.usd',
    'accepted.people',
    'accepted.',
    'accepted.a.b',
    'attended@',
    'attended@x:y',
    'attended@kind:club',
    'attended@a@b',
    'attended@sector:a:b',
  ])('refuses %s', (written) => {
    expect(readCitation(written)).toEqual({
      ok: false,
      refusal: { code: 'FIGURE_UNKNOWN', detail: { figure: written } },
    });
  });

  it('names each figure once, whatever its spelling and language', () => {
    const cited = citationsOf(['[attended] [Attended.PEOPLE]', 'in [accepted.usd] and [attended]']);
    expect(cited.ok && cited.value.map(({ key }) => key)).toEqual(['attended', 'accepted.usd']);
    expect(citationsOf(['[attended] [nothing]']).ok).toBe(false);
  });

  it('has a table by city of three figures for each', () => {
    expect(cityTableCitations(['phnom-penh', 'siem-reap']).map(({ key }) => key)).toEqual([
      'registered@phnom-penh',
      'attended@phnom-penh',
      'accepted@phnom-penh',
      'registered@siem-reap',
      'attended@siem-reap',
      'accepted@siem-reap',
    ]);
  });
});
