import type { ExperienceData } from '#catalogue';
import { localizedText as t } from '#kernel';

/** What other countries did, as the demonstration tells it. All of it is real; each source says more. */
export const DEMO_EXPERIENCES: readonly ExperienceData[] = [
  {
    title: t('រទេះខ្សែកាបតភ្ជាប់សហគមន៍លើជម្រាលភ្នំទៅនឹងទីក្រុង', 'Cable cars join hillside communities to the city'),
    summary: t(
      'នៅឆ្នាំ 2004 ក្រុងមេដេលីនបានបើកខ្សែកាបដំបូងដែលជាផ្នែកនៃបណ្តាញមេត្រូរបស់ក្រុង។ អ្នករស់នៅលើជម្រាលភ្នំធ្វើដំណើរដោយប្រើសំបុត្រតែមួយជាមួយមេត្រូ ហើយក្រុងបានសាងសង់បណ្ណាល័យ សាលារៀន និងទីធ្លាសាធារណៈនៅជិតស្ថានីយ។ មេរៀន៖ ការដឹកជញ្ជូនផ្តល់ផលច្រើនជាង ពេលធ្វើរួមជាមួយសេវាសង្គមនៅតំបន់ដដែល។',
      'In 2004 Medellín opened its first cable car as a line of the city’s metro. People on the hillsides travel with one ticket, and the city built libraries, schools and public squares near the stations. What to learn: transport does more when social services come to the same neighbourhood with it.',
    ),
    countryCode: 'CO',
    city: t('មេដេលីន', 'Medellín'),
    year: 2004,
    sourceName: 'Metro de Medellín',
    sourceUrl: 'https://www.metrodemedellin.gov.co/',
    sectors: ['transport', 'land-use', 'social-protection'],
    courses: ['public-transport'],
  },
  {
    title: t('ទិន្នន័យនៅជាមួយម្ចាស់ ហើយផ្លាស់ប្តូរគ្នាដោយសុវត្ថិភាព', 'Data stays with its owner and is exchanged safely'),
    summary: t(
      'តាំងពីឆ្នាំ 2001 ស្ថាប័នរដ្ឋ និងក្រុមហ៊ុននៅអេស្តូនីផ្លាស់ប្តូរទិន្នន័យតាម X-Road។ បញ្ជីនីមួយៗនៅជាមួយស្ថាប័នដែលទទួលខុសត្រូវ ហើយការផ្លាស់ប្តូរនីមួយៗត្រូវបានអ៊ិនគ្រីប ចុះហត្ថលេខា និងកត់ត្រាទុក។ កម្មវិធីនេះជាកូដបើកចំហ ហើយប្រទេសផ្សេងទៀតក៏ប្រើវាដែរ។',
      'Since 2001 public bodies and companies in Estonia have exchanged data over X-Road. Each register stays with the body that answers for it, and every exchange is encrypted, signed and logged. The software is open source, and other countries use it too.',
    ),
    countryCode: 'EE',
    city: null,
    year: 2001,
    sourceName: 'X-Road',
    sourceUrl: 'https://x-road.global/',
    sectors: ['digital-services', 'cyber-security'],
    courses: ['digital-safety', 'open-data'],
  },
  {
    title: t('ពលរដ្ឋរាយការណ៍ទឹកជំនន់ ហើយផែនទីបង្ហាញ', 'Residents report floods, and the map shows them'),
    summary: t(
      'នៅឆ្នាំ 2014 ក្រុងហ្សាការតាបានសាកល្បងផែនទីមួយ ដែលប្រមូលរបាយការណ៍ទឹកជំនន់ពីពលរដ្ឋតាមបណ្តាញសង្គម។ សព្វថ្ងៃ PetaBencana.id បន្តការងារនេះសម្រាប់តំបន់ផ្សេងទៀតនៅឥណ្ឌូណេស៊ី និងសម្រាប់គ្រោះមហន្តរាយផ្សេងទៀត។ ផែនទីនេះឥតគិតថ្លៃ ហើយអ្នកសង្គ្រោះ និងពលរដ្ឋមើលឃើញព័ត៌មានដូចគ្នា។',
      'In 2014 Jakarta tried out a map that gathers what residents report about floods on social media. Today PetaBencana.id does this for other parts of Indonesia and for other disasters too. The map is free, and rescuers and residents see the same.',
    ),
    countryCode: 'ID',
    city: t('ហ្សាការតា', 'Jakarta'),
    year: 2014,
    sourceName: 'PetaBencana.id',
    sourceUrl: 'https://petabencana.id/',
    sectors: ['disaster-risk', 'open-data'],
    courses: ['water-drainage', 'open-data'],
  },
  {
    title: t('មជ្ឈមណ្ឌលមួយមើលឃើញចរាចរណ៍ទាំងទីក្រុង', 'One centre sees the traffic of the whole city'),
    summary: t(
      'ក្រុងសេអ៊ូលបានបង្កើតមជ្ឈមណ្ឌល TOPIS ក្នុងពេលកែទម្រង់សេវារថយន្តក្រុងនៅឆ្នាំ 2004។ ទិន្នន័យពីរថយន្តក្រុង និងពីផ្លូវថ្នល់មកដល់កន្លែងតែមួយ ដើម្បីគ្រប់គ្រងចរាចរណ៍ និងប្រាប់អ្នកដំណើរអំពីពេលដែលរថយន្តក្រុងមកដល់។ មេរៀន៖ ទិន្នន័យដែលប្រមូលសម្រាប់ការគ្រប់គ្រង អាចបម្រើអ្នកដំណើរផងដែរ។',
      'Seoul set up its centre, TOPIS, while it reformed its buses in 2004. Data from buses and roads comes to one place, to manage traffic and to tell passengers when their bus arrives. What to learn: data that is gathered to manage can serve passengers too.',
    ),
    countryCode: 'KR',
    city: t('សេអ៊ូល', 'Seoul'),
    year: 2004,
    sourceName: 'Seoul TOPIS',
    sourceUrl: 'https://topis.seoul.go.kr/',
    sectors: ['transport', 'open-data'],
    courses: ['public-transport', 'open-data'],
  },
  {
    title: t(
      'អត្តសញ្ញាណឌីជីថលតែមួយ សម្រាប់សេវារដ្ឋ និងសេវាឯកជន',
      'One digital identity for public and private services',
    ),
    summary: t(
      'សិង្ហបុរីបានប្រកាសគំនិតផ្តួចផ្តើម Smart Nation នៅឆ្នាំ 2014។ អ្នករស់នៅប្រើសេវារបស់រដ្ឋ និងសេវារបស់ក្រុមហ៊ុនជាច្រើន ដោយអត្តសញ្ញាណឌីជីថលតែមួយ ឈ្មោះ Singpass។ មេរៀន៖ អ្វីដែលបង្កើតម្តងហើយប្រើរួមគ្នា បម្រើស្ថាប័នជាច្រើន។',
      'Singapore announced its Smart Nation initiative in 2014. Residents use services of the state, and of many companies, with one digital identity, Singpass. What to learn: what is built once and shared serves many institutions.',
    ),
    countryCode: 'SG',
    city: null,
    year: 2014,
    sourceName: 'Smart Nation Singapore',
    sourceUrl: 'https://www.smartnation.gov.sg/',
    sectors: ['digital-services'],
    courses: ['digital-safety', 'policy-private-sector'],
  },
  {
    title: t(
      'វេទិកាបើកចំហ ដែលពលរដ្ឋស្នើ ពិភាក្សា និងតាមដានការសម្រេចចិត្ត',
      'An open platform where residents propose, discuss and follow decisions',
    ),
    summary: t(
      'ក្រុងបាសេឡូណាបានចាប់ផ្តើមប្រើ Decidim នៅឆ្នាំ 2016 ដើម្បីរៀបចំផែនការសកម្មភាពរបស់ក្រុងជាមួយពលរដ្ឋ។ សំណើ ការពិភាក្សា និងចម្លើយរបស់ក្រុងនៅកន្លែងតែមួយ ដែលគ្រប់គ្នាអាចតាមដានបាន។ កម្មវិធីនេះជាកូដបើកចំហ ហើយទីក្រុង និងអង្គការជាច្រើនទៀតប្រើវាដែរ។',
      'Barcelona began to use Decidim in 2016, to write the city’s plan of action with its residents. Proposals, debates and the city’s answers stand in one place where everybody can follow them. The software is open source, and many other cities and organisations use it.',
    ),
    countryCode: 'ES',
    city: t('បាសេឡូណា', 'Barcelona'),
    year: 2016,
    sourceName: 'Decidim',
    sourceUrl: 'https://decidim.org/',
    sectors: ['civic-participation', 'open-data'],
    courses: ['policy-private-sector', 'open-data'],
  },
];
