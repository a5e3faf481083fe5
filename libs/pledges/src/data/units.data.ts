export interface PledgeUnitData {
  readonly code: string;
  readonly nameKm: string;
  readonly nameEn: string;
  /** English for exactly one. Khmer has one form. */
  readonly oneEn: string;
}

const unit = (code: string, nameKm: string, nameEn: string, oneEn: string): PledgeUnitData => ({
  code,
  nameKm,
  nameEn,
  oneEn,
});

/** Units of pledges in kind, in the order in which forms offer them. */
export const PLEDGE_UNITS: readonly PledgeUnitData[] = [
  unit('person-days', 'ថ្ងៃ-មនុស្ស', 'person-days', 'person-day'),
  unit('hours', 'ម៉ោង', 'hours', 'hour'),
  unit('training-places', 'កន្លែងវគ្គបណ្តុះបណ្តាល', 'training places', 'training place'),
  unit('devices', 'ឧបករណ៍', 'devices', 'device'),
  unit('rooms', 'បន្ទប់', 'rooms', 'room'),
  unit('vehicles', 'យានយន្ត', 'vehicles', 'vehicle'),
  unit('licences', 'អាជ្ញាបណ្ណកម្មវិធី', 'software licences', 'software licence'),
  unit('data-sets', 'សំណុំទិន្នន័យ', 'data sets', 'data set'),
];
