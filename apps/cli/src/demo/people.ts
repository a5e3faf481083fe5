import { type Contact, matchKeyOf } from '#identity';
import type { Locale } from '#kernel';
import { FAMILY_NAMES, GIVEN_NAMES, JOB_TITLES } from './names.data.js';
import { DEMO_ORGANISATIONS, type DemoOrganisation } from './organisations.data.js';
import type { Random } from './random.js';

/** An invented person, before the database knows them. */
export interface InventedPerson {
  readonly fullName: string;
  readonly contact: Contact;
  readonly matchKey: string;
  readonly locale: Locale;
  readonly organisation: DemoOrganisation;
  readonly jobTitle: string;
}

const WRITES_ENGLISH = 0.12;
const HAS_PHONE_ONLY = 0.18;
/** Numbers with 000 after the operator's prefix; none of them is given out. */
const INVENTED_PREFIXES = ['+85510000', '+85512000', '+85592000'];

/** Invents that many people, all different. The same numbers drawn give the same people. */
export function inventPeople(random: Random, count: number): InventedPerson[] {
  const names = random.shuffled(
    FAMILY_NAMES.flatMap((family) => GIVEN_NAMES.map((given) => ({ family, given }))),
  );
  const takenAddresses = new Set<string>();
  return names.slice(0, count).map(({ family, given }, index) => {
    // Every organisation has a few people before any has many.
    const organisation =
      DEMO_ORGANISATIONS[index % DEMO_ORGANISATIONS.length] ?? random.pick(DEMO_ORGANISATIONS);
    const isEnglish = random.chance(WRITES_ENGLISH);
    const fullName = isEnglish ? `${family[1]} ${given[1]}` : `${family[0]} ${given[0]}`;
    const contact = random.chance(HAS_PHONE_ONLY)
      ? inventedPhone(index)
      : inventedAddress(`${given[1]}.${family[1]}`, organisation.domain, takenAddresses);
    return {
      fullName,
      contact,
      matchKey: matchKeyOf(fullName, contact),
      locale: isEnglish ? 'en' : 'km',
      organisation,
      jobTitle: random.pick(JOB_TITLES[kindOf(organisation)]),
    };
  });
}

function inventedPhone(index: number): Contact {
  const prefix = INVENTED_PREFIXES[index % INVENTED_PREFIXES.length] ?? '';
  return { kind: 'PHONE', value: `${prefix}${String(index).padStart(3, '0')}` };
}

function inventedAddress(name: string, domain: string, taken: Set<string>): Contact {
  const local = name.toLowerCase();
  let address = `${local}@${domain}`;
  for (let n = 2; taken.has(address); n += 1) address = `${local}${n}@${domain}`;
  taken.add(address);
  return { kind: 'EMAIL', value: address };
}

const NGO_SUB_KINDS = new Set(['local-ngo', 'international-ngo', 'association', 'community-organisation']);
const COMPANY_SUB_KINDS = new Set([
  'micro-company',
  'small-company',
  'medium-company',
  'large-company',
  'start-up',
  'bank',
  'chamber',
  'business-association',
]);

function kindOf({ subKindCode }: DemoOrganisation): keyof typeof JOB_TITLES {
  if (NGO_SUB_KINDS.has(subKindCode)) return 'NGO';
  return COMPANY_SUB_KINDS.has(subKindCode) ? 'PRIVATE_SECTOR' : 'INSTITUTION';
}
