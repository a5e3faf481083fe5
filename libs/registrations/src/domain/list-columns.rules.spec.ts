import { type ColumnUse, columnsShown, guessUses } from './list-columns.rules.js';
import { readPeopleList } from './people-list.rules.js';

/* Story: docs/stories/coordinator-lists.md. */

/** Uses of the columns in one letter each, and the people as they are read. */
function read(text: string, columns: readonly ColumnUse[] | null = null): unknown {
  const list = readPeopleList(text, { columns });
  if (!list.ok) return list.refusal.code;
  return {
    columns: list.value.columns.map(({ use }) => use[0]).join(''),
    people: list.value.lines.map(({ name, contact }) => `${name} <${contact}>`),
  };
}

const STAFF = [
  'ល.រ\tតួនាទី\tឈ្មោះ\tName\tអ៊ីមែល / E-mail\tលេខទូរសព្ទ',
  '១\tអ្នកគ្រប់គ្រង\tលី ណារ៉ុង\tLy Narong\tnarong.ly@lotus-angkor.example\t012 000 101',
  '២\tចុងភៅ\tសុខ ស្រីនាង\tSok Sreyneang\t\t012 000 102',
].join('\n');

describe('the columns of a list', () => {
  it('are guessed from a Khmer header: the first of two names, an address before a number', () => {
    expect(read(STAFF)).toEqual({
      columns: 'UUNUCC',
      people: ['លី ណារ៉ុង <narong.ly@lotus-angkor.example>', 'សុខ ស្រីនាង <012 000 102>'],
    });
  });

  it('are read as the coordinator says instead', () => {
    const uses: ColumnUse[] = ['UNUSED', 'UNUSED', 'UNUSED', 'NAME', 'UNUSED', 'CONTACT'];

    expect(read(STAFF, uses)).toEqual({
      columns: 'UUUNUC',
      people: ['Ly Narong <012 000 101>', 'Sok Sreyneang <012 000 102>'],
    });
  });

  it.each<[what: string, text: string, columns: string, people: string[]]>([
    ['marks behind a heading', 'Name *\tPhone no.:\nKim Dara\t012 000 103', 'NC', ['Kim Dara <012 000 103>']],
    [
      'an English header with the name in two columns',
      'No.;First name;Family name;Position;Mobile\n1;Dara;Kim;Cook;012 000 103',
      'UNNUC',
      ['Dara Kim <012 000 103>'],
    ],
    [
      'a header in both languages',
      'គោត្តនាម និងនាម (Full name)|Contact\nKim Dara|k@hotel.example',
      'NC',
      ['Kim Dara <k@hotel.example>'],
    ],
    [
      'no header: a position after the name is passed over',
      '1,Kim Dara,Cook,012 000 103\n2,Om Sam,Guard,o@hotel.example',
      'UNUC',
      ['Kim Dara <012 000 103>', 'Om Sam <o@hotel.example>'],
    ],
    [
      'rows that are written each its own way, read each on its own',
      'Kim Dara, 012 000 103\n012 000 104; Om Sam',
      '',
      ['Kim Dara <012 000 103>', 'Om Sam <012 000 104>'],
    ],
    [
      'a header and a row the other way round',
      'Name,Phone\nKim Dara,012 000 103\n012 000 104,Om Sam',
      'NC',
      ['Kim Dara <012 000 103>', 'Om Sam <012 000 104>'],
    ],
    [
      'a row that names nobody: the position is no name',
      'Name,Position,Phone\n,Cook,012 000 103',
      'NUC',
      [' <012 000 103>'],
    ],
    [
      'a contact beyond the columns',
      'Name\nKim Dara,012 000 103\nOm Sam',
      'N',
      ['Kim Dara <012 000 103>', 'Om Sam <>'],
    ],
  ])('are guessed from %s', (_what, text, columns, people) => {
    expect(read(text)).toEqual({ columns, people });
  });

  it('keep the mark for a second person of one name out of the way', () => {
    const list = readPeopleList('Name\tPhone\nKim Dara\t\t*2', { organisationId: 'o' });

    expect(list.ok && list.value.lines[0]!.person).toMatchObject({ ok: true, value: { number: 2 } });
  });

  it('are refused without one of names', () => {
    expect(read(STAFF, ['UNUSED', 'CONTACT'])).toBe('COLUMNS_WITHOUT_NAME');
  });

  it('are none where nothing is a word', () => {
    expect(guessUses(null, [['012 000 103']])).toBeNull();
  });

  it('are shown with what stands in them, three rows at most', () => {
    const rows = [['A', ''], ['B', 'x'], ['C'], ['D']];

    expect(columnsShown(['NAME', 'UNUSED'], ['Name ', ''], rows)).toEqual([
      { heading: 'Name', use: 'NAME', samples: ['A', 'B', 'C'] },
      { heading: null, use: 'UNUSED', samples: ['x'] },
    ]);
  });
});
