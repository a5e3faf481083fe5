import type { CourseData } from '#catalogue';
import { localizedText as t } from '#kernel';

type Parts = Pick<CourseData, 'level' | 'audienceKinds' | 'languages' | 'modules' | 'prerequisites'>;

/** What the demonstration's courses take for granted, for whom they are, and what they teach, by code. */
export const COURSE_PARTS: Readonly<Record<string, Parts>> = {
  'tourism-heritage': {
    level: 'INTRODUCTORY',
    languages: ['km', 'en'],
    modules: [
      {
        title: t('អានចំនួនភ្ញៀវ', 'Reading visitor counts'),
        minutes: 95,
        objectives: [
          t('រកម៉ោងដែលមានភ្ញៀវច្រើនពេក ក្នុងទិន្នន័យមួយសប្តាហ៍', 'Find the hours that are too full in a week of counts'),
          t('ប្រៀបធៀបវិធីចែកម៉ោងទស្សនាពីរ', 'Compare two ways to spread visits over the day'),
        ],
      },
      {
        title: t('សំណើមួយទំព័រ', 'A proposal of one page'),
        minutes: 75,
        objectives: [
          t('សរសេរសំណើដែលសង្កាត់អាចសម្រេចបាន', 'Write a proposal that a sangkat can decide on'),
          t('ប្រាប់ថាអ្នកណាទទួលប្រយោជន៍ និងអ្នកណាចំណាយ', 'Say who gains from it and who pays'),
        ],
      },
    ],
  },
  'waste-environment': {
    level: 'INTRODUCTORY',
    languages: ['km'],
    modules: [
      {
        title: t('អ្នកណាទទួលខុសត្រូវអ្វី', 'Who is responsible for what'),
        minutes: 60,
        objectives: [t('ពន្យល់តួនាទីរបស់ក្រុង ក្រុមហ៊ុន និងគ្រួសារ', 'Explain the parts of city, company and household')],
      },
      {
        title: t('ផ្លូវប្រមូល និងថ្លៃដើម', 'Routes and costs'),
        minutes: 90,
        objectives: [
          t('គូសផ្លូវប្រមូលសំរាមនៃសង្កាត់មួយ', 'Draw the collection route of one sangkat'),
          t('គណនាថ្លៃដើមក្នុងមួយតោន', 'Work out what a tonne costs'),
        ],
      },
    ],
  },
  'public-transport': {
    level: 'INTERMEDIATE',
    audienceKinds: ['NGO', 'INSTITUTION'],
    languages: ['km', 'en'],
    modules: [
      {
        title: t('ពិនិត្យផ្លូវដោយថ្មើរជើង', 'A street audit on foot'),
        minutes: 80,
        objectives: [t('កត់ត្រាឧបសគ្គនៅតាមផ្លូវប្រាំរយម៉ែត្រ', 'Record what is in the way along five hundred metres')],
      },
      {
        title: t('រាប់ចរាចរណ៍', 'Counting traffic'),
        minutes: 85,
        objectives: [
          t('រាប់ចរាចរណ៍ដោយទូរសព្ទ និងក្រដាស', 'Count traffic with a phone and on paper'),
          t('ជ្រើសការកែលម្អបីដែលធ្វើបានក្នុងមួយឆ្នាំ', 'Choose three improvements that fit into a year'),
        ],
      },
    ],
  },
  'water-drainage': {
    level: 'INTERMEDIATE',
    audienceKinds: ['PRIVATE_SECTOR', 'INSTITUTION'],
    languages: ['km'],
    modules: [
      {
        title: t('ឧបករណ៍ចាប់សញ្ញា', 'Sensors'),
        minutes: 80,
        objectives: [
          t('ប្រាប់អ្វីដែលឧបករណ៍ចាប់សញ្ញាវាស់បាន និងវាស់មិនបាន', 'Say what a sensor measures, and what it does not'),
        ],
      },
      {
        title: t('ការព្រមាន', 'Warnings'),
        minutes: 90,
        objectives: [
          t('កំណត់កម្រិតព្រមានសម្រាប់កន្លែងមួយ', 'Set the level of warning for one place'),
          t('រៀបផែនការសម្រាប់សាមសិបនាទីដំបូង', 'Plan the first thirty minutes'),
        ],
      },
    ],
  },
  'policy-private-sector': {
    level: 'INTRODUCTORY',
    audienceKinds: ['PRIVATE_SECTOR'],
    languages: ['km', 'en'],
    modules: [
      {
        title: t('ទីក្រុងសាកល្បងបី', 'The three pilot cities'),
        minutes: 100,
        objectives: [t('ប្រាប់តម្រូវការរបស់ទីក្រុងនីមួយៗ', 'Name what each of the cities needs')],
      },
      {
        title: t('ពីគំនិតដល់កិច្ចព្រមព្រៀង', 'From an idea to an agreement'),
        minutes: 75,
        objectives: [
          t('រៀបរាប់ផ្លូវដែលសំណើមួយឆ្លងកាត់', 'Describe the way that a proposal takes'),
          t('ផ្គូផ្គងអ្វីដែលអ្នកមានទៅនឹងតម្រូវការមួយ', 'Match what you have to one of the needs'),
        ],
      },
    ],
  },
  'public-private-partnership': {
    level: 'ADVANCED',
    audienceKinds: ['PRIVATE_SECTOR', 'INSTITUTION'],
    languages: ['km', 'en'],
    prerequisites: ['policy-private-sector'],
    modules: [
      {
        title: t('កិច្ចព្រមព្រៀងដែលយុត្តិធម៌', 'A fair agreement'),
        minutes: 120,
        objectives: [
          t('ចែកហានិភ័យរវាងក្រុង និងក្រុមហ៊ុន', 'Share the risks between city and company'),
          t('ប្រាប់អ្វីដែលក្រុងត្រូវរក្សាទុក', 'Say what the city must keep'),
        ],
      },
      {
        title: t('វាយតម្លៃសំណើ', 'Judging a proposal'),
        minutes: 90,
        objectives: [t('ឱ្យពិន្ទុសំណើមួយតាមលក្ខណវិនិច្ឆ័យប្រាំ', 'Score a proposal by five criteria')],
      },
    ],
  },
  'open-data': {
    level: 'INTERMEDIATE',
    languages: ['km', 'en'],
    modules: [
      {
        title: t('អ្វីដែលអាចបើក', 'What may be opened'),
        minutes: 60,
        objectives: [
          t(
            'បែងចែកទិន្នន័យដែលអាចបើក ពីទិន្នន័យដែលត្រូវបិទ',
            'Tell data that may be opened from data that must stay closed',
          ),
        ],
      },
      {
        title: t('ឯកសារដំបូង', 'The first file'),
        minutes: 60,
        objectives: [t('រៀបចំឯកសារមួយឱ្យអ្នកដទៃប្រើបាន', 'Prepare one file so that others can use it')],
      },
    ],
  },
  'digital-safety': {
    level: 'ADVANCED',
    languages: ['km'],
    prerequisites: ['open-data'],
    modules: [
      {
        title: t('ហានិភ័យ', 'Risks'),
        minutes: 60,
        objectives: [t('រកចំណុចខ្សោយបីក្នុងការិយាល័យរបស់អ្នក', 'Find three weak points in your own office')],
      },
      {
        title: t('ថ្ងៃដែលមានរឿង', 'The day it happens'),
        minutes: 60,
        objectives: [t('ដឹងថាត្រូវទូរសព្ទទៅអ្នកណា និងធ្វើអ្វីមុនគេ', 'Know whom to call, and what to do first')],
      },
    ],
  },
};
