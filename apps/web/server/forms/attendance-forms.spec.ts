import { describe, expect, it } from 'vitest';
import { marksOf } from './attendance-forms';

describe('marks of a roster', () => {
  it('are those that were chosen, with the version that was seen', () => {
    expect(
      marksOf({ 'mark-reg_1': 'ATTENDED.0', 'mark-reg_2': 'ABSENT.3', 'mark-reg_3': '' }, [], ''),
    ).toEqual([
      { registrationId: 'reg_1', status: 'ATTENDED', version: 0 },
      { registrationId: 'reg_2', status: 'ABSENT', version: 3 },
    ]);
  });

  it('are for the rest what the button says, and only for those who were left open', () => {
    const chosen = { 'mark-reg_1': 'ABSENT.0' };

    expect(marksOf(chosen, ['reg_1', 'reg_4'], 'ATTENDED')).toEqual([
      { registrationId: 'reg_1', status: 'ABSENT', version: 0 },
      { registrationId: 'reg_4', status: 'ATTENDED', version: 0 },
    ]);
    expect(marksOf({ 'mark-reg_1': 'KING.0' }, ['reg_1'], 'KING')).toEqual([]);
  });
});
