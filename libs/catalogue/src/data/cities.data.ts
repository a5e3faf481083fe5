import type { WeaveCode } from '../domain/catalogue.entities.js';

export interface CityData {
  readonly code: string;
  readonly countryCode: string;
  readonly nameKm: string;
  readonly nameEn: string;
  readonly timeZone: string;
  readonly isPilot: boolean;
  /** Day of joining the network; null where the sources disagree. */
  readonly joinedOn: string | null;
  readonly weave: WeaveCode | null;
}

/** The 32nd ASEAN Summit, which founded the network with its 26 first cities. */
const FOUNDED_ON = '2018-04-28';

const city = (
  code: string,
  countryCode: string,
  timeZone: string,
  nameKm: string,
  nameEn: string,
  more: Partial<CityData> = {},
): CityData => ({
  code,
  countryCode,
  timeZone,
  nameKm,
  nameEn,
  isPilot: false,
  joinedOn: FOUNDED_ON,
  weave: null,
  ...more,
});

const ofPilot = (weave: WeaveCode): Partial<CityData> => ({ isPilot: true, weave });
const JOINED_LATER: Partial<CityData> = { joinedOn: null };

/** The cities of the ASEAN Smart Cities Network: the 26 of 2018, then those that joined later. */
export const CITIES: readonly CityData[] = [
  city('bandar-seri-begawan', 'BN', 'Asia/Brunei', 'បន្ទាសេរីបេហ្គាវ៉ាន់', 'Bandar Seri Begawan'),
  city('battambang', 'KH', 'Asia/Phnom_Penh', 'បាត់ដំបង', 'Battambang', ofPilot('romduol')),
  city('phnom-penh', 'KH', 'Asia/Phnom_Penh', 'ភ្នំពេញ', 'Phnom Penh', ofPilot('tonle')),
  city('siem-reap', 'KH', 'Asia/Phnom_Penh', 'សៀមរាប', 'Siem Reap', ofPilot('laterite')),
  city('banyuwangi', 'ID', 'Asia/Jakarta', 'បាញូវ៉ាងី', 'Banyuwangi'),
  city('jakarta', 'ID', 'Asia/Jakarta', 'ហ្សាការតា', 'DKI Jakarta'),
  city('makassar', 'ID', 'Asia/Makassar', 'ម៉ាកាសារ', 'Makassar'),
  city('luang-prabang', 'LA', 'Asia/Vientiane', 'លួងព្រះបាង', 'Luang Prabang'),
  city('vientiane', 'LA', 'Asia/Vientiane', 'វៀងច័ន្ទ', 'Vientiane'),
  city('johor-bahru', 'MY', 'Asia/Kuala_Lumpur', 'ចូហរបារូ', 'Johor Bahru'),
  city('kota-kinabalu', 'MY', 'Asia/Kuching', 'កូតាគីណាបាលូ', 'Kota Kinabalu'),
  city('kuala-lumpur', 'MY', 'Asia/Kuala_Lumpur', 'កូឡាឡាំពួរ', 'Kuala Lumpur'),
  city('kuching', 'MY', 'Asia/Kuching', 'គូឈីង', 'Kuching'),
  city('mandalay', 'MM', 'Asia/Yangon', 'ម៉ាន់ដាឡេ', 'Mandalay'),
  city('nay-pyi-taw', 'MM', 'Asia/Yangon', 'ណៃពិដោ', 'Nay Pyi Taw'),
  city('yangon', 'MM', 'Asia/Yangon', 'យ៉ាំងហ្គោន', 'Yangon'),
  city('cebu-city', 'PH', 'Asia/Manila', 'ទីក្រុងសេប៊ូ', 'Cebu City'),
  city('davao-city', 'PH', 'Asia/Manila', 'ទីក្រុងដាវ៉ាវ', 'Davao City'),
  city('manila', 'PH', 'Asia/Manila', 'ម៉ានីល', 'Manila'),
  city('singapore', 'SG', 'Asia/Singapore', 'សិង្ហបុរី', 'Singapore'),
  city('bangkok', 'TH', 'Asia/Bangkok', 'បាងកក', 'Bangkok'),
  city('chonburi', 'TH', 'Asia/Bangkok', 'ជលបុរី', 'Chonburi'),
  city('phuket', 'TH', 'Asia/Bangkok', 'ភូកេត', 'Phuket'),
  city('da-nang', 'VN', 'Asia/Ho_Chi_Minh', 'ដាណាង', 'Da Nang'),
  city('hanoi', 'VN', 'Asia/Ho_Chi_Minh', 'ហាណូយ', 'Hanoi'),
  city('ho-chi-minh-city', 'VN', 'Asia/Ho_Chi_Minh', 'ទីក្រុងហូជីមិញ', 'Ho Chi Minh City'),
  city('chiang-mai', 'TH', 'Asia/Bangkok', 'ឈៀងម៉ៃ', 'Chiang Mai', JOINED_LATER),
  city('khon-kaen', 'TH', 'Asia/Bangkok', 'ខនកែន', 'Khon Kaen', JOINED_LATER),
  city('rayong', 'TH', 'Asia/Bangkok', 'រ៉ាយ៉ង', 'Rayong', JOINED_LATER),
  city('sihanoukville', 'KH', 'Asia/Phnom_Penh', 'ព្រះសីហនុ', 'Sihanoukville', JOINED_LATER),
  city('sumedang', 'ID', 'Asia/Jakarta', 'ស៊ូមេដាំង', 'Sumedang', JOINED_LATER),
];
