import type { PledgeStatus } from '#pledges';

export interface DemoPledge {
  /** Domain of the organisation. */
  readonly organisation: string;
  readonly city: string;
  readonly sector: string;
  /** Whole amounts of USD or KHR, or of a unit in kind. */
  readonly amount: number;
  readonly unit: string;
  readonly status: PledgeStatus;
  readonly daysAgo: number;
  readonly description: string;
  readonly reason?: string;
  /** Course whose first session is credited. */
  readonly course?: string;
}

type Value = readonly [amount: number, unit: string];
type More = Pick<DemoPledge, 'reason' | 'course'>;

const pledge =
  (status: PledgeStatus) =>
  (
    organisation: string,
    [city, sector]: readonly [string, string],
    [amount, unit]: Value,
    daysAgo: number,
    description: string,
    more: More = {},
  ): DemoPledge => ({
    organisation: `${organisation}.example`,
    city,
    sector,
    amount,
    unit,
    status,
    daysAgo,
    description,
    ...more,
  });

const offered = pledge('OFFERED');
const accepted = pledge('ACCEPTED');
const declined = pledge('DECLINED');
const withdrawn = pledge('WITHDRAWN');

const PP = 'phnom-penh';
const SR = 'siem-reap';
const BB = 'battambang';
const TOURISM = { course: 'tourism-heritage' };
const POLICY = { course: 'policy-private-sector' };

/** Thirty pledges of the demonstration's organisations. */
export const DEMO_PLEDGES: readonly DemoPledge[] = [
  accepted('lotus-angkor', [SR, 'tourism'], [18_500, 'USD'], 16, 'ផ្លាកព័ត៌មានជាពីរភាសានៅផ្សារចាស់', TOURISM),
  accepted('lotus-angkor', [SR, 'education'], [24, 'training-places'], 12, 'កន្លែងហាត់ការសម្រាប់យុវជននៅសណ្ឋាគារ'),
  offered('lotus-angkor', [SR, 'waste'], [4_200, 'USD'], 3, 'ធុងសំរាមញែកប្រភេទតាមដងស្ទឹងសៀមរាប'),
  declined('lotus-angkor', [SR, 'heritage'], [2, 'vehicles'], 9, 'រថយន្តសម្រាប់មន្ត្រីបេតិកភណ្ឌ', {
    reason: 'អាជ្ញាធរមានរថយន្តគ្រប់គ្រាន់ហើយ។ សូមអរគុណ។',
  }),
  accepted('green-remork', [SR, 'transport'], [12, 'vehicles'], 14, 'រ៉ឺម៉កអគ្គិសនីសម្រាប់សាកល្បងផ្លូវទៅប្រាសាទ'),
  offered('green-remork', [SR, 'energy'], [6_000_000, 'KHR'], 2, 'កន្លែងសាកថ្មមួយកន្លែង'),
  offered('kravan-crafts', [SR, 'heritage'], [40, 'hours'], 6, 'បង្រៀនត្បាញក្រមាដល់សិស្ស'),
  accepted(
    'mekong-cable',
    [PP, 'digital-services'],
    [75_000, 'USD'],
    15,
    'បណ្តាញអ៊ីនធឺណិតឥតខ្សែនៅសាលាសង្កាត់ ១២',
    POLICY,
  ),
  accepted('mekong-cable', [BB, 'digital-services'], [30_000, 'USD'], 11, 'បណ្តាញអ៊ីនធឺណិតឥតខ្សែនៅសាលាក្រុង'),
  offered('mekong-cable', [PP, 'cyber-security'], [25, 'person-days'], 4, 'ពិនិត្យសន្តិសុខប្រព័ន្ធរបស់រាជធានី'),
  accepted('chaktomuk-construction', [PP, 'housing'], [240_000_000, 'KHR'], 13, 'ជួសជុលលូទឹកនៅតំបន់លំនៅឋាន', POLICY),
  offered('chaktomuk-construction', [PP, 'transport'], [52_000, 'USD'], 5, 'ចិញ្ចើមផ្លូវសម្រាប់រទេះរុញនៅជុំវិញផ្សារ'),
  accepted('clean-capital', [PP, 'waste'], [36_000_000, 'KHR'], 10, 'ប្រមូលសំរាមតាមច្រកតូចៗរយៈពេល ៣ ខែ'),
  withdrawn('clean-capital', [PP, 'environment'], [5, 'vehicles'], 8, 'ឡានបោសផ្លូវ'),
  accepted('sra-data', [PP, 'open-data'], [6, 'data-sets'], 12, 'ទិន្នន័យចរាចរណ៍ប្រចាំម៉ោង', {
    course: 'open-data',
  }),
  offered('sra-data', [BB, 'open-data'], [17.5, 'person-days'], 3, 'រៀបចំផែនទីបើកចំហនៃក្រុង'),
  offered('plov-app', [PP, 'transport'], [150, 'licences'], 2, 'កម្មវិធីតាមដានរថយន្តក្រុង'),
  accepted('rumduol-bank', [PP, 'finance'], [120_000, 'USD'], 14, 'មូលនិធិសម្រាប់គំនិតទីក្រុងឆ្លាតវៃរបស់យុវជន', POLICY),
  offered('rumduol-bank', [SR, 'finance'], [80_000_000, 'KHR'], 6, 'ឥណទានតូចសម្រាប់អាជីវករប្រើថាមពលស្អាត'),
  accepted('srov-microfinance', [BB, 'finance'], [48_000_000, 'KHR'], 9, 'ឥណទានម៉ាស៊ីនបូមទឹកដើរដោយព្រះអាទិត្យ'),
  offered('sangker-rice', [BB, 'water'], [9_500, 'USD'], 4, 'ឧបករណ៍វាស់កម្ពស់ទឹកស្ទឹងសង្កែ'),
  accepted('dambang-solar', [BB, 'energy'], [60, 'devices'], 11, 'ភ្លើងផ្លូវដើរដោយព្រះអាទិត្យ'),
  offered('young-enterprise-chamber', [PP, 'education'], [120, 'hours'], 7, 'ណែនាំអាជីវកម្មថ្មីរបស់យុវជន'),
  accepted(
    'angkor-hospitality',
    [SR, 'tourism'],
    [14, 'rooms'],
    10,
    'បន្ទប់ស្នាក់នៅសម្រាប់អ្នកសិក្សាពីខេត្តផ្សេង',
    TOURISM,
  ),
  accepted('clean-lanes', [PP, 'waste'], [90, 'person-days'], 13, 'អ្នកស្ម័គ្រចិត្តបង្រៀនការញែកសំរាម'),
  offered('open-phnom-penh', [PP, 'open-data'], [12.125, 'person-days'], 1, 'បណ្តុះបណ្តាលមន្ត្រីឱ្យផ្សព្វផ្សាយទិន្នន័យ', {
    course: 'open-data',
  }),
  declined('cities-for-people', [SR, 'land-use'], [35_000, 'USD'], 12, 'ការសិក្សាអំពីតំបន់ថ្មើរជើង', {
    reason: 'ការសិក្សាស្រដៀងគ្នាបានចប់កាលពីខែមុន។',
  }),
  accepted('stung-sangker-friends', [BB, 'environment'], [45.5, 'person-days'], 8, 'សម្អាតមាត់ស្ទឹងជាមួយសិស្ស'),
  offered('sangker-university', [BB, 'water'], [3, 'rooms'], 5, 'មន្ទីរពិសោធន៍សម្រាប់ពិនិត្យគុណភាពទឹក'),
  accepted('angkor-skills', [SR, 'tourism'], [30, 'training-places'], 9, 'វគ្គមគ្គុទ្ទេសក៍ដោយឥតគិតថ្លៃ', TOURISM),
];
