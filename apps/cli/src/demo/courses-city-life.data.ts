import type { CourseData } from '#catalogue';
import { localizedText as t } from '#kernel';

/** Courses on what people of a city meet every day: visitors, waste, streets, water. */
export const CITY_LIFE_COURSES: readonly CourseData[] = [
  {
    code: 'tourism-heritage',
    sectorCode: 'tourism',
    title: t('ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ', 'Smart tourism and the care of heritage'),
    lead: t(
      'រៀនប្រើទិន្នន័យសាមញ្ញ ដើម្បីទទួលភ្ញៀវឱ្យបានល្អ ហើយថែរក្សាប្រាសាទ និងសហគមន៍ជុំវិញ។',
      'Use simple data to receive visitors well, and to keep temples and the communities around them from wear.',
    ),
    description: t(
      'ភ្ញៀវទេសចរដែលមកដល់ក្នុងពេលតែមួយ ធ្វើឱ្យផ្លូវកកស្ទះ បេតិកភណ្ឌឆាប់ខូច ហើយចំណូលធ្លាក់ទៅលើកន្លែងតែពីរបី។ វគ្គនេះបង្ហាញពីរបៀបដែលក្រុងសៀមរាប និងក្រុងបេតិកភណ្ឌដទៃទៀតក្នុងអាស៊ាន រាប់ចំនួនភ្ញៀវ ចែកម៉ោងទស្សនា និងនាំភ្ញៀវទៅភូមិដែលចង់ទទួល។\n\nអ្នកនឹងអានទិន្នន័យពិតមួយសប្តាហ៍ រកម៉ោងដែលមានមនុស្សច្រើនបំផុត រួចសរសេរសំណើមួយទំព័រសម្រាប់សង្កាត់ ឬអាជីវកម្មរបស់អ្នក។ មិនចាំបាច់មានចំណេះដឹងផ្នែកបច្ចេកវិទ្យាទេ។',
      'Visitors who all come at the same hour block the streets, wear the stones, and leave their money in few places. This course shows how Siem Reap and other heritage cities of ASEAN count visitors, spread their hours, and bring them to villages that wish to receive them.\n\nYou will read one week of real counts, find the hours that are too full, and write a proposal of one page for your commune or your business. No technical knowledge is needed.',
    ),
    audience: t(
      'សណ្ឋាគារ មគ្គុទ្ទេសក៍ អ្នកដឹកជញ្ជូនភ្ញៀវ សហគមន៍ទេសចរណ៍ និងមន្ត្រីសង្កាត់',
      'Hotels, guides, transport for visitors, tourism communities, and officers of sangkats',
    ),
    outline: [
      { offsetMinutes: 0, title: t('ស្វាគមន៍ និងគោលដៅនៃថ្ងៃនេះ', 'Welcome, and what today is for') },
      {
        offsetMinutes: 15,
        title: t('តើភ្ញៀវទៅណា ហើយនៅពេលណា?', 'Where visitors go, and when'),
        note: t('ទិន្នន័យរាប់ភ្ញៀវមួយសប្តាហ៍', 'One week of visitor counts'),
      },
      {
        offsetMinutes: 60,
        title: t('ករណីសិក្សា៖ ចែកម៉ោងទស្សនានៅក្រុងបេតិកភណ្ឌពីរ', 'Case: timed visits in two heritage cities'),
        note: t('អ្វីដែលបានលទ្ធផល និងអ្វីដែលត្រូវលុបចោល', 'What worked, and what was given up'),
      },
      { offsetMinutes: 100, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      {
        offsetMinutes: 120,
        title: t('ចំណូលសម្រាប់សហគមន៍ជុំវិញប្រាសាទ', 'Income for the communities around the temples'),
      },
      {
        offsetMinutes: 150,
        title: t('សិក្ខាសាលា៖ សំណើមួយទំព័ររបស់អ្នក', 'Workshop: your proposal on one page'),
        note: t('ជាក្រុម 4 នាក់', 'In groups of four'),
      },
      { offsetMinutes: 195, title: t('សំណួរ ចម្លើយ និងជំហានបន្ទាប់', 'Questions, and what happens next') },
    ],
  },
  {
    code: 'waste-environment',
    sectorCode: 'waste',
    title: t('ការគ្រប់គ្រងសំណល់រឹង និងបរិស្ថានទីក្រុង', 'Solid waste and the urban environment'),
    lead: t(
      'ពីធុងសំរាមដល់ទីលាន៖ អ្វីដែលសង្កាត់ ក្រុមហ៊ុន និងគ្រួសារអាចធ្វើរួមគ្នា។',
      'From the bin to the landfill: what sangkats, companies and households can do together.',
    ),
    description: t(
      'សំណល់រឹងក្នុងទីក្រុងកើនឡើងលឿនជាងចំនួនឡានដឹក។ វគ្គនេះពន្យល់ពីបទប្បញ្ញត្តិស្តីពីការគ្រប់គ្រងសំណល់រឹងទីប្រជុំជន តួនាទីរបស់រដ្ឋបាលក្រុង និងកិច្ចសន្យាជាមួយក្រុមហ៊ុនប្រមូលសំរាម ដោយប្រើពាក្យងាយយល់។\n\nអ្នកនឹងគូសផែនទីផ្លូវប្រមូលសំរាមនៃសង្កាត់មួយ គណនាថ្លៃដើមក្នុងមួយតោន ហើយប្រៀបធៀបវិធីបំបែកសំណល់នៅប្រភពបីយ៉ាង ដែលក្រុងក្នុងអាស៊ានបានសាកល្បង។',
      'Waste in our cities grows faster than the number of trucks. This course explains, in plain words, the rules on urban solid waste, the part of the municipal administration, and the contract with those who collect.\n\nYou will draw the collection route of one sangkat, work out what a tonne costs, and compare three ways of sorting at the source that cities of ASEAN have tried.',
    ),
    audience: t(
      'មន្ត្រីបរិស្ថាន សង្កាត់ ក្រុមហ៊ុនប្រមូលសំរាម ផ្សារ សាលារៀន និងអង្គការសហគមន៍',
      'Environment officers, sangkats, waste companies, markets, schools, and community organisations',
    ),
    outline: [
      {
        offsetMinutes: 0,
        title: t('ស្វាគមន៍ និងរូបភាពទូទៅនៃសំណល់ក្នុងក្រុង', 'Welcome, and the waste of a city in one picture'),
      },
      {
        offsetMinutes: 20,
        title: t('អ្នកណាទទួលខុសត្រូវអ្វី?', 'Who is responsible for what'),
        note: t('ក្រុង ខណ្ឌ សង្កាត់ ក្រុមហ៊ុន និងគ្រួសារ', 'City, khan, sangkat, company and household'),
      },
      { offsetMinutes: 65, title: t('ករណីសិក្សា៖ បំបែកសំណល់នៅផ្សារបី', 'Case: sorting waste at three markets') },
      { offsetMinutes: 100, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      {
        offsetMinutes: 120,
        title: t('សិក្ខាសាលា៖ ផ្លូវប្រមូលសំរាមលើផែនទី', 'Workshop: the collection route on the map'),
        note: t('យកផែនទីសង្កាត់របស់អ្នកមកជាមួយ', 'Bring a map of your sangkat'),
      },
      { offsetMinutes: 170, title: t('ថ្លៃដើម ថ្លៃសេវា និងកិច្ចសន្យា', 'Cost, fee and contract') },
      { offsetMinutes: 195, title: t('ការប្តេជ្ញារបស់អង្គភាពអ្នក', 'What your organisation can pledge') },
    ],
  },
  {
    code: 'public-transport',
    sectorCode: 'transport',
    title: t('ដឹកជញ្ជូនសាធារណៈ និងផ្លូវសម្រាប់អ្នកថ្មើរជើង', 'Public transport and streets for walking'),
    lead: t(
      'ធ្វើឱ្យរថយន្តក្រុង រ៉ឺម៉ក កង់ និងអ្នកថ្មើរជើង ប្រើផ្លូវតែមួយដោយសុវត្ថិភាព។',
      'How buses, remorks, bicycles and people on foot can share one street safely.',
    ),
    description: t(
      'ម៉ូតូ និងរថយន្តកើនឡើងរៀងរាល់ឆ្នាំ តែផ្លូវមិនបានធំជាងមុនទេ។ វគ្គនេះបង្ហាញគោលនយោបាយដឹកជញ្ជូនទីក្រុង បណ្តាញរថយន្តក្រុង ចំណតដែលមនុស្សគ្រប់រូបប្រើបាន និងរបៀបរាប់ចរាចរណ៍ដោយមិនបាច់ប្រើឧបករណ៍ថ្លៃ។\n\nអ្នកនឹងដើរពិនិត្យផ្លូវមួយជាមួយបញ្ជីសំណួរ 20 ចំណុច រួចរៀបចំគំនិតបីសម្រាប់កែលម្អ ដែលអាចធ្វើបានក្នុងរយៈពេលមួយឆ្នាំ។',
      'There are more motorbikes and cars every year, and the streets are no wider. This course presents the policy on urban transport, the bus network, stops that everybody can use, and ways to count traffic without costly devices.\n\nYou will walk one street with a list of twenty questions, and prepare three improvements that can be made within a year.',
    ),
    audience: t(
      'មន្ត្រីដឹកជញ្ជូន ក្រុមហ៊ុនដឹកអ្នកដំណើរ អ្នកបើករ៉ឺម៉ក សាកលវិទ្យាល័យ និងអង្គការជនមានពិការភាព',
      'Transport officers, passenger companies, remork drivers, universities, and organisations of persons with disabilities',
    ),
    outline: [
      { offsetMinutes: 0, title: t('ស្វាគមន៍', 'Welcome') },
      {
        offsetMinutes: 15,
        title: t('គោលនយោបាយដឹកជញ្ជូនទីក្រុង ក្នុងពាក្យងាយយល់', 'The policy on urban transport in plain words'),
      },
      {
        offsetMinutes: 55,
        title: t('ដើរពិនិត្យផ្លូវ', 'A street audit on foot'),
        note: t('សូមពាក់ស្បែកជើងស្រួលដើរ និងយកមួក', 'Wear shoes for walking, bring a hat'),
      },
      { offsetMinutes: 105, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      {
        offsetMinutes: 125,
        title: t('រាប់ចរាចរណ៍ ដោយទូរសព្ទ និងក្រដាស', 'Counting traffic with a phone and paper'),
      },
      {
        offsetMinutes: 155,
        title: t('សិក្ខាសាលា៖ ការកែលម្អបីក្នុងមួយឆ្នាំ', 'Workshop: three improvements in one year'),
      },
      { offsetMinutes: 195, title: t('សំណួរ និងចម្លើយ', 'Questions and answers') },
    ],
  },
  {
    code: 'water-drainage',
    sectorCode: 'water',
    title: t('ទឹកស្អាត និងប្រព័ន្ធលូ៖ តាមដានដោយឧបករណ៍ចាប់សញ្ញា', 'Water and drainage: watching with sensors'),
    lead: t(
      'ដឹងមុនពេលទឹកឡើង៖ ឧបករណ៍តម្លៃសមរម្យ ទិន្នន័យត្រឹមត្រូវ និងការឆ្លើយតបរហ័ស។',
      'Know before the water rises: affordable devices, data one can trust, and a quick answer.',
    ),
    description: t(
      'ភ្លៀងខ្លាំងរយៈពេលមួយម៉ោងអាចធ្វើឱ្យផ្លូវលិច ហើយបំពង់ទឹកដែលធ្លាយធ្វើឱ្យបាត់ទឹកស្អាតមួយភាគ។ វគ្គនេះណែនាំឧបករណ៍ចាប់សញ្ញាកម្ពស់ទឹក និងសម្ពាធទឹក របៀបដំឡើង ថែទាំ និងកន្លែងដែលមិនគួរដាក់។\n\nអ្នកនឹងអានទិន្នន័យពីរដូវវស្សាមួយ កំណត់កម្រិតព្រមាន ហើយសរសេរផែនការថា អ្នកណាត្រូវធ្វើអ្វី ក្នុង 30 នាទីដំបូងក្រោយការព្រមាន។',
      'An hour of heavy rain can flood a street, and a leaking pipe loses part of the clean water. This course presents sensors for water level and pressure, how they are installed and kept, and where not to put them.\n\nYou will read the data of one rainy season, set a warning level, and write down who does what in the first thirty minutes after a warning.',
    ),
    audience: t(
      'រដ្ឋាករទឹក មន្ត្រីសាធារណការ ក្រុមហ៊ុនបច្ចេកវិទ្យា និងគណៈកម្មាធិការគ្រប់គ្រងគ្រោះមហន្តរាយ',
      'Water utilities, public works officers, technology companies, and disaster committees',
    ),
    outline: [
      {
        offsetMinutes: 0,
        title: t('ស្វាគមន៍ និងមេរៀនពីរដូវវស្សាមុន', 'Welcome, and what the last rainy season taught'),
      },
      {
        offsetMinutes: 20,
        title: t('ឧបករណ៍ចាប់សញ្ញា៖ វាស់អ្វី និងវាស់មិនបានអ្វី', 'Sensors: what they measure, and what they do not'),
      },
      {
        offsetMinutes: 65,
        title: t('ករណីសិក្សា៖ ស្ថានីយវាស់កម្ពស់ទឹក 12 កន្លែង', 'Case: twelve level stations'),
        note: t('ថ្លៃដើម ថាមពល និងការលួច', 'Cost, power and theft'),
      },
      { offsetMinutes: 100, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      { offsetMinutes: 120, title: t('សិក្ខាសាលា៖ កំណត់កម្រិតព្រមាន', 'Workshop: setting a warning level') },
      { offsetMinutes: 165, title: t('ផែនការ 30 នាទីដំបូង', 'A plan for the first thirty minutes') },
      { offsetMinutes: 195, title: t('សំណួរ និងចម្លើយ', 'Questions and answers') },
    ],
  },
];
