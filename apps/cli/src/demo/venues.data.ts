import { localizedText as t, type LocalizedText } from '#kernel';

export interface DemoVenue {
  readonly cityCode: string;
  readonly name: LocalizedText;
  readonly accessNote: LocalizedText;
}

const venue = (cityCode: string, name: LocalizedText, accessNote: LocalizedText): DemoVenue => ({
  cityCode,
  name,
  accessNote,
});

/** Rooms where sessions are held: public halls and places of learning. */
export const DEMO_VENUES = {
  capitalHall: venue(
    'phnom-penh',
    t('សាលារាជធានីភ្នំពេញ បន្ទប់ប្រជុំ ខ', 'Phnom Penh Capital Hall, Meeting room B'),
    t('ជាន់ទី 2 មានជណ្តើរយន្ត។ ចូលតាមទ្វារខាងលិច។', 'Second floor, with a lift. Enter by the west gate.'),
  ),
  ministryHall: venue(
    'phnom-penh',
    t('ក្រសួងមហាផ្ទៃ អគារ គ បន្ទប់បណ្តុះបណ្តាល', 'Ministry of Interior, Building C, Training room'),
    t('សូមយកអត្តសញ្ញាណប័ណ្ណមកជាមួយ សម្រាប់ច្រកទ្វារ។', 'Bring an identity card for the gate.'),
  ),
  tonleInstitute: venue(
    'phnom-penh',
    t('វិទ្យាស្ថានទន្លេសម្រាប់អភិបាលកិច្ច សាលធំ', 'Tonle Institute of Governance, Main hall'),
    t('ជាន់ផ្ទាល់ដី ចូលបានដោយរទេះរុញ។', 'Ground floor, step-free.'),
  ),
  siemReapCity: venue(
    'siem-reap',
    t('សាលាក្រុងសៀមរាប បន្ទប់ 3', 'Siem Reap City Hall, Room 3'),
    t('ជាន់ផ្ទាល់ដី ចូលបានដោយរទេះរុញ។ ចំណតម៉ូតូនៅខាងក្រោយ។', 'Ground floor, step-free. Motorbikes park at the back.'),
  ),
  siemReapProvince: venue(
    'siem-reap',
    t('សាលាខេត្តសៀមរាប បន្ទប់ 2', 'Siem Reap Provincial Hall, Room 2'),
    t('ជាន់ផ្ទាល់ដី ចូលបានដោយរទេះរុញពីទ្វារខាងកើត។', 'Ground floor, step-free from the east gate.'),
  ),
  angkorSkills: venue(
    'siem-reap',
    t('មជ្ឈមណ្ឌលជំនាញអង្គរ បន្ទប់ 12', 'Angkor Skills Centre, Room 12'),
    t('ជាន់ទី 1 មានតែជណ្តើរ។ សូមប្រាប់យើង បើអ្នកត្រូវការជំនួយ។', 'First floor, stairs only. Tell us if you need help.'),
  ),
  battambangCity: venue(
    'battambang',
    t('សាលាក្រុងបាត់ដំបង បន្ទប់ប្រជុំធំ', 'Battambang City Hall, Large meeting room'),
    t('ជាន់ផ្ទាល់ដី ចូលបានដោយរទេះរុញ។', 'Ground floor, step-free.'),
  ),
  sangkerUniversity: venue(
    'battambang',
    t('សាកលវិទ្យាល័យសង្កែ អគារ ក បន្ទប់ 201', 'Sangker University, Building A, Room 201'),
    t('ជាន់ទី 2 មានជណ្តើរយន្តនៅចុងអគារ។', 'Second floor, with a lift at the end of the building.'),
  ),
} as const satisfies Record<string, DemoVenue>;

export type DemoVenueKey = keyof typeof DEMO_VENUES;
