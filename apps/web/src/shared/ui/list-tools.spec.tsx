// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { FilterBar, FilterChoice, FilterText } from './filter-bar';
import { EmptyState, ErrorState, SuccessNotice } from './notices';
import { Pager } from './pager';
import { StateWord } from './state-word';

afterEach(cleanup);

const cities = [
  { value: 'siem-reap', label: 'Siem Reap' },
  { value: 'battambang', label: 'Battambang' },
];

describe('FilterBar', () => {
  it('is a plain form to the address, closed, with what is chosen and how many fit', () => {
    const { container } = renderInEnglish(
      <FilterBar
        action="/en/pledges"
        chosen={['Siem Reap']}
        count={2}
        kept={{ state: 'OFFERED', order: null }}
      >
        <FilterChoice name="city" label="City" value="siem-reap" choices={cities} />
        <FilterText name="search" label="Organisation" value="river" />
      </FilterBar>,
    );

    const form = container.querySelector('form');
    expect([form?.method, form?.getAttribute('action')]).toEqual(['get', '/en/pledges']);
    expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual({
      state: 'OFFERED',
      city: 'siem-reap',
      search: 'river',
    });
    expect(container.querySelector('details')?.open).toBe(false);
    expect(container.querySelector('summary')?.textContent).toBe('FiltersSiem Reap2 rows');
    expect(screen.getByText('Clear the filters').getAttribute('href')).toBe('/en/pledges');
  });
});

describe('FilterBar with a search', () => {
  it('sends search and filters with one form, the search outside of what is closed', () => {
    const { container } = renderInEnglish(
      <FilterBar
        action="/en/organisations"
        chosen={[]}
        count={null}
        search={{ name: 'search', label: 'Find an organisation', value: 'ក្រមា' }}
      >
        <FilterChoice name="city" label="Seat" value="battambang" choices={cities} />
      </FilterBar>,
    );

    const field = screen.getByRole('searchbox', { name: 'Find an organisation' });
    expect(field.closest('details')).toBeNull();
    expect(Object.fromEntries(new FormData(container.querySelector('form') ?? undefined))).toEqual({
      search: 'ក្រមា',
      city: 'battambang',
    });
    expect(screen.getByRole('button', { name: 'Find' })).toBeDefined();
  });
});

describe('Pager', () => {
  const first = { path: '/en/pledges', search: { city: 'siem-reap', after: null } };

  it('leads on and keeps the filters', () => {
    renderInEnglish(<Pager {...first} pageInfo={{ hasNextPage: true, endCursor: 'Y3Vyc29y' }} />);

    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/en/pledges?city=siem-reap&after=Y3Vyc29y',
    ]);
  });

  it('leads back to the first page from a later one', () => {
    renderInEnglish(
      <Pager path="/en/pledges" search={{ after: 'Y3Vyc29y' }} pageInfo={{ hasNextPage: false }} />,
    );

    expect(screen.getByRole('link', { name: 'Back to the first page' }).getAttribute('href')).toBe(
      '/en/pledges',
    );
  });

  it('is not there when everything is on one page', () => {
    renderInEnglish(<Pager {...first} pageInfo={{ hasNextPage: false, endCursor: 'Y3Vyc29y' }} />);

    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('StateWord', () => {
  it('is an icon and a word', () => {
    const { container } = renderInEnglish(<StateWord tone="bad">23 days late</StateWord>);

    expect(container.textContent).toBe('23 days late');
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });
});

describe('notices', () => {
  it('say what is missing, what failed and what was done', () => {
    renderInEnglish(
      <>
        <EmptyState title="No pledge yet">Offer one.</EmptyState>
        <ErrorState title="The figures are away" />
        <SuccessNotice>The pledge is accepted.</SuccessNotice>
      </>,
    );

    expect(screen.getByRole('heading', { name: 'No pledge yet' })).toBeDefined();
    expect(screen.getByRole('alert').textContent).toBe('The figures are away');
    expect(screen.getByRole('status').textContent).toBe('The pledge is accepted.');
  });
});
