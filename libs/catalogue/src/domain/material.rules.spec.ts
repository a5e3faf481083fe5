/* Story: docs/stories/course-materials.md. */
import { type MaterialContent, readMaterial, readSource, seesMaterial } from './material.rules.js';

const slides: MaterialContent = {
  title: { km: 'ស្លាយ', en: 'Slides' },
  language: 'km',
  audience: 'CONFIRMED',
  isShown: true,
};
const source = { file: null, fileName: null, url: null };
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('reading a material', () => {
  it('wants its title in both languages', () => {
    expect(readMaterial({ ...slides, title: { km: ' ស្លាយ ', en: 'Slides' } })).toEqual({
      ok: true,
      value: slides,
    });
    for (const en of ['', 'x'.repeat(151)])
      expect(readMaterial({ ...slides, title: { km: 'ស្លាយ', en } })).toMatchObject(
        refused('MATERIAL_TEXT_INVALID'),
      );
  });
});

describe('reading a source', () => {
  it('takes a file with its name, or a link', () => {
    expect(readSource({ ...source, file: 'token', fileName: ' slides.pdf ' })).toEqual({
      ok: true,
      value: { file: 'token', fileName: 'slides.pdf' },
    });
    expect(readSource({ ...source, url: 'https://slides.example.org/1' })).toEqual({
      ok: true,
      value: { url: 'https://slides.example.org/1' },
    });
  });

  it('refuses neither, both, a link that is none and a name that is none', () => {
    expect(readSource(source)).toMatchObject(refused('MATERIAL_SOURCE_INVALID'));
    expect(readSource({ file: 'token', fileName: 'a.pdf', url: 'https://a.example.org/' })).toMatchObject(
      refused('MATERIAL_SOURCE_INVALID'),
    );
    expect(readSource({ ...source, url: 'http://a.example.org/' })).toMatchObject(
      refused('MATERIAL_LINK_INVALID'),
    );
    expect(readSource({ ...source, file: 'token', fileName: 'slides.exe' })).toMatchObject(
      refused('FILE_NAME_INVALID'),
    );
  });
});

describe('who sees a material', () => {
  const nobody = { writes: false, trains: false, isConfirmed: false, isOwn: false };
  const readers = {
    visitor: nobody,
    confirmed: { ...nobody, isConfirmed: true },
    trainer: { ...nobody, trains: true },
    author: { ...nobody, trains: true, isOwn: true },
    writer: { ...nobody, writes: true, trains: true },
  };

  it.each([
    ['EVERYBODY', true, true, ['visitor', 'confirmed', 'trainer', 'author', 'writer']],
    ['EVERYBODY', true, false, ['confirmed', 'trainer', 'author', 'writer']],
    ['CONFIRMED', true, true, ['confirmed', 'trainer', 'author', 'writer']],
    ['TRAINERS', true, true, ['trainer', 'author', 'writer']],
    ['EVERYBODY', false, true, ['author', 'writer']],
    ['TRAINERS', false, true, ['author', 'writer']],
  ] as const)('for %s, shown %s, of a published course %s: %j', (audience, isShown, isOfPublished, who) => {
    const see = Object.entries(readers)
      .filter(([, reader]) => seesMaterial(reader, { audience, isShown, isOfPublished }))
      .map(([name]) => name);
    expect(see).toEqual(who);
  });
});
