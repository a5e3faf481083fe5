/* Who and what is in docs/stories/the-loop.md: shared by the story through the api and the one through the browser. */

/** Those of docs/stories/overview.md whom the loop needs, and the new ones, by a short name. */
export const PEOPLE = {
  dany: { fullName: 'Nget Dany', email: 'nget.dany@example.org' },
  mara: { fullName: 'Sun Mara', email: 'sun.mara@example.org' },
  sovann: { fullName: 'Kim Sovann', email: 'kim.sovann@example.org' },
  sreymom: { fullName: 'Chan Sreymom', email: 'chan.sreymom@example.org' },
  chenda: { fullName: 'Lim Chenda', email: 'lim.chenda@example.org' },
  bopha: { fullName: 'Keo Bopha', email: 'keo.bopha@example.org' },
  nita: { fullName: 'Lay Nita', email: 'nita.lay@green-school.example' },
  vibol: { fullName: 'Thach Vibol', email: null },
  visal: { fullName: 'ជា វិសាល', email: 'visal.chea@tonle-mobility.example' },
  sokunthea: { fullName: 'រស់ សុគន្ធា', email: 'sokunthea.ros@tonle-mobility.example' },
  thida: { fullName: 'ប៊ុន ធីតា', email: 'thida.bun@tonle-mobility.example' },
  sovannary: { fullName: 'Mao Sovannary', email: 'mao.sovannary@example.org' },
  kosal: { fullName: 'Pen Kosal', email: 'pen.kosal@government.example' },
  sambath: { fullName: 'Ouk Sambath', email: 'ouk.sambath@example.org' },
  sereyvuth: { fullName: 'Im Sereyvuth', email: 'im.sereyvuth@example.org' },
} as const;
export type Name = keyof typeof PEOPLE;

/** What a person has an address for. */
export const emailOf = (name: Name): string => PEOPLE[name].email ?? '';
export const emailsOf = (...names: Name[]): string[] => names.map(emailOf).toSorted();
export const fullNames = (...names: Name[]): string[] => names.map((name) => PEOPLE[name].fullName);

/** Moments in Phnom Penh. */
export const WHEN = {
  begin: '2027-01-04 09:00',
  register: '2027-01-04 10:00',
  enrol: '2027-01-05 09:00',
  cancel: '2027-01-06 08:00',
  beforeReminder: '2027-01-18 15:59',
  reminder: '2027-01-18 16:00',
  attend: '2027-01-19 14:10',
  correctMark: '2027-01-19 14:30',
  offer: '2027-01-20 09:00',
  correctOffer: '2027-01-20 09:30',
  answer: '2027-01-21 10:00',
  look: '2027-01-22 14:00',
  write: '2027-01-25 09:00',
  submit: '2027-01-25 11:00',
  acceptP2: '2027-01-25 14:00',
  forward: '2027-01-26 09:00',
  return: '2027-01-27 10:00',
  resubmit: '2027-01-28 09:00',
  forwardAgain: '2027-01-28 15:00',
  approve: '2027-01-29 10:00',
  acceptP4: '2027-01-29 16:00',
} as const;

/** Start of the session, as calendar files say it. */
export const STARTS_AT = '2027-01-19T06:30:00Z';
export const DAY = { km: 'ថ្ងៃអង្គារ ទី19 ខែមករា ឆ្នាំ2027', en: 'Tuesday 19 January 2027' };

/** Kept out of campaigns, and why. */
export const KEPT_OUT = 'They were written to twice in December';

export const CAMPAIGN = {
  subject: { km: 'អញ្ជើញរៀនអំពីសំណល់រឹង', en: 'An invitation to learn about waste' },
  body: {
    km: 'យើងសូមអញ្ជើញលោកអ្នកមកចូលរួមវគ្គនេះ នៅបាត់ដំបង។\n\nកន្លែងមានតែ 5 ប៉ុណ្ណោះ។',
    en: 'We invite you to this session in Battambang.\n\nThere are only 5 seats.',
  },
};

/** Those of the segment who are not written to. */
export const EXCLUDED = [
  ['Chan Sreymom', 'ORGANISATION_EXCLUDED'],
  ['Kim Sovann', 'UNSUBSCRIBED'],
  ['Lim Chenda', 'ORGANISATION_EXCLUDED'],
  ['Thach Vibol', 'NO_ADDRESS'],
] as const;
export const INVITED = ['dany', 'mara', 'bopha', 'nita'] as const satisfies Name[];

/** Those who come by their link: who, in which language, and their organisation as the link fills it in. */
export const BY_LINK = [
  { who: 'bopha', locale: 'km', organisation: 'សាលាបៃតង' },
  { who: 'nita', locale: 'en', organisation: 'Green School' },
  { who: 'mara', locale: 'km', organisation: 'ទន្លេ ម៉ូប៊ីលីធី' },
] as const;

/** What Nget Dany pastes. */
export const LIST = [
  'ឈ្មោះ\tទំនាក់ទំនង',
  `Sun Mara; ${PEOPLE.mara.email}`,
  `ជា វិសាល\t${PEOPLE.visal.email}`,
  `រស់ សុគន្ធា, ${PEOPLE.sokunthea.email}`,
  `ប៊ុន ធីតា, ${PEOPLE.thida.email}`,
].join('\n');

/** Those who hold a seat on the day before, and on the day. */
export const SEATED = ['bopha', 'nita', 'mara', 'sokunthea', 'thida'] as const satisfies Name[];
export const ABSENT_AT_FIRST = ['mara', 'sokunthea'] as const satisfies Name[];
export const LATE = 'រថយន្តខូចតាមផ្លូវ មកយឺត 40 នាទី';

export const TERMS = {
  L1: { amount: '២,៤០០.៧៥', unit: 'USD', city: 'battambang', sector: 'waste', description: 'ធុងសម្រាប់ផ្សារ' },
  L2: { amount: '7.5', unit: 'person-days', city: 'battambang', sector: 'waste', description: 'អ្នកបើកបរ' },
};
export const CORRECTED = '2,500.25';
export const WHY = {
  accepted: 'បានព្រមព្រៀងជាមួយគណៈកម្មការផ្សារ',
  declined: 'ក្រុងមានអ្នកបើកបរគ្រប់គ្រាន់ហើយ',
  returned: 'សូមបញ្ជាក់ជំហានបន្ទាប់',
};

/** What Mao Sovannary writes, what Pen Kosal mends, and what the office asked for. */
export const REPORT = {
  title: {
    km: 'របាយការណ៍ស្តីពីសំណល់ និងភាគីពាក់ព័ន្ធ ខែមករា ឆ្នាំ២០២៧',
    en: 'Report on waste and its stakeholders, January 2027',
  },
  periodFrom: '2027-01-01',
  periodTo: '2027-01-25',
  heading: { km: 'លទ្ធផលសំខាន់', en: 'Main results' },
  written: {
    km: 'ក្នុងចំណោម [invited] នាក់ដែលបានអញ្ជើញ [attended] នាក់បានចូលរួម។ ការសន្យា [accepted] ត្រូវបានទទួល៖ ប្រាក់ដុល្លារ [accepted.usd] និងប្រាក់រៀល [accepted.khr]។',
    en: 'Of [invited] people invited, [attended] came. [accepted] pledges were accepted: USD [accepted.usd] and KHR [accepted.khr].',
  },
  mended: {
    km: 'ក្នុងចំណោម [invited] នាក់ដែលបានអញ្ជើញ [attended] នាក់បានចូលរួមរៀន។ ការសន្យា [accepted] ត្រូវបានទទួល៖ ប្រាក់ដុល្លារ [accepted.usd] និងប្រាក់រៀល [accepted.khr]។',
    en: 'Of [invited] people invited, [attended] came and learnt. [accepted] pledges were accepted: USD [accepted.usd] and KHR [accepted.khr].',
  },
  next: {
    km: 'ជំហានបន្ទាប់៖ ដាក់ធុងនៅផ្សារទាំងបី មុនបុណ្យចូលឆ្នាំ។',
    en: 'Next: bins at all three markets before the New Year festival.',
  },
} as const;

/** The same text with the next step below it. */
export const WITH_NEXT = {
  km: `${REPORT.mended.km}\n${REPORT.next.km}`,
  en: `${REPORT.mended.en}\n${REPORT.next.en}`,
};
