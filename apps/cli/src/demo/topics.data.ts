import type { AnswerSubmission } from '#consultations';
import { type Locale, type LocalizedText, localizedText as t } from '#kernel';

export interface DemoAnswer {
  readonly disposition: AnswerSubmission['disposition'];
  readonly reason: LocalizedText;
  readonly daysAgo: number;
}

export interface DemoSubmission {
  /** Domain of the organisation; its coordinator writes. */
  readonly organisation: string;
  readonly daysAgo: number;
  readonly locale: Locale;
  readonly body: string;
  /** What was sent first, where it was revised. */
  readonly first?: { readonly daysAgo: number; readonly body: string };
  readonly answer?: DemoAnswer;
}

/** One topic of the demonstration. Days are counted from the day of loading; it opens at 09:00 and closes at 17:00 (`topicTimesOf`). */
export interface DemoTopic {
  readonly sector: string;
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  readonly opensDay: number;
  readonly closesDay: number;
  /** In the order in which they came. */
  readonly submissions: readonly DemoSubmission[];
  readonly outcome?: { readonly text: LocalizedText; readonly daysAgo: number };
}

const WASTE: DemoTopic = {
  sector: 'waste',
  title: t('ការញែកសំរាមនៅសណ្ឋាគារ ភោជនីយដ្ឋាន និងផ្សារ', 'Sorting waste at hotels, restaurants and markets'),
  question: t(
    'តើគោលនយោបាយគួរតម្រូវឱ្យសណ្ឋាគារ ភោជនីយដ្ឋាន និងផ្សារញែកសំរាមដូចម្តេច ហើយគួរចាប់ផ្តើមពីពេលណា?',
    'How should the policy ask hotels, restaurants and markets to sort their waste, and from when?',
  ),
  opensDay: -43,
  closesDay: -22,
  submissions: [
    {
      organisation: 'siemreap-city.example',
      daysAgo: 38,
      locale: 'km',
      body: 'សូមចាប់ផ្តើមតែពីរប្រភេទ គឺសំរាមសើម និងសំរាមស្ងួត។ រថយន្តប្រមូលសំរាមរបស់យើងមិនអាចដឹកបួនប្រភេទដាច់ពីគ្នាបានទេ។',
      answer: {
        disposition: 'ACCEPTED',
        reason: t('សេចក្តីព្រាងចែកសំរាមជាពីរប្រភេទ ដូចដែលបានស្នើ។', 'The draft has two kinds of waste, as proposed.'),
        daysAgo: 18,
      },
    },
    {
      organisation: 'lotus-angkor.example',
      daysAgo: 33,
      locale: 'en',
      body: 'Give hotels two years to prepare, and collect wet waste every day: in this heat it cannot wait.',
      answer: {
        disposition: 'PARTLY_ACCEPTED',
        reason: t(
          'ការប្រមូលសំរាមសើមរាល់ថ្ងៃត្រូវបានដាក់ក្នុងសេចក្តីព្រាង។ រយៈពេលត្រៀមគឺមួយឆ្នាំ ហើយសម្រាប់តែអាជីវកម្មតូចប៉ុណ្ណោះ។',
          'Daily collection of wet waste is in the draft. The time to prepare is one year, and for small businesses only.',
        ),
        daysAgo: 18,
      },
    },
    {
      organisation: 'heritage-steps.example',
      daysAgo: 29,
      locale: 'km',
      body: 'អាជីវករតាមដងផ្លូវគ្មានកន្លែងដាក់ធុងពីរទេ។ សូមគិតគូរដល់ពួកគាត់ផង។',
      answer: {
        disposition: 'NOTED',
        reason: t(
          'វិធាននេះមិនទាន់គ្របដណ្តប់អាជីវករតាមដងផ្លូវទេ។ ក្រុងនឹងពិគ្រោះជាមួយពួកគាត់ដោយឡែក។',
          'Street vendors are not covered by this rule yet. Cities will talk with them separately.',
        ),
        daysAgo: 17,
      },
    },
    {
      organisation: 'rumduol-bank.example',
      daysAgo: 26,
      locale: 'km',
      body: 'អាជីវកម្មដែលមិនញែកសំរាម មិនគួរអាចបន្តអាជ្ញាបណ្ណបានទេ។',
      answer: {
        disposition: 'NOT_ACCEPTED',
        reason: t(
          'អាជ្ញាបណ្ណអនុវត្តតាមច្បាប់ដោយឡែក ហើយគោលនយោបាយនេះមិនអាចដកហូតបានទេ។ សេចក្តីព្រាងកំណត់ការពិន័យជំនួសវិញ។',
          'A licence has a law of its own, and this policy cannot take it away. The draft sets a fine instead.',
        ),
        daysAgo: 17,
      },
    },
  ],
  outcome: {
    text: t(
      'សេចក្តីព្រាងគោលនយោបាយតម្រូវឱ្យផ្សារសាធារណៈ និងសណ្ឋាគារដែលមានចាប់ពី ២០ បន្ទប់ឡើងទៅ ញែកសំរាមជាពីរប្រភេទ គឺសំរាមសើម និងសំរាមស្ងួត។ អាជីវកម្មតូចមានពេលត្រៀមមួយឆ្នាំ។ ក្រុងប្រមូលសំរាមសើមរាល់ថ្ងៃ។',
      'The draft policy asks public markets, and hotels of 20 rooms and more, to sort waste into two kinds: wet and dry. Small businesses have a year to prepare. Cities collect wet waste every day.',
    ),
    daysAgo: 15,
  },
};

const SERVICES: DemoTopic = {
  sector: 'digital-services',
  title: t('សេវាក្រុងតាមទូរសព្ទ៖ អ្វីគួរមកមុន?', 'City services on the phone: what comes first?'),
  question: t(
    'តើសេវាណាខ្លះរបស់រដ្ឋបាលក្រុងដែលគួរប្រើបានតាមទូរសព្ទមុនគេ ហើយអ្វីខ្លះដែលមិនគួរទាមទារពីពលរដ្ឋ?',
    'Which services of the city administration should be on the phone first, and what should nobody be asked for?',
  ),
  opensDay: -32,
  closesDay: -4,
  submissions: [
    {
      organisation: 'lotus-angkor.example',
      daysAgo: 20,
      locale: 'en',
      body: 'Business licences first. Today one needs three visits, with the same papers each time. Nobody should have to hand in a paper that the administration itself has issued.',
      answer: {
        disposition: 'ACCEPTED',
        reason: t(
          'អាជ្ញាបណ្ណអាជីវកម្មនឹងត្រូវសាកល្បងមុនគេនៅសៀមរាប។ ឯកសារដែលរដ្ឋបាលបានចេញដោយខ្លួនឯង នឹងមិនត្រូវបានទាមទារទៀតទេ។',
          'Business licences will be tried first, in Siem Reap. A paper that the administration has issued itself will not be asked for again.',
        ),
        daysAgo: 2,
      },
    },
    {
      organisation: 'heritage-steps.example',
      daysAgo: 13,
      locale: 'km',
      body: 'ពលរដ្ឋគួររាយការណ៍ពីផ្លូវ ឬលូដែលខូចបានដោយរូបថតមួយសន្លឹក ហើយឃើញចម្លើយ។ កុំទាមទារឱ្យមានគណនី ឬអ៊ីមែល ព្រោះសមាជិករបស់យើងជាច្រើនមិនមានទេ។',
    },
    {
      organisation: 'rumduol-bank.example',
      daysAgo: 8,
      locale: 'km',
      body: 'ការបង់កម្រៃសេវាសាធារណៈតាមកូដ QR គួរមកមុនគេ ហើយបង្កាន់ដៃគួរចេញភ្លាមៗ។ យើងអាចជួយសាកល្បងជាមួយខណ្ឌមួយក្នុងរយៈពេលបីខែ។',
    },
  ],
};

/** Lotus Angkor Hotel has not submitted to this one: whoever signs in as its coordinator may. */
const WALKING: DemoTopic = {
  sector: 'transport',
  title: t('ដើរដោយសុវត្ថិភាពនៅជុំវិញផ្សារ និងសាលារៀន', 'Safe walking around markets and schools'),
  question: t(
    'តើវិធានអ្វីខ្លះដែលក្រុងគួរដាក់ចេញមុនគេ ដើម្បីឱ្យមនុស្សដើរបានដោយសុវត្ថិភាពនៅជុំវិញផ្សារ និងសាលារៀន? សូមលើកឡើងយ៉ាងច្រើនបីចំណុច ព្រមទាំងហេតុផល។',
    'Which rules should a city make first so that people can walk safely around markets and schools? Name three at most, and say why.',
  ),
  opensDay: -10,
  closesDay: 18,
  submissions: [
    {
      organisation: 'heritage-steps.example',
      daysAgo: 7,
      locale: 'km',
      body: 'ផ្លូវជុំវិញផ្សារចាស់គួរបិទចំពោះរថយន្តចាប់ពីម៉ោង ៥ ល្ងាចដល់ម៉ោង ៩ យប់។ រាល់ល្ងាច ភ្ញៀវដែលដើរជាមួយយើងត្រូវចុះទៅដើរលើទ្រូងផ្លូវ ព្រោះចិញ្ចើមថ្នល់ជាប់ម៉ូតូ។',
    },
    {
      organisation: 'siemreap-city.example',
      daysAgo: 2,
      locale: 'km',
      body: 'សូមកំណត់ល្បឿន ៣០ គីឡូម៉ែត្រក្នុងមួយម៉ោងនៅមុខសាលារៀន ព្រមទាំងដាក់ភ្លើង និងគំនូសឆ្លងផ្លូវ។ ក្រុងអាចចាប់ផ្តើមនៅសាលារៀនបួននៅឆ្នាំក្រោយ។',
      first: { daysAgo: 4, body: 'សូមកំណត់ល្បឿន ៣០ គីឡូម៉ែត្រក្នុងមួយម៉ោងនៅមុខសាលារៀន។' },
    },
  ],
};

/** The oldest first: published, closed and being answered, open. */
export const DEMO_TOPICS: readonly DemoTopic[] = [WASTE, SERVICES, WALKING];
