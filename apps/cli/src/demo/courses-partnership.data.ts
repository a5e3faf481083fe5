import type { CourseData } from '#catalogue';
import { localizedText as t } from '#kernel';

/** Courses on how a city works with others: the policy itself, agreements, data, safety of digital services. */
export const PARTNERSHIP_COURSES: readonly CourseData[] = [
  {
    code: 'policy-private-sector',
    sectorCode: 'civic-participation',
    title: t('គោលនយោបាយទីក្រុងឆ្លាតវៃ សម្រាប់វិស័យឯកជន', 'Smart City policy for the private sector'),
    lead: t(
      'អ្វីដែលទីក្រុងត្រូវការ អ្វីដែលក្រុមហ៊ុនអាចផ្តល់ និងផ្លូវដែលសំណើមួយត្រូវឆ្លងកាត់។',
      'What cities need, what companies can offer, and the way that a proposal takes.',
    ),
    description: t(
      'ភ្នំពេញ សៀមរាប និងបាត់ដំបង ជាទីក្រុងសាកល្បងរបស់កម្ពុជា ក្នុងបណ្តាញទីក្រុងឆ្លាតវៃអាស៊ាន។ វគ្គនេះពន្យល់ពីផែនការសកម្មភាពរបស់ទីក្រុងនីមួយៗ វិស័យអាទិភាពទាំងប្រាំមួយ និងតួនាទីរបស់គណៈកម្មាធិការ ដើម្បីឱ្យក្រុមហ៊ុនដឹងថា ត្រូវនិយាយជាមួយអ្នកណា និងនៅពេលណា។\n\nអ្នកនឹងស្តាប់បទពិសោធន៍របស់អាជីវកម្មពីរ ដែលបានធ្វើការជាមួយរដ្ឋបាលក្រុង រួចប្រៀបធៀបគំនិតរបស់អ្នកជាមួយតម្រូវការពិតរបស់ទីក្រុង។',
      'Phnom Penh, Siem Reap and Battambang are the pilot cities of Cambodia in the ASEAN Smart Cities Network. This course explains the action plan of each, the six focus areas and the part of the committee, so that a company knows whom to speak to, and when.\n\nYou will hear two businesses that have worked with a municipal administration, and hold your own idea against what the cities really need.',
    ),
    audience: t(
      'ម្ចាស់ និងអ្នកគ្រប់គ្រងក្រុមហ៊ុនគ្រប់ទំហំ សភាពាណិជ្ជកម្ម និងសមាគមធុរកិច្ច',
      'Owners and managers of companies of every size, chambers of commerce and business associations',
    ),
    outline: [
      { offsetMinutes: 0, title: t('ស្វាគមន៍ និងការណែនាំខ្លួន', 'Welcome and introductions') },
      { offsetMinutes: 20, title: t('ទីក្រុងសាកល្បងបី ផែនការសកម្មភាពបី', 'Three pilot cities, three action plans') },
      {
        offsetMinutes: 65,
        title: t('បទពិសោធន៍របស់អាជីវកម្មពីរ', 'Two businesses tell their experience'),
        note: t('មួយជោគជ័យ មួយត្រូវបញ្ឈប់', 'One that went well, one that was stopped'),
      },
      { offsetMinutes: 100, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      {
        offsetMinutes: 120,
        title: t('ផ្លូវដែលសំណើមួយឆ្លងកាត់ ពីគំនិតដល់ការសម្រេច', 'The way of a proposal, from idea to decision'),
      },
      {
        offsetMinutes: 155,
        title: t('សិក្ខាសាលា៖ គំនិតរបស់អ្នក និងតម្រូវការទីក្រុង', 'Workshop: your idea and a need of the city'),
      },
      { offsetMinutes: 195, title: t('សំណួរ និងការប្តេជ្ញាគាំទ្រ', 'Questions, and how to pledge support') },
    ],
  },
  {
    code: 'public-private-partnership',
    sectorCode: 'finance',
    title: t(
      'ភាពជាដៃគូរវាងរដ្ឋ និងឯកជន ក្នុងគម្រោងទីក្រុងឆ្លាតវៃ',
      'Public–private partnership in Smart City projects',
    ),
    lead: t(
      'កិច្ចព្រមព្រៀងដែលយុត្តិធម៌មានរូបរាងបែបណា ទីក្រុងរក្សាអ្វី ហើយសំណើត្រូវបានវាយតម្លៃដូចម្តេច។',
      'What a fair agreement looks like, what the city keeps, and how a proposal is judged.',
    ),
    description: t(
      'គម្រោងទីក្រុងឆ្លាតវៃភាគច្រើនត្រូវការទាំងទ្រព្យសាធារណៈ និងទុនឯកជន។ វគ្គពេញមួយថ្ងៃនេះពន្យល់ពីច្បាប់ស្តីពីភាពជាដៃគូរវាងរដ្ឋ និងឯកជន ការបែងចែកហានិភ័យ និងមូលហេតុដែលកិច្ចព្រមព្រៀងខ្លះត្រូវបញ្ចប់មុនកាលកំណត់។\n\nអ្នកនឹងអានកិច្ចព្រមព្រៀងពិតពីរពីទីក្រុងដទៃក្នុងអាស៊ាន មួយបានស្ថិតស្ថេរ មួយបានបញ្ចប់មុន ហើយព្រាងទំព័រដំបូងសម្រាប់គំនិតផ្ទាល់របស់អ្នក។',
      'Most Smart City projects need both public property and private capital. This whole-day course explains the law on public-private partnerships, how risk is shared, and why some agreements end before their time.\n\nYou will read two real agreements from other ASEAN cities, one that held and one that was ended early, and draft a first page for an idea of your own.',
    ),
    audience: t(
      'ក្រុមហ៊ុន ធនាគារ មេធាវី អង្គការ និងនាយកដ្ឋានរបស់រដ្ឋបាលក្រុង ខេត្ត',
      'Companies, banks, lawyers, NGOs, and departments of municipal and provincial administrations',
    ),
    outline: [
      {
        offsetMinutes: 0,
        title: t('អ្វីដែលច្បាប់អនុញ្ញាតនៅថ្ងៃនេះ', 'What the law allows today'),
        note: t(
          'ច្បាប់ស្តីពីភាពជាដៃគូរវាងរដ្ឋ និងឯកជន ក្នុងពាក្យងាយយល់',
          'The law on public-private partnerships in plain words',
        ),
      },
      {
        offsetMinutes: 60,
        title: t('ករណីទី 1៖ ចំណតឆ្លាតវៃក្នុងក្រុងបេតិកភណ្ឌ', 'Case one: smart parking in a heritage city'),
        note: t('អ្វីដែលភាគីនីមួយៗបានសន្យា និងអ្វីដែលបានធ្វើ', 'What each side promised, and what was delivered'),
      },
      { offsetMinutes: 120, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      {
        offsetMinutes: 140,
        title: t('ករណីទី 2៖ កិច្ចសន្យាភ្លើងផ្លូវដែលបញ្ចប់មុន', 'Case two: a street light contract ended early'),
        note: t('ហានិភ័យនៅត្រង់ណា ហើយអ្នកណាបង់', 'Where the risk sat, and who paid'),
      },
      { offsetMinutes: 210, isBreak: true, title: t('អាហារថ្ងៃត្រង់', 'Lunch') },
      {
        offsetMinutes: 300,
        title: t('ទីក្រុងវាយតម្លៃសំណើយ៉ាងដូចម្តេច', 'How a city judges a proposal'),
        note: t('លក្ខខណ្ឌប្រាំ និងទម្ងន់ពិន្ទុ', 'The five criteria and their weights'),
      },
      {
        offsetMinutes: 375,
        title: t('សិក្ខាសាលា៖ ទំព័រដំបូងរបស់អ្នក', 'Workshop: your first page'),
        note: t('ក្រុម 4 នាក់ មានគ្រូម្នាក់នៅតុនីមួយៗ', 'In groups of four, with a trainer at each table'),
      },
      { offsetMinutes: 465, title: t('សំណួរ និងរបៀបប្តេជ្ញាគាំទ្រ', 'Questions, and how to offer a pledge') },
    ],
  },
  {
    code: 'open-data',
    sectorCode: 'open-data',
    title: t('ទិន្នន័យបើកចំហ សម្រាប់សេវាទីក្រុង', 'Open data for city services'),
    lead: t(
      'ទិន្នន័យណាអាចបើក ទិន្នន័យណាត្រូវបិទ ហើយត្រូវចាប់ផ្តើមពីឯកសារណាមុនគេ។',
      'Which data may be opened, which must stay closed, and which file to begin with.',
    ),
    description: t(
      'រដ្ឋបាលក្រុងមានទិន្នន័យច្រើន តែភាគច្រើននៅក្នុងកុំព្យូទ័ររបស់មន្ត្រីម្នាក់ៗ។ វគ្គតាមអនឡាញនេះបង្ហាញពីរបៀបជ្រើសរើស សម្អាត និងផ្សព្វផ្សាយតារាងទិន្នន័យមួយ ដោយមិនបង្ហាញអត្តសញ្ញាណរបស់នរណាម្នាក់។\n\nអ្នកនឹងធ្វើលំហាត់លើទិន្នន័យចំណតរថយន្តក្រុង និងដឹងថា អ្នកសារព័ត៌មាន និស្សិត និងក្រុមហ៊ុន ប្រើវាធ្វើអ្វីបានខ្លះ។',
      'A municipal administration has many data, most of them on the computer of one officer. This on-line course shows how to choose, clean and publish one table without showing who anybody is.\n\nYou will work on the data of bus stops, and see what journalists, students and companies make of them.',
    ),
    audience: t(
      'មន្ត្រីរដ្ឋបាលក្រុង និងខេត្ត អ្នកអភិវឌ្ឍកម្មវិធី អ្នកសារព័ត៌មាន និងអ្នកស្រាវជ្រាវ',
      'Officers of municipal and provincial administrations, developers, journalists and researchers',
    ),
    outline: [
      { offsetMinutes: 0, title: t('ស្វាគមន៍ និងពិនិត្យសំឡេង', 'Welcome and a check of sound') },
      { offsetMinutes: 10, title: t('បើកចំហមានន័យដូចម្តេច', 'What open means') },
      {
        offsetMinutes: 35,
        title: t('លំហាត់៖ សម្អាតតារាងមួយ', 'Exercise: cleaning one table'),
        note: t('ត្រូវការកុំព្យូទ័រ ឬទូរសព្ទដែលបើកតារាងបាន', 'You need a computer, or a phone that opens tables'),
      },
      {
        offsetMinutes: 75,
        title: t('អ្វីដែលមិនត្រូវផ្សាយ៖ ទិន្នន័យផ្ទាល់ខ្លួន', 'What must not be published: personal data'),
      },
      { offsetMinutes: 105, title: t('សំណួរ និងចម្លើយ', 'Questions and answers') },
    ],
  },
  {
    code: 'digital-safety',
    sectorCode: 'cyber-security',
    title: t('សេវាឌីជីថលប្រកបដោយសុវត្ថិភាព និងទិន្នន័យផ្ទាល់ខ្លួន', 'Safe digital services and personal data'),
    lead: t(
      'ការពារទិន្នន័យរបស់ពលរដ្ឋ មុនពេលមានបញ្ហា មិនមែនក្រោយ។',
      "Protect people's data before something happens, not after.",
    ),
    description: t(
      'សេវាទីក្រុងឆ្លាតវៃប្រមូលឈ្មោះ លេខទូរសព្ទ និងទីតាំងរបស់ពលរដ្ឋ។ វគ្គនេះបង្រៀនគោលការណ៍សាមញ្ញបួន៖ ប្រមូលតែអ្វីដែលត្រូវការ រក្សាទុកក្នុងរយៈពេលកំណត់ បើកមើលតែអ្នកមានតួនាទី និងប្រាប់ពលរដ្ឋឱ្យច្បាស់។\n\nអ្នកនឹងពិនិត្យទម្រង់ចុះឈ្មោះមួយរបស់អង្គភាពអ្នក ហាត់ឆ្លើយតបពេលអ៊ីមែលបោកប្រាស់មកដល់ ហើយត្រឡប់ទៅវិញជាមួយបញ្ជីត្រួតពិនិត្យ 12 ចំណុច។',
      'Smart City services collect names, phone numbers and places of people. This course teaches four simple principles: collect only what is needed, keep it for a set time, open it only to those whose work it is, and tell people plainly.\n\nYou will examine a form that your own organisation uses, practise what to do when a deceiving e-mail arrives, and go home with a checklist of twelve points.',
    ),
    audience: t(
      'អ្នកគ្រប់គ្រងប្រព័ន្ធ មន្ត្រីទទួលពាក្យ ធនាគារ គ្រឹះស្ថានមីក្រូហិរញ្ញវត្ថុ និងអង្គការ',
      'System managers, counter officers, banks, microfinance institutions and NGOs',
    ),
    outline: [
      { offsetMinutes: 0, title: t('ស្វាគមន៍ និងរឿងពិតមួយ', 'Welcome, and one true story') },
      { offsetMinutes: 20, title: t('គោលការណ៍បួននៃទិន្នន័យផ្ទាល់ខ្លួន', 'Four principles of personal data') },
      {
        offsetMinutes: 55,
        title: t('លំហាត់៖ ពិនិត្យទម្រង់របស់អ្នក', 'Exercise: examine your own form'),
        note: t('យកទម្រង់ចុះឈ្មោះមួយមកជាមួយ', 'Bring one registration form'),
      },
      { offsetMinutes: 90, isBreak: true, title: t('សម្រាកតែ', 'Tea') },
      { offsetMinutes: 110, title: t('អ៊ីមែលបោកប្រាស់ និងពាក្យសម្ងាត់', 'Deceiving mails and passwords') },
      { offsetMinutes: 145, title: t('ពេលមានបញ្ហា៖ ម៉ោងដំបូង', 'When it happens: the first hour') },
      { offsetMinutes: 165, title: t('បញ្ជីត្រួតពិនិត្យ 12 ចំណុច', 'A checklist of twelve points') },
    ],
  },
];
