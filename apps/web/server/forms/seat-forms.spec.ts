import { describe, expect, it } from 'vitest';
import { NEW_QUOTA, quotaRows, quotaValues } from '../../src/features/trainer/seats-view';
import { readSeats, rowsAfter } from './seat-forms';

const NGO = { kind: 'NGO', city: '', seats: '៤', release: ' 48 ' };
const TYPED = {
  capacity: '១២០',
  onlineCapacity: '',
  groupPolicy: 'HOLD',
  promotion: 'OFFER',
  offerHours: '24',
  offerCutoffHours: '12',
  cancelCutoffHours: '0',
  needsApproval: 'on',
  addressHoldMinutes: '៣០',
  sameHour: 'BLOCK',
  act: '',
};

describe('the seats of a session as they are typed', () => {
  it('are read in Khmer digits, without empty rows, each kept row with its number on the page', () => {
    expect(readSeats('ses_1', TYPED, [NEW_QUOTA, NGO])).toEqual({
      input: {
        sessionId: 'ses_1',
        capacity: 120,
        onlineCapacity: null,
        quotas: [{ organisationKind: 'NGO', cityId: null, seats: 4, releaseHours: 48 }],
        groupPolicy: 'HOLD',
        promotion: 'OFFER',
        offerHours: 24,
        offerCutoffHours: 12,
        cancelCutoffHours: 0,
        needsApproval: true,
        addressHoldMinutes: 30,
        sameHour: 'BLOCK',
      },
      numbers: [1],
    });
  });

  it('become a figure that is refused where no whole number stands', () => {
    const { input } = readSeats(
      'ses_1',
      {
        ...TYPED,
        capacity: 'many',
        offerHours: '1.5',
        needsApproval: '',
        addressHoldMinutes: 'half an hour',
      },
      [{ ...NGO, seats: '', release: '-1' }],
    );

    expect(input).toMatchObject({
      capacity: -1,
      offerHours: -1,
      needsApproval: false,
      addressHoldMinutes: -1,
    });
    expect(input.quotas).toMatchObject([{ seats: -1, releaseHours: -1 }]);
  });
});

describe('the buttons of the form', () => {
  const rows = [NGO, { ...NGO, kind: 'INSTITUTION' }];

  it('add an empty row, remove the one they name, and leave the others as they are', () => {
    expect(rowsAfter('add', rows)).toEqual([...rows, NEW_QUOTA]);
    expect(rowsAfter('remove-0', rows)).toEqual([rows[1]]);
    expect(rowsAfter('change', rows)).toEqual(rows);
    expect(rowsAfter('', rows)).toBeNull();
  });

  it('number the rows anew', () => {
    expect(quotaRows(quotaValues(rows))).toEqual(rows);
    expect(quotaRows({ 'seats-10': '2', 'seats-9': '1' }).map(({ seats }) => seats)).toEqual(['1', '2']);
  });
});
