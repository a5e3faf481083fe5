import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Khmer is typed in several orders that look the same; `fold_text` is `foldText` of the kernel, for statements that
 *  search in what is stored as it was typed. Names that were folded before are folded once more. */
export class DatabaseFoldKhmerSpellings1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      create function fold_text(typed text) returns text language sql immutable parallel safe as $$
        select trim(regexp_replace(replace(regexp_replace(replace(replace(replace(regexp_replace(regexp_replace(
            lower(replace(translate(normalize(typed, NFC),
              E'\u17e0\u17e1\u17e2\u17e3\u17e4\u17e5\u17e6\u17e7\u17e8\u17e9\u200b\u200c\u200d\u2060\ufeff', '0123456789'),
              E'\u17d2\u178a', E'\u17d2\u178f')),
          E'\u17d2\u179a((?:\u17d2[\u1780-\u17a2])+)', E'\\1\u17d2\u179a', 'g'),
          E'([\u17b6-\u17c6]+)([\u17c9\u17ca])', '\2\1', 'g'),
          E'\u17c1\u17b6', E'\u17c4'), E'\u17c1\u17b8', E'\u17be'), E'\u17c6\u17bb', E'\u17bb\u17c6'),
          E'[\u17c9\u17ca](?=[\u17b7-\u17ba\u17be])', E'\u17bb', 'g'),
          E'\u17b2', E'\u17b1'),
          '\s+', ' ', 'g'))
      $$;
      grant execute on function fold_text(text) to samaki_app, samaki_worker, samaki_public, samaki_seats;

      update organisations set folded_km = fold_text(folded_km), folded_en = fold_text(folded_en)
      where (folded_km, folded_en) is distinct from (fold_text(folded_km), fold_text(folded_en));

      -- Two people who were apart by a spelling stay two; whoever has a free key gets it.
      update people p set match_key = fold_text(p.match_key)
      where p.match_key <> fold_text(p.match_key)
        and not exists (select from people other where other.id <> p.id and fold_text(other.match_key) = fold_text(p.match_key));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function fold_text(text)');
  }
}
