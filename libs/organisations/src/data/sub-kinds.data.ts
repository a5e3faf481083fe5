import type { OrganisationKind } from '../domain/organisation.entities.js';

export interface SubKindData {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly nameKm: string;
  readonly nameEn: string;
}

const of =
  (kind: OrganisationKind) =>
  (code: string, nameKm: string, nameEn: string): SubKindData => ({ code, kind, nameKm, nameEn });

const institution = of('INSTITUTION');
const company = of('PRIVATE_SECTOR');
const ngo = of('NGO');

/** The sub-kinds of organisations. Company sizes follow the Cambodian classes of enterprises by employees. */
export const SUB_KINDS: readonly SubKindData[] = [
  institution('ministry', 'ក្រសួង', 'Ministry'),
  institution('public-agency', 'ស្ថាប័នសាធារណៈ', 'Public agency or authority'),
  institution('capital-administration', 'រដ្ឋបាលរាជធានី', 'Capital administration'),
  institution('provincial-administration', 'រដ្ឋបាលខេត្ត', 'Provincial administration'),
  institution('municipal-administration', 'រដ្ឋបាលក្រុង', 'Municipal administration'),
  institution('district-administration', 'រដ្ឋបាលស្រុក ខណ្ឌ', 'District or khan administration'),
  institution('commune-administration', 'រដ្ឋបាលឃុំ សង្កាត់', 'Commune or sangkat administration'),
  institution('university', 'សាកលវិទ្យាល័យ', 'University'),
  institution('school', 'សាលារៀន និងមជ្ឈមណ្ឌលបណ្តុះបណ្តាល', 'School or training centre'),
  institution('research-institute', 'វិទ្យាស្ថានស្រាវជ្រាវ', 'Research institute'),
  institution('public-utility', 'សហគ្រាសសាធារណៈ', 'Public utility'),
  company('micro-company', 'សហគ្រាសខ្នាតមីក្រូ', 'Micro enterprise'),
  company('small-company', 'សហគ្រាសខ្នាតតូច', 'Small enterprise'),
  company('medium-company', 'សហគ្រាសខ្នាតមធ្យម', 'Medium enterprise'),
  company('large-company', 'សហគ្រាសខ្នាតធំ', 'Large enterprise'),
  company('start-up', 'ធុរកិច្ចថ្មី', 'Start-up'),
  company('bank', 'ធនាគារ និងគ្រឹះស្ថានហិរញ្ញវត្ថុ', 'Bank or financial institution'),
  company('chamber', 'សភាពាណិជ្ជកម្ម', 'Chamber of commerce'),
  company('business-association', 'សមាគមធុរកិច្ច', 'Business association'),
  ngo('local-ngo', 'អង្គការក្នុងស្រុក', 'Local NGO'),
  ngo('international-ngo', 'អង្គការអន្តរជាតិ', 'International NGO'),
  ngo('association', 'សមាគម', 'Association'),
  ngo('community-organisation', 'អង្គការសហគមន៍', 'Community organisation'),
];
