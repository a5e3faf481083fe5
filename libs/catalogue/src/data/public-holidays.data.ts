export interface HolidayData {
  readonly countryCode: string;
  /** `2026-11-09`. */
  readonly heldOn: string;
  readonly nameKm: string;
  readonly nameEn: string;
}

/** Cambodia's holidays that fall on the same date each year. Those that follow the moon, and what a decree of the year adds or moves, are
 *  written by the operator. Source: the yearly sub-decree on public holidays. */
const EACH_YEAR: readonly (readonly [day: string, nameKm: string, nameEn: string])[] = [
  ['01-01', 'ទិវាចូលឆ្នាំសកល', "International New Year's Day"],
  ['01-07', 'ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍', 'Victory over Genocide Day'],
  ['03-08', 'ទិវានារីអន្តរជាតិ', "International Women's Day"],
  ['05-01', 'ទិវាពលកម្មអន្តរជាតិ', 'International Labour Day'],
  ['05-14', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះមហាក្សត្រ', "The King's Birthday"],
  ['06-18', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី', "The Queen Mother's Birthday"],
  ['09-24', 'ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ', 'Constitution Day'],
  ['10-15', 'ទិវារំលឹកព្រះវិញ្ញាណក្ខន្ធ ព្រះបរមរតនកោដ្ឋ', 'Commemoration of the King Father'],
  ['10-29', 'ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ', "The King's Coronation Day"],
  ['11-09', 'ពិធីបុណ្យឯករាជ្យជាតិ', 'Independence Day'],
];
const YEARS = [2026, 2027, 2028, 2029, 2030, 2031];

export const PUBLIC_HOLIDAYS: readonly HolidayData[] = YEARS.flatMap((year) =>
  EACH_YEAR.map(([day, nameKm, nameEn]) => ({ countryCode: 'KH', heldOn: `${year}-${day}`, nameKm, nameEn })),
);
