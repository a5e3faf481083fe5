import type { Role } from '#authz';
import { localizedText as t, type LocalizedText } from '#kernel';

/** One-click sign-in of the demonstration: who plays each role. Source: docs/stories/sign-in.md. */
export interface DemoPerson {
  readonly role: Role;
  readonly name: LocalizedText;
  readonly email: string;
  /** City code or name of an organisation's domain that the role is limited to. */
  readonly scope: { readonly city?: string; readonly organisation?: string };
}

const person = (
  role: Role,
  local: string,
  km: string,
  en: string,
  scope: DemoPerson['scope'] = {},
): DemoPerson => ({
  role,
  name: t(km, en),
  email: `${local}@samaki.example`,
  scope,
});

export const DEMO_PERSONS: readonly DemoPerson[] = [
  person('PARTICIPANT', 'participant', 'ចាន់ ស្រីមុំ', 'Chan Sreymom'),
  person('COORDINATOR', 'coordinator', 'ង៉ែត ពិសី', 'Nget Pisey', { organisation: 'lotus-angkor.example' }),
  person('TRAINER', 'trainer', 'កែវ សុភា', 'Keo Sophea'),
  person('CITY_OFFICER', 'city-officer', 'ប្រាក់ វណ្ណៈ', 'Prak Vannak', { city: 'siem-reap' }),
  person('WORKING_GROUP', 'working-group', 'ម៉ៅ សុវណ្ណារី', 'Mao Sovannary'),
  person('CHAIR', 'chair', 'អ៊ុក សម្បត្តិ', 'Ouk Sambath'),
  person('HEAD_OF_GOVERNMENT_OFFICE', 'head-office', 'អ៊ឹម សេរីវុឌ្ឍ', 'Im Sereyvuth'),
  person('ADMINISTRATOR', 'administrator', 'ឈឹម រដ្ឋា', 'Chhim Rotha'),
];

/** Coordinators beside the one of the sign-in: each of the kinds of organisations has one at least. */
export const DEMO_COORDINATORS: readonly DemoPerson[] = [
  {
    role: 'COORDINATOR',
    name: t('ទេព វិសាល', 'Tep Visal'),
    email: 'visal.tep@heritage-steps.example',
    scope: { organisation: 'heritage-steps.example' },
  },
  {
    role: 'COORDINATOR',
    name: t('មាស ធីតា', 'Meas Thida'),
    email: 'thida.meas@rumduol-bank.example',
    scope: { organisation: 'rumduol-bank.example' },
  },
  {
    role: 'COORDINATOR',
    name: t('សុខ ដារ៉ា', 'Sok Dara'),
    email: 'dara.sok@siemreap-city.example',
    scope: { organisation: 'siemreap-city.example' },
  },
];

export interface DemoTrainer {
  readonly email: string;
  readonly name: LocalizedText;
  readonly role: LocalizedText;
  /** In which they train. */
  readonly languages: readonly string[];
}

/** Trainers. The first is the demonstration's own (`DEMO_PERSONS`). */
export const DEMO_TRAINERS = {
  sophea: {
    email: 'trainer@samaki.example',
    name: t('កែវ សុភា', 'Keo Sophea'),
    languages: ['km', 'en'],
    role: t(
      'អ្នកជំនាញទេសចរណ៍ប្រកបដោយចីរភាព មជ្ឈមណ្ឌលជំនាញអង្គរ',
      'Specialist in sustainable tourism, Angkor Skills Centre',
    ),
  },
  vicheka: {
    email: 'vicheka.heng@tonle-institute.example',
    name: t('ហេង វិច្ឆិកា', 'Heng Vicheka'),
    languages: ['km', 'en'],
    role: t(
      'សាស្ត្រាចារ្យច្បាប់សាធារណៈ វិទ្យាស្ថានទន្លេសម្រាប់អភិបាលកិច្ច',
      'Lecturer in public law, Tonle Institute of Governance',
    ),
  },
  ratana: {
    email: 'ratana.touch@sangker-university.example',
    name: t('ទូច រតនា', 'Touch Ratana'),
    languages: ['km'],
    role: t('វិស្វករបរិស្ថាន សាកលវិទ្យាល័យសង្កែ', 'Environmental engineer, Sangker University'),
  },
  malin: {
    email: 'malin.ung@sra-data.example',
    name: t('អ៊ុង ម៉ាលីន', 'Ung Malin'),
    languages: ['km', 'en'],
    role: t('អ្នកវិភាគទិន្នន័យ ស្រះទិន្នន័យ', 'Data analyst, Sra Data'),
  },
  piseth: {
    email: 'piseth.chea@public-works.example',
    name: t('ជា ពិសិដ្ឋ', 'Chea Piseth'),
    languages: ['km'],
    role: t('អ្នករៀបចំផែនការដឹកជញ្ជូនទីក្រុង', 'Urban transport planner'),
  },
  aisyah: {
    email: 'aisyah.rahman@cities-for-people.example',
    name: t('នូរុល អៃស៊ីយ៉ា រ៉ាហ្មាន់', 'Nurul Aisyah Rahman'),
    languages: ['en'],
    role: t(
      'ទីប្រឹក្សាគម្រោងទីក្រុងអាស៊ាន ទីក្រុងសម្រាប់មនុស្ស',
      'Adviser on ASEAN city projects, Cities for People International',
    ),
  },
} as const satisfies Record<string, DemoTrainer>;

export type DemoTrainerKey = keyof typeof DEMO_TRAINERS;
