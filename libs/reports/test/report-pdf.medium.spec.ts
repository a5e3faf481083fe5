/* Story: docs/stories/report.md. */
import { fromPackageRoot, newId } from '#kernel';
import { copiedText, createTestDatabase, type TestDatabase } from '#testing';
import { Typesetter, type TypesetterSettings } from '#typesetting';
import { REPORT_TYPESETTER } from '../src/pdf/report-typesetter.js';
import { reportLetter } from '../src/pdf/report-letter.js';
import { composeReports, type ReportWorld, storyContent } from './report.builder.js';

let db: TestDatabase;
let world: ReportWorld;
const typesetters: Typesetter[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  world = await composeReports(db);
  await db.travelTo('2026-12-21T07:05:00Z');
});
afterAll(async () => {
  typesetters.forEach((typesetter) => typesetter.onApplicationShutdown());
  await world.close();
  await db.drop();
});

class Limited extends Typesetter {
  protected override readonly settings: TypesetterSettings;
  constructor(more: Partial<TypesetterSettings>) {
    super();
    this.settings = { ...REPORT_TYPESETTER, ...more };
    typesetters.push(this);
  }
}

/** Blanks are where a reader of PDF sees gaps; in Khmer they are no part of a word. */
const letters = (text: string): string => text.replace(/[\s\u200b\u00ad]/g, '');

async function aSubmittedReport(content = storyContent()): Promise<string> {
  const made = await world.write.create(world.sovannary, { content, idempotencyKey: null });
  if (!made.ok) throw new Error(made.refusal.code);
  await world.submit.submit(world.sovannary, { reportId: made.value, revision: 1 });
  return made.value;
}
async function paper(reportId: string, locale: 'km' | 'en', version = 1): Promise<string> {
  const printed = await world.printer.print(world.chair, { reportId, version, locale });
  if (!printed.ok) throw new Error(printed.refusal.code);
  return (await copiedText(printed.value.pdf)).join('\n');
}

describe('the paper', () => {
  it('keeps its figures when what they were counted from goes on', async () => {
    world.overview.attended = 302n;
    const reportId = await aSubmittedReport();
    const before = [await paper(reportId, 'km'), await paper(reportId, 'en')];

    world.overview.attended = 305n;
    await db.ownerSql(
      `update reports set content = jsonb_set(content, '{title,km}', '"ប្តូរហើយ"') where id = $1`,
      [reportId],
    );

    expect([await paper(reportId, 'km'), await paper(reportId, 'en')]).toEqual(before);
    expect(before[0]).toContain('៣០២');
    expect(before[0]).toContain('១៨៤.៥០០');
    expect(before[0]).toContain('៩៦.០០០.០០០');
    expect(before[1]).toContain('Of 612 people invited, 302 were trained.');
    expect(before[1]).toContain('USD 184,500 and KHR 96,000,000');
  });

  it('in Khmer is copied out in the order in which it was written, letter by letter', async () => {
    const reportId = await aSubmittedReport();
    const copied = letters(await paper(reportId, 'km'));

    const [serial] = await db.ownerSql<{ serial: number }>('select serial from reports where id = $1', [
      reportId,
    ]);
    const number = khmer(String(serial!.serial).padStart(3, '0'));
    expect(copied).toBe(
      letters(`
        ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ
        ក្រសួងមហាផ្ទៃ គណៈកម្មាធិការទីក្រុងឆ្លាតវៃ លេខ៖ ${number}/២៦ គ.ទ.ឆ
        របាយការណ៍ស្តីពីការបណ្តុះបណ្តាល និងការគាំទ្រទីក្រុងឆ្លាតវៃ ប្រចាំឆ្នាំ២០២៦
        ពីថ្ងៃទី១ ខែមករា ឆ្នាំ២០២៦ ដល់ថ្ងៃទី២១ ខែធ្នូ ឆ្នាំ២០២៦
        ១. លទ្ធផលសំខាន់
        មនុស្ស ៣០៥ នាក់ ក្នុងចំណោម ៦១២ នាក់ដែលបានអញ្ជើញ បានទទួលការបណ្តុះបណ្តាល។
        តាមទីក្រុងសាកល្បង
        ទីក្រុង បានចុះឈ្មោះ បានចូលរួម ការសន្យាដែលបានទទួលយក
        បាត់ដំបង ៧៥ ៦៤ ៩ ភ្នំពេញ ១៦០ ១៤១ ១៣ សៀមរាប ១១០ ៩៦ ១៦
        ២. ធនធានដែលបានទទួល
        ប្រាក់ដុល្លារអាមេរិក ១៨៤.៥០០ និងប្រាក់រៀល ៩៦.០០០.០០០ ត្រូវបានទទួល។
        ផ្តោតលើគ្រប់វិស័យ។
        រាជធានីភ្នំពេញ ថ្ងៃទី២១ ខែធ្នូ ឆ្នាំ២០២៦ ប្រធានគណៈកម្មាធិការ
        រង់ចាំការពិនិត្យពីប្រធាន
        តួលេខរាប់ពីដើមកម្មវិធី គិតត្រឹមថ្ងៃទី២១ ខែធ្នូ ឆ្នាំ២០២៦ ម៉ោង ១៤:០៥
        R-2026-${String(serial!.serial).padStart(3, '0')} កំណែទី ១ ទំព័រ ១`),
    );
  });

  it('in Khmer has every syllable once: each consonant under each vowel, subscript and sign', async () => {
    for (const consonant of CONSONANTS) {
      const syllables = syllablesOf(consonant);
      const text = syllables.join(' ');
      const [copied] = await copiedText(await set(text));
      const found = copied!.split(/\s+/).filter(Boolean);
      expect(syllables.filter((syllable) => !letters(found.join('')).includes(syllable))).toEqual([]);
      expect(letters(copied!)).toContain(letters(text));
    }
  }, 120_000);

  it('prints what looks like markup as it was typed', async () => {
    const typed = '#panic("no") *x* _y_ $z$ <a> @b \\ `c` [not a figure] // d /* e */';
    const [copied] = await copiedText(await set(typed));
    expect(letters(copied!)).toContain(letters(typed));
  });

  it('is not for who may not read the report, nor of a version that is not there', async () => {
    const reportId = await aSubmittedReport();
    const print = (
      actor: typeof world.chair,
      wish: { reportId: string; version: number },
    ): Promise<unknown> => world.printer.print(actor, { ...wish, locale: 'km' });
    const refused = { ok: false, refusal: { code: 'REPORT_NOT_FOUND' } };

    expect(await print({ ...world.chair, roles: [] }, { reportId, version: 1 })).toEqual(refused);
    expect(await print(world.chair, { reportId, version: 2 })).toEqual(refused);
    expect(await print(world.chair, { reportId: newId(), version: 1 })).toEqual(refused);
  });
});

describe('the typesetter', () => {
  it('replaces its process after so many letters, and when memory has grown', async () => {
    const two = new Limited({ lettersPerProcess: 2 });
    for (let n = 0; n < 5; n += 1) expect((await two.set(aLetter('ក'))).ok).toBe(true);
    expect(two.processes).toBe(3);

    const lean = new Limited({ mostMemoryBytes: 1 });
    for (let n = 0; n < 2; n += 1) expect((await lean.set(aLetter('ក'))).ok).toBe(true);
    expect(lean.processes).toBe(2);
  });

  it('ends a letter that takes too long, and sets the next one', async () => {
    const template = fromPackageRoot('libs', 'reports', 'test', 'endless.typ');
    const slow = new Limited({ template, timeLimitMs: 300 });

    expect(await slow.set(aLetter('ក'))).toEqual({ ok: false, refusal: { code: 'TYPESETTER_FAILED' } });
    expect(await slow.set(aLetter('ក'))).toEqual({ ok: false, refusal: { code: 'TYPESETTER_FAILED' } });
    expect(slow.processes).toBe(2);
  });

  it('lets so many wait and asks the next one to come back', async () => {
    const narrow = new Limited({ mostWaiting: 2 });
    const answers = await Promise.all([1, 2, 3].map(() => narrow.set(aLetter('ក'))));
    expect(answers.map((answer) => (answer.ok ? 'set' : answer.refusal.code))).toEqual([
      'set',
      'set',
      'TYPESETTER_BUSY',
    ]);
  });

  it('says that a letter cannot be set, and sets the next one in the same process', async () => {
    const plain = new Limited({});
    expect(await plain.set({})).toEqual({ ok: false, refusal: { code: 'TYPESETTER_FAILED' } });
    expect((await plain.set(aLetter('ក'))).ok).toBe(true);
    expect(plain.processes).toBe(1);
  });
});

const khmer = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)));

/** A letter with this one paragraph. */
const aLetter = (text: string): object =>
  reportLetter(
    {
      reference: 'R-2026-001',
      serial: 1,
      year: 2026,
      version: 1,
      content: {
        ...storyContent(),
        sections: [{ heading: { km: 'ក', en: 'x' }, text: { km: text, en: text }, hasCityTable: false }],
      },
      figures: [],
      cities: [],
      asOf: new Date('2026-12-21T07:05:00Z'),
      status: 'SUBMITTED',
      statusAt: new Date('2026-12-21T07:05:00Z'),
      timeZone: 'Asia/Phnom_Penh',
    },
    'km',
  );

let shared: Limited | undefined;
async function set(text: string): Promise<Buffer> {
  const answer = await (shared ??= new Limited({})).set(aLetter(text));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** The 33 consonants of Khmer and the vowel carrier. */
const CONSONANTS = [
  ...Array.from({ length: 0x1d }, (_, n) => 0x1780 + n),
  0x179f,
  0x17a0,
  0x17a1,
  0x17a2,
].map((code) => String.fromCharCode(code));
const VOWELS = 'ា ិ ី ឹ ឺ ុ ូ ួ ើ ឿ ៀ េ ែ ៃ ោ ៅ ុំ ំ ាំ ះ ុះ េះ ោះ ់ ័យ ៍'.split(' ');
const syllablesOf = (consonant: string): string[] => [
  ...VOWELS.map((vowel) => consonant + vowel),
  ...['ី', 'ា', 'ុ'].map((vowel) => `ស្${consonant}${vowel}`),
  `${consonant}្រើន`,
  `ក${consonant}់`,
  // Marks that the font lifts above each other, and two signs below.
  ...['ិ', 'ី', 'ឹ', 'ឺ', 'ើ', 'ំ', 'ុំ', 'ា'].flatMap((vowel) => [`${consonant}៉${vowel}`, `${consonant}៊${vowel}`]),
  ...['៌', '៍', '័', '៏', '្យ', '្វី', '្លើ', '្ត្រី'].map((signs) => consonant + signs),
  `ង្${consonant}ិ`,
  `ស្${consonant}៉ី`,
];
