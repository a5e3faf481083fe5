import { type LocalizedText, localizedText as t } from '#kernel';

/** One report of the demonstration, and how far it came. Days are counted back from the day of loading. */
export interface DemoReport {
  readonly title: LocalizedText;
  readonly periodDaysAgo: readonly [from: number, to: number];
  readonly sections: readonly {
    readonly heading: LocalizedText;
    readonly text: LocalizedText;
    readonly hasCityTable: boolean;
  }[];
  /** Steps after the beginning, each with the days since. */
  readonly steps: readonly {
    readonly act: 'SUBMIT' | 'FORWARD' | 'RETURN' | 'APPROVE';
    readonly daysAgo: number;
    readonly comment?: string;
  }[];
  readonly begunDaysAgo: number;
}

const results = {
  heading: t('លទ្ធផលសំខាន់', 'Main results'),
  text: t(
    'មនុស្ស [registered] នាក់ បានចុះឈ្មោះចូលរួមវគ្គបណ្តុះបណ្តាល។ ក្នុងនោះ [attended] នាក់ បានចូលរួមរួចហើយ។',
    '[registered] people registered for training. [attended] of them have attended so far.',
  ),
  hasCityTable: true,
};
const support = {
  heading: t('ការគាំទ្រដែលបានទទួល', 'Support received'),
  text: t(
    'គណៈកម្មាធិការបានទទួលយកការសន្យាចំនួន [accepted] ក្នុងចំណោម [pledged]។\nក្នុងនោះមានប្រាក់ដុល្លារអាមេរិក [accepted.usd] និងប្រាក់រៀល [accepted.khr] ដោយឡែកពីគ្នា។',
    'The committee accepted [accepted] of [pledged] pledges.\nThey come to USD [accepted.usd] and, apart from that, KHR [accepted.khr].',
  ),
  hasCityTable: false,
};
const proposal = {
  heading: t('សំណើ', 'Proposal'),
  text: t(
    'ក្រុមការងារស្នើបើកវគ្គបន្ថែមសម្រាប់មន្ត្រីក្រុង និងអង្គការក្នុងស្រុក នៅត្រីមាសបន្ទាប់។',
    'The working group proposes more sessions for city officers and local NGOs in the next quarter.',
  ),
  hasCityTable: false,
};

/** The newest last: approved, waiting for the chair, being written. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  {
    title: t(
      'របាយការណ៍ស្តីពីការបណ្តុះបណ្តាលទីក្រុងឆ្លាតវៃ ត្រីមាសទីមួយ',
      'Report on smart city training in the first quarter',
    ),
    periodDaysAgo: [120, 30],
    sections: [results, proposal],
    begunDaysAgo: 24,
    steps: [
      { act: 'SUBMIT', daysAgo: 20 },
      { act: 'FORWARD', daysAgo: 16 },
      { act: 'APPROVE', daysAgo: 12 },
    ],
  },
  {
    title: t(
      'របាយការណ៍ស្តីពីការបណ្តុះបណ្តាល និងការគាំទ្រទីក្រុងឆ្លាតវៃ',
      'Report on training and support for smart cities',
    ),
    periodDaysAgo: [29, 1],
    sections: [results, support, proposal],
    begunDaysAgo: 5,
    steps: [
      { act: 'SUBMIT', daysAgo: 4 },
      { act: 'RETURN', daysAgo: 3, comment: 'សូមបន្ថែមសំណើសម្រាប់ត្រីមាសបន្ទាប់។' },
      { act: 'SUBMIT', daysAgo: 1 },
    ],
  },
  {
    title: t('សេចក្តីព្រាងរបាយការណ៍ប្រចាំឆ្នាំ', 'Draft of the yearly report'),
    periodDaysAgo: [330, 0],
    sections: [results],
    begunDaysAgo: 1,
    steps: [],
  },
];
