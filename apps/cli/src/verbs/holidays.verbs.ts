import { HOME_COUNTRY } from '#catalogue';
import { Temporal } from 'temporal-polyfill';
import { asOwner, onDatabase } from '../on-database.js';
import { UsageError, type Verb } from '../verb.js';

/* Public holidays are data that an operator keeps. Source: docs/stories/approvals.md. */

interface Holiday {
  readonly heldOn: string;
  readonly nameKm: string;
  readonly nameEn: string;
}

const COLUMNS = `held_on::text as "heldOn", name_km as "nameKm", name_en as "nameEn"`;
const LONGEST_NAME = 120;

const line = ({ heldOn, nameKm, nameEn }: Holiday): string => `  ${heldOn}  ${nameKm} / ${nameEn}`;

/** Throws for what is no day of the calendar. */
function dayOf(typed: string | undefined): string {
  try {
    return Temporal.PlainDate.from(typed ?? '', { overflow: 'reject' }).toString();
  } catch {
    throw new UsageError(`A day is written such as 2026-11-09, not: ${typed ?? 'nothing'}.`);
  }
}

function nameOf(typed: string | undefined, language: string): string {
  const name = (typed ?? '').normalize('NFC').trim();
  if (name.length === 0 || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw new UsageError(`The name in ${language} has 1 to ${LONGEST_NAME} characters.`);
  return name;
}

export const holidaysListVerb: Verb = {
  name: 'holidays list',
  usage: '[year]',
  summary: 'lists the public holidays that working days are counted by',
  run: async ([year, ...more], voice) => {
    if (more.length > 0 || (year !== undefined && !/^\d{4}$/.test(year)))
      throw new UsageError('A year is written such as 2026.');
    return onDatabase((url) =>
      asOwner(url, async (client) => {
        const { rows } = await client.query<Holiday>(
          `select ${COLUMNS} from public_holidays where country_code = $1 and ($2::int is null or extract(year from held_on) = $2) order by held_on`,
          [HOME_COUNTRY, year ?? null],
        );
        voice.answer({ holidays: rows }, rows.length > 0 ? rows.map(line).join('\n') : 'There are none.');
        return 0;
      }),
    );
  },
};

export const holidaysAddVerb: Verb = {
  name: 'holidays add',
  usage: '<day> <name in Khmer> <name in English>',
  summary: 'adds a public holiday, or names one anew',
  run: async ([day, khmer, english, ...more], voice) => {
    if (more.length > 0) throw new UsageError('A name of several words stands in quotation marks.');
    const holiday = {
      heldOn: dayOf(day),
      nameKm: nameOf(khmer, 'Khmer'),
      nameEn: nameOf(english, 'English'),
    };
    return onDatabase((url) =>
      asOwner(url, async (client) => {
        await client.query(
          `insert into public_holidays (country_code, held_on, name_km, name_en) values ($1, $2, $3, $4)
           on conflict (country_code, held_on) do update set name_km = excluded.name_km, name_en = excluded.name_en`,
          [HOME_COUNTRY, holiday.heldOn, holiday.nameKm, holiday.nameEn],
        );
        voice.answer(holiday, `Kept:\n${line(holiday)}`);
        return 0;
      }),
    );
  },
};

export const holidaysRemoveVerb: Verb = {
  name: 'holidays remove',
  usage: '<day>',
  summary: 'makes a public holiday a working day again',
  run: async ([day, ...more], voice) => {
    if (more.length > 0) throw new UsageError('It takes one day.');
    const heldOn = dayOf(day);
    return onDatabase((url) =>
      asOwner(url, async (client) => {
        const { rows } = await client.query<Holiday>(
          `delete from public_holidays where country_code = $1 and held_on = $2 returning ${COLUMNS}`,
          [HOME_COUNTRY, heldOn],
        );
        voice.answer(
          { removed: rows },
          rows.length > 0 ? `Removed:\n${rows.map(line).join('\n')}` : `${heldOn} is no public holiday.`,
        );
        return rows.length > 0 ? 0 : 1;
      }),
    );
  },
};
