import { decideSettings, type QuotaSetting, type SeatSettings } from './seat-settings.rules.js';
import { someSeats } from './seats.builder.js';

const settings = (more: Partial<SeatSettings> = {}): SeatSettings => ({
  capacity: 10,
  onlineCapacity: null,
  quotas: [],
  groupPolicy: 'SKIP',
  promotion: 'CONFIRM',
  offerHours: 24,
  offerCutoffHours: 0,
  cancelCutoffHours: 0,
  needsApproval: false,
  ...more,
});
const quota = (more: Partial<QuotaSetting> = {}): QuotaSetting => ({
  organisationKind: 'NGO',
  cityId: null,
  seats: 2,
  releaseHours: null,
  ...more,
});
const said = (
  more: Partial<SeatSettings>,
  seats = someSeats({ capacity: 5, taken: 3 }),
  minimum: number | null = null,
): string => {
  const answer = decideSettings(seats, settings(more), minimum);
  return answer.ok ? 'OK' : `${answer.refusal.code} ${answer.refusal.path?.join('.')}`;
};

describe('the settings of seats', () => {
  it.each<[Partial<SeatSettings>, string]>([
    [{}, 'OK'],
    [{ capacity: 100_000 }, 'OK'],
    [{ capacity: 100_001 }, 'CAPACITY_INVALID capacity'],
    [{ capacity: 0 }, 'CAPACITY_INVALID capacity'],
    [{ capacity: 2.5 }, 'CAPACITY_INVALID capacity'],
    [{ capacity: 3 }, 'OK'],
    [{ capacity: 2 }, 'CAPACITY_BELOW_TAKEN capacity'],
    [{ onlineCapacity: 0 }, 'CAPACITY_INVALID onlineCapacity'],
    [{ offerHours: 1 }, 'OK'],
    [{ offerHours: 336 }, 'OK'],
    [{ offerHours: 0 }, 'HOURS_INVALID offerHours'],
    [{ offerHours: 337 }, 'HOURS_INVALID offerHours'],
    [{ offerCutoffHours: 720, cancelCutoffHours: 720 }, 'OK'],
    [{ offerCutoffHours: 721 }, 'HOURS_INVALID offerCutoffHours'],
    [{ cancelCutoffHours: -1 }, 'HOURS_INVALID cancelCutoffHours'],
    [{ quotas: [quota({ seats: 10 })] }, 'OK'],
    [{ quotas: [quota({ seats: 11 })] }, 'QUOTAS_EXCEED_CAPACITY quotas'],
    [{ quotas: [quota({ seats: 6 }), quota({ seats: 5, cityId: 'c' })] }, 'QUOTAS_EXCEED_CAPACITY quotas'],
    [{ quotas: [quota(), quota({ cityId: 'c' }), quota({ organisationKind: null, cityId: 'c' })] }, 'OK'],
    [{ quotas: [quota(), quota({ seats: 1 })] }, 'QUOTA_REPEATED quotas.1'],
    [{ quotas: [quota({ organisationKind: null })] }, 'QUOTA_INVALID quotas.0'],
    [{ quotas: [quota(), quota({ cityId: 'c', seats: 0 })] }, 'QUOTA_INVALID quotas.1'],
    [{ quotas: [quota({ releaseHours: 0 })] }, 'OK'],
    [{ quotas: [quota({ releaseHours: 8_784 })] }, 'OK'],
    [{ quotas: [quota({ releaseHours: 8_785 })] }, 'QUOTA_INVALID quotas.0'],
    [{ quotas: [quota({ releaseHours: -1 })] }, 'QUOTA_INVALID quotas.0'],
    [
      { capacity: 100, quotas: Array.from({ length: 20 }, (_, at) => quota({ cityId: `c${at}`, seats: 1 })) },
      'OK',
    ],
    [
      { capacity: 100, quotas: Array.from({ length: 21 }, (_, at) => quota({ cityId: `c${at}`, seats: 1 })) },
      'QUOTA_INVALID quotas',
    ],
  ])('%j: %s', (more, expected) => {
    expect(said(more)).toBe(expected);
  });

  it.each<[Partial<SeatSettings>, string]>([
    [{ onlineCapacity: 6 }, 'OK'],
    [{ onlineCapacity: null }, 'CAPACITY_INVALID onlineCapacity'],
    [{ onlineCapacity: 11 }, 'CAPACITY_INVALID onlineCapacity'],
    [{ onlineCapacity: -1 }, 'CAPACITY_INVALID onlineCapacity'],
    [{ onlineCapacity: 2 }, 'OK'],
    [{ onlineCapacity: 1 }, 'CAPACITY_BELOW_TAKEN onlineCapacity'],
    [{ onlineCapacity: 7 }, 'OK'],
    [{ onlineCapacity: 8 }, 'CAPACITY_BELOW_TAKEN capacity'],
  ])('of a hybrid session with 3 in the room and 2 on-line, %j: %s', (more, expected) => {
    expect(said(more, someSeats({ capacity: 10, taken: 5, online: { capacity: 4, taken: 2 } }))).toBe(
      expected,
    );
  });

  it('say how many are taken, of the half that it is about', () => {
    const hybrid = someSeats({ capacity: 10, taken: 5, online: { capacity: 4, taken: 2 } });
    expect(decideSettings(hybrid, settings({ onlineCapacity: 1 }), null)).toMatchObject({
      refusal: { detail: { taken: 2 } },
    });
    expect(decideSettings(hybrid, settings({ onlineCapacity: 8 }), null)).toMatchObject({
      refusal: { detail: { taken: 3 } },
    });
  });

  it('keep as many seats as the session needs people', () => {
    expect(said({ capacity: 9 }, undefined, 10)).toBe('CAPACITY_BELOW_MINIMUM capacity');
    expect(said({ capacity: 10 }, undefined, 10)).toBe('OK');
  });
});
