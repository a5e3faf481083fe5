// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { Money, Monies, Quantity } from './amounts';
import { DataTable } from './data-table';

const rows = [
  { id: 'a', name: 'Sangker River Alliance', people: 12, amount: '150000' },
  { id: 'b', name: 'Phsar Solar Cooperative', people: 3, amount: '99' },
];

afterEach(cleanup);

describe('DataTable', () => {
  it('names columns and rows, labels values for phones and ends with the sums', () => {
    renderInEnglish(
      <DataTable
        caption="Two organisations have pledged"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            label: 'Organisation',
            cell: ({ name }) => name,
            sort: { href: '?order=name', now: 'ascending' },
          },
          { label: 'People', numeric: true, cell: ({ people }) => people },
          {
            label: 'Pledged',
            numeric: true,
            cell: ({ amount }) => <Money amountMinor={amount} currency="USD" />,
          },
        ]}
        totals={['All', '15', null]}
      />,
    );

    const table = screen.getByRole('table', { name: 'Two organisations have pledged' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Organisation ↑', 'People', 'Pledged']);
    expect(table.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe('ascending');
    const row = screen.getByRole('row', { name: /^Sangker River Alliance/ });
    expect(within(row).getByRole('rowheader').textContent).toBe('Sangker River Alliance');
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => [cell.dataset['l'], cell.textContent]),
    ).toEqual([
      ['People', '12'],
      ['Pledged', 'USD\u00a01,500'],
    ]);
    expect(within(table).getAllByRole('row').at(-1)?.textContent).toBe('All15');
  });
});

describe('Monies', () => {
  it('keeps currencies apart', () => {
    renderInEnglish(
      <Monies
        amounts={[
          { amountMinor: '27950000', currency: 'USD' },
          { amountMinor: '640000000', currency: 'KHR' },
        ]}
      />,
    );

    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'USD\u00a0279,500',
      'KHR\u00a0640,000,000',
    ]);
  });
});

describe('Quantity', () => {
  it('says how many of what', () => {
    renderInEnglish(<Quantity value="1320" unit="bus hours" />);

    expect(screen.getByText('1,320 bus hours')).toBeDefined();
  });
});
