export interface SectorData {
  readonly code: string;
  readonly nameKm: string;
  readonly nameEn: string;
}

export interface FocusAreaData extends SectorData {
  readonly sectors: readonly SectorData[];
}

const named = (code: string, nameKm: string, nameEn: string): SectorData => ({ code, nameKm, nameEn });

/** The six focus areas of the ASEAN Smart Cities Framework, in its order, each with its sectors of policy. */
export const FOCUS_AREAS: readonly FocusAreaData[] = [
  {
    ...named('civic-and-social', 'ពលរដ្ឋ និងសង្គម', 'Civic and social'),
    sectors: [
      named('civic-participation', 'ការចូលរួមរបស់ពលរដ្ឋ', 'Civic participation'),
      named('education', 'អប់រំ និងជំនាញ', 'Education and skills'),
      named('heritage', 'បេតិកភណ្ឌ និងវប្បធម៌', 'Heritage and culture'),
    ],
  },
  {
    ...named('health-and-well-being', 'សុខភាព និងសុខុមាលភាព', 'Health and well-being'),
    sectors: [
      named('health', 'សុខាភិបាល', 'Health'),
      named('social-protection', 'គាំពារសង្គម', 'Social protection'),
    ],
  },
  {
    ...named('safety-and-security', 'សុវត្ថិភាព និងសន្តិសុខ', 'Safety and security'),
    sectors: [
      named('cyber-security', 'សន្តិសុខសាយប័រ', 'Cyber security'),
      named('disaster-risk', 'ហានិភ័យគ្រោះមហន្តរាយ', 'Disaster risk'),
      named('public-safety', 'សុវត្ថិភាពសាធារណៈ', 'Public safety'),
    ],
  },
  {
    ...named('quality-environment', 'បរិស្ថានប្រកបដោយគុណភាព', 'Quality environment'),
    sectors: [
      named('energy', 'ថាមពល', 'Energy'),
      named('environment', 'បរិស្ថាន និងទីធ្លាបៃតង', 'Environment and green space'),
      named('waste', 'ការគ្រប់គ្រងសំណល់', 'Waste'),
      named('water', 'ទឹកស្អាត និងអនាម័យ', 'Water and sanitation'),
    ],
  },
  {
    ...named('built-infrastructure', 'ហេដ្ឋារចនាសម្ព័ន្ធ', 'Built infrastructure'),
    sectors: [
      named('housing', 'លំនៅឋាន', 'Housing'),
      named('land-use', 'ផែនការប្រើប្រាស់ដី', 'Land use planning'),
      named('transport', 'ដឹកជញ្ជូន', 'Transport'),
    ],
  },
  {
    ...named('industry-and-innovation', 'ឧស្សាហកម្ម និងនវានុវត្តន៍', 'Industry and innovation'),
    sectors: [
      named('digital-services', 'សេវាឌីជីថល', 'Digital services'),
      named('finance', 'ហិរញ្ញវត្ថុ និងវិនិយោគ', 'Finance and investment'),
      named('open-data', 'ទិន្នន័យបើកចំហ', 'Open data'),
      named('tourism', 'ទេសចរណ៍', 'Tourism'),
    ],
  },
];
