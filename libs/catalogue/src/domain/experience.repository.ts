import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import type { ExperienceContent, ExperienceGrounds } from './experience.rules.js';

export interface StandingExperience extends ExperienceContent {
  readonly id: string;
  readonly version: number;
}

/** Experiences as rows. All methods take the transaction first. */
@Injectable()
export class ExperienceRepository {
  /** Index: pk_experiences. */
  async lockById(tx: Tx, id: string): Promise<StandingExperience | null> {
    const locked = await tx.sql(sql`select from experiences where id = ${id} for update`);
    if (locked.length === 0) return null;
    const [row] = await tx.sql(sql<StandingExperience>`
      select e.id, e.version, e.is_published as "isPublished", e.country_code as "countryCode", e.year,
        e.source_name as "sourceName", e.source_url as "sourceUrl",
        jsonb_build_object('km', e.title_km, 'en', e.title_en) as title,
        jsonb_build_object('km', e.summary_km, 'en', e.summary_en) as summary,
        case when e.city_km is not null then jsonb_build_object('km', e.city_km, 'en', e.city_en) end as city,
        array(select s.sector_id from experience_sectors s where s.experience_id = e.id order by s.rank) as "sectorIds",
        array(select c.course_id from experience_courses c where c.experience_id = e.id order by c.rank) as "courseIds"
      from experiences e where e.id = ${id}`);
    return row ?? null;
  }

  async grounds(
    tx: Tx,
    zone: string,
    { sectorIds, courseIds }: ExperienceContent,
  ): Promise<ExperienceGrounds> {
    const [row] = await tx.sql(sql<ExperienceGrounds>`
      select extract(year from app_now() at time zone ${zone})::int as "thisYear",
        (select count(*)::int from sectors where id = any(${sectorIds}::uuid[])) as sectors,
        (select count(*)::int from courses where id = any(${courseIds}::uuid[])) as courses`);
    return row!;
  }

  async insert(tx: Tx, id: string, content: ExperienceContent): Promise<void> {
    const { title, summary, city } = content;
    await tx.sql(sql`
      insert into experiences (id, title_km, title_en, summary_km, summary_en, country_code, city_km, city_en, year, source_name,
        source_url, is_published)
      values (${id}, ${title.km}, ${title.en}, ${summary.km}, ${summary.en}, ${content.countryCode}, ${city?.km ?? null},
        ${city?.en ?? null}, ${content.year}, ${content.sourceName}, ${content.sourceUrl}, ${content.isPublished})`);
    await this.writeLinks(tx, id, content);
  }

  async update(tx: Tx, id: string, content: ExperienceContent): Promise<void> {
    const { title, summary, city } = content;
    await tx.sql(sql`
      update experiences set title_km = ${title.km}, title_en = ${title.en}, summary_km = ${summary.km},
        summary_en = ${summary.en}, country_code = ${content.countryCode}, city_km = ${city?.km ?? null},
        city_en = ${city?.en ?? null}, year = ${content.year}, source_name = ${content.sourceName},
        source_url = ${content.sourceUrl}, is_published = ${content.isPublished}, version = version + 1 where id = ${id}`);
    await tx.sql(sql`delete from experience_sectors where experience_id = ${id}`);
    await tx.sql(sql`delete from experience_courses where experience_id = ${id}`);
    await this.writeLinks(tx, id, content);
  }

  private async writeLinks(tx: Tx, id: string, { sectorIds, courseIds }: ExperienceContent): Promise<void> {
    await tx.sql(sql`
      insert into experience_sectors (experience_id, rank, sector_id)
      select ${id}::uuid, rank, sector_id from unnest(${sectorIds}::uuid[]) with ordinality as s (sector_id, rank)`);
    await tx.sql(sql`
      insert into experience_courses (experience_id, rank, course_id)
      select ${id}::uuid, rank, course_id from unnest(${courseIds}::uuid[]) with ordinality as c (course_id, rank)`);
  }
}
