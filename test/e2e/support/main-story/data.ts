/* The people and the session of docs/stories/main-story.md. */
import type { CreateSession } from '#sessions';
import type { TestDatabase } from '#testing';

export interface StoryPerson {
  readonly no: number;
  readonly fullName: string;
  readonly organisation: string;
  readonly email: string;
  readonly locale: 'km' | 'en';
}

const person = (
  no: number,
  fullName: string,
  organisation: string,
  email: string,
  locale: 'km' | 'en' = 'km',
): StoryPerson => ({ no, fullName, organisation, email, locale });

export const PEOPLE: readonly StoryPerson[] = [
  person(1, 'ចាន់ ស្រីមុំ', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ', 'sreymom.chan@angkor-guides.example'),
  person(2, 'ញឹម ឫទ្ធី', 'បណ្តាញអ្នកបើករ៉ឺម៉កសៀមរាប', 'rithy.nhim@remork-network.example'),
  person(3, 'Pich Malis', 'Tonle Institute of Governance', 'malis.pich@tonle-institute.example', 'en'),
  person(4, 'សុខ ដារ៉ា', 'រដ្ឋបាលក្រុងសៀមរាប', 'sok.dara@siemreap-city.example'),
  person(5, 'លី ណារ៉ុង', 'សណ្ឋាគារផ្កាឈូកអង្គរ', 'narong.ly@lotus-angkor.example'),
  person(6, 'វ៉ាន់ ចន្ថា', 'សហគ្រាសទេសចរណ៍សហគមន៍ត្រពាំងឈូក', 'chantha.vann@trapeang-chhuk.example'),
  person(7, 'Tep Bora', 'Heritage Steps', 'bora.tep@heritage-steps.example', 'en'),
  person(8, 'មាស ធីតា', 'សមាគមសិប្បករសៀមរាប', 'thida.meas@siemreap-artisans.example'),
];

/** The person with a number of the story. */
export const no = (number: number): StoryPerson => {
  const found = PEOPLE.find((one) => one.no === number);
  if (!found) throw new Error(`Nobody in the story has the number ${number}`);
  return found;
};

/** Addresses of the people with these numbers, sorted. */
export const emails = (...numbers: number[]): string[] =>
  numbers.map((number) => no(number).email).toSorted();

/** A moment in Phnom Penh: `2026-12-01 09:00`. */
export const at = (wall: string): Date => new Date(`${wall.replace(' ', 'T')}:00+07:00`);

export const TRAINER = 'trainer@samaki.example';
export const OLD_DATE = { km: 'ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026', en: 'Tuesday 8 December 2026' };
export const NEW_DATE = { km: 'ថ្ងៃព្រហស្បតិ៍ ទី10 ខែធ្នូ ឆ្នាំ2026', en: 'Thursday 10 December 2026' };

/** The session of the story, among the demonstration data that stand in the database. */
export async function storySession(db: TestDatabase): Promise<CreateSession> {
  const [known] = await db.ownerSql<{ course: string; city: string; trainer: string }>(
    `select (select id from courses where code = 'tourism-heritage') as course,
            (select id from cities where code = 'siem-reap') as city,
            (select id from people where email = $1) as trainer`,
    [TRAINER],
  );
  return {
    content: {
      courseId: known!.course,
      mode: 'IN_PERSON',
      cityId: known!.city,
      venue: { km: 'សាលាក្រុងសៀមរាប បន្ទប់ 3', en: 'Siem Reap City Hall, Room 3' },
      mapUrl: null,
      accessNote: null,
      joinUrl: null,
      languages: ['km'],
      startsAt: at('2026-12-08 13:30'),
      endsAt: at('2026-12-08 17:00'),
      doorsOpenAt: at('2026-12-08 13:00'),
      timeZone: 'Asia/Phnom_Penh',
      registrationOpensAt: null,
      registrationClosesAt: null,
    },
    seats: { capacity: 5, onlineCapacity: null },
    // Whoever registers is confirmed at once; addresses have a story of their own.
    addressHoldMinutes: 0,
    trainers: [
      {
        trainerId: known!.trainer,
        name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
        position: { km: 'អ្នកជំនាញទេសចរណ៍ប្រកបដោយចីរភាព', en: 'Specialist in sustainable tourism' },
      },
    ],
  };
}
