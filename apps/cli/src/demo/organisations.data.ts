import { localizedText as t, type LocalizedText } from '#kernel';

export interface DemoOrganisation {
  readonly subKindCode: string;
  readonly cityCode: string | null;
  readonly name: LocalizedText;
  /** Domain of its people's addresses, always under `.example`. */
  readonly domain: string;
}

const at =
  (cityCode: string | null) =>
  (subKindCode: string, domain: string, km: string, en: string): DemoOrganisation => ({
    subKindCode,
    cityCode,
    name: t(km, en),
    domain: `${domain}.example`,
  });

const phnomPenh = at('phnom-penh');
const siemReap = at('siem-reap');
const battambang = at('battambang');

/** Institutions. Names of offices that every country has; their people here are invented. */
const INSTITUTIONS: readonly DemoOrganisation[] = [
  phnomPenh('ministry', 'public-works', 'ក្រសួងសាធារណការ និងដឹកជញ្ជូន', 'Ministry of Public Works and Transport'),
  phnomPenh('ministry', 'environment-ministry', 'ក្រសួងបរិស្ថាន', 'Ministry of Environment'),
  phnomPenh('ministry', 'tourism-ministry', 'ក្រសួងទេសចរណ៍', 'Ministry of Tourism'),
  phnomPenh(
    'ministry',
    'telecom-ministry',
    'ក្រសួងប្រៃសណីយ៍ និងទូរគមនាគមន៍',
    'Ministry of Post and Telecommunications',
  ),
  phnomPenh(
    'capital-administration',
    'phnompenh-capital',
    'រដ្ឋបាលរាជធានីភ្នំពេញ',
    'Phnom Penh Capital Administration',
  ),
  siemReap(
    'provincial-administration',
    'siemreap-province',
    'រដ្ឋបាលខេត្តសៀមរាប',
    'Siem Reap Provincial Administration',
  ),
  siemReap(
    'municipal-administration',
    'siemreap-city',
    'រដ្ឋបាលក្រុងសៀមរាប',
    'Siem Reap Municipal Administration',
  ),
  battambang(
    'municipal-administration',
    'battambang-city',
    'រដ្ឋបាលក្រុងបាត់ដំបង',
    'Battambang Municipal Administration',
  ),
  phnomPenh('district-administration', 'khan-toul-svay', 'រដ្ឋបាលខណ្ឌទួលស្វាយ', 'Khan Toul Svay Administration'),
  siemReap(
    'commune-administration',
    'sangkat-wat-chas',
    'រដ្ឋបាលសង្កាត់វត្តចាស់',
    'Sangkat Wat Chas Administration',
  ),
  battambang(
    'commune-administration',
    'sangkat-spean-thmei',
    'រដ្ឋបាលសង្កាត់ស្ពានថ្មី',
    'Sangkat Spean Thmei Administration',
  ),
  battambang('university', 'sangker-university', 'សាកលវិទ្យាល័យសង្កែ', 'Sangker University'),
  phnomPenh(
    'research-institute',
    'tonle-institute',
    'វិទ្យាស្ថានទន្លេសម្រាប់អភិបាលកិច្ច',
    'Tonle Institute of Governance',
  ),
  siemReap('school', 'angkor-skills', 'មជ្ឈមណ្ឌលជំនាញអង្គរ', 'Angkor Skills Centre'),
  battambang('public-utility', 'battambang-water', 'រដ្ឋាករទឹកបាត់ដំបង', 'Battambang Water Supply'),
];

/** Companies, banks, chambers. All invented. */
const PRIVATE_SECTOR: readonly DemoOrganisation[] = [
  siemReap('medium-company', 'lotus-angkor', 'សណ្ឋាគារផ្កាឈូកអង្គរ', 'Lotus Angkor Hotel'),
  siemReap('small-company', 'green-remork', 'ក្រុមហ៊ុនរ៉ឺម៉កបៃតង', 'Green Remork Co., Ltd.'),
  siemReap('micro-company', 'kravan-crafts', 'សិប្បកម្មក្រវ៉ាន់', 'Kravan Crafts'),
  phnomPenh('large-company', 'mekong-cable', 'ក្រុមហ៊ុនខ្សែកាបមេគង្គ', 'Mekong Cable Plc.'),
  phnomPenh('large-company', 'chaktomuk-construction', 'ក្រុមហ៊ុនសំណង់ចតុមុខ', 'Chaktomuk Construction Plc.'),
  phnomPenh('medium-company', 'clean-capital', 'ក្រុមហ៊ុនរាជធានីស្អាត', 'Clean Capital Services Co., Ltd.'),
  phnomPenh('start-up', 'sra-data', 'ស្រះទិន្នន័យ', 'Sra Data'),
  phnomPenh('start-up', 'plov-app', 'ផ្លូវអែប', 'Plov App'),
  phnomPenh('bank', 'rumduol-bank', 'ធនាគាររំដួល', 'Rumduol Bank Plc.'),
  battambang('bank', 'srov-microfinance', 'មីក្រូហិរញ្ញវត្ថុស្រូវ', 'Srov Microfinance Plc.'),
  battambang('medium-company', 'sangker-rice', 'ក្រុមហ៊ុនអង្ករសង្កែ', 'Sangker Rice Mill Co., Ltd.'),
  battambang('small-company', 'dambang-solar', 'ថាមពលព្រះអាទិត្យដំបង', 'Dambang Solar Co., Ltd.'),
  phnomPenh('chamber', 'young-enterprise-chamber', 'សភាសហគ្រិនវ័យក្មេង', 'Chamber of Young Entrepreneurs'),
  siemReap(
    'business-association',
    'angkor-hospitality',
    'សមាគមធុរកិច្ចបដិសណ្ឋារកិច្ចអង្គរ',
    'Angkor Hospitality Association',
  ),
];

/** NGOs, associations, communities. All invented. */
const NGOS: readonly DemoOrganisation[] = [
  siemReap('association', 'angkor-guides', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ', 'Angkor Tour Guides Association'),
  siemReap('association', 'remork-network', 'បណ្តាញអ្នកបើករ៉ឺម៉កសៀមរាប', 'Siem Reap Remork Drivers Network'),
  siemReap('local-ngo', 'heritage-steps', 'ជំហានបេតិកភណ្ឌ', 'Heritage Steps'),
  siemReap(
    'community-organisation',
    'trapeang-chhuk',
    'សហគមន៍ទេសចរណ៍ត្រពាំងឈូក',
    'Trapeang Chhuk Community Tourism',
  ),
  phnomPenh('local-ngo', 'clean-lanes', 'អង្គការច្រកស្អាត', 'Clean Lanes Cambodia'),
  phnomPenh('local-ngo', 'open-phnom-penh', 'អង្គការទិន្នន័យបើកចំហភ្នំពេញ', 'Open Data Phnom Penh'),
  phnomPenh('international-ngo', 'cities-for-people', 'ទីក្រុងសម្រាប់មនុស្ស', 'Cities for People International'),
  phnomPenh('association', 'access-for-all', 'សមាគមផ្លូវសម្រាប់ទាំងអស់គ្នា', 'Streets for All Association'),
  phnomPenh('association', 'urban-women', 'សមាគមស្ត្រីទីក្រុង', 'Urban Women Association'),
  battambang('local-ngo', 'stung-sangker-friends', 'មិត្តស្ទឹងសង្កែ', 'Friends of the Sangker River'),
  battambang(
    'community-organisation',
    'phsar-nath-community',
    'សហគមន៍អាជីវករផ្សារណាត',
    'Phsar Nath Vendors Community',
  ),
];

/** Forty organisations of the three kinds. */
export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [...INSTITUTIONS, ...PRIVATE_SECTOR, ...NGOS];
