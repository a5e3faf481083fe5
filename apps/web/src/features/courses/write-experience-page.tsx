import type { CountriesQuery, ExperienceWholeFragment } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';
import type { LocalizedText } from '../../shared/lib/locale';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { Gloss, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { Ticks } from '../../shared/ui/ticks';

interface Named {
  readonly id: string;
  readonly name: LocalizedText;
}

interface WriteExperiencePageProps {
  /** Null for a new one. */
  readonly experience: ExperienceWholeFragment | null;
  readonly countries: CountriesQuery['countries'];
  readonly sectors: readonly Named[];
  readonly courses: readonly Named[];
  readonly submission: Submission | null;
  readonly saved: boolean;
}

/** What another country did is written, changed, shown and taken back. */
export function WriteExperiencePage(props: WriteExperiencePageProps) {
  const { experience, countries, sectors, courses, submission, saved } = props;
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const list = `/${locale}/manage/experiences`;
  const values = submission?.values ?? valuesOf(experience);
  const value = (name: string): string => values[name] ?? '';
  const lists = submission ? (submission.lists ?? {}) : listsOf(experience);
  const named = ({ id, name }: Named) => ({ value: id, label: say(name) });
  return (
    <ConsolePage
      title={experience ? say(experience.title) : t('experiences.new')}
      {...(experience ? {} : { gloss: 'experiences.new.gloss' as const })}
      back={{ href: list, label: t('experiences.back') }}
      errors={errors}
      notice={saved && <SuccessNotice>{t('experiences.saved')}</SuccessNotice>}
    >
      {experience && <Standing experience={experience} />}
      <form
        method="post"
        action={experience ? `${list}/${experience.id}` : `${list}/new`}
        className="stack-24"
        noValidate={errors.length > 0}
      >
        <FormKey submission={submission} />
        <input type="hidden" name="version" value={value('version')} />
        <div className="course-languages">
          {(['km', 'en'] as const).map((written) => (
            <Texts key={written} written={written} value={value} errors={errors} />
          ))}
        </div>
        <div className="course-choices">
          <ChoiceField
            name="countryCode"
            label={t('experiences.country')}
            none={t('experiences.country.choose')}
            value={value('countryCode')}
            errors={errors}
            choices={countries.map(({ code, name }) => ({ value: code, label: say(name) }))}
          />
          <TextField
            name="year"
            label="experiences.year"
            hint="experiences.year.hint"
            value={value('year')}
            errors={errors}
            inputMode="numeric"
            maxLength={4}
          />
          <TextField
            name="sourceName"
            label="experiences.source"
            hint="experiences.source.hint"
            value={value('sourceName')}
            errors={errors}
            maxLength={200}
          />
          <TextField
            name="sourceUrl"
            label="experiences.source-url"
            hint="experiences.source-url.hint"
            value={value('sourceUrl')}
            errors={errors}
            maxLength={500}
          />
        </div>
        <Ticks
          name="sectorIds"
          legend={t('experiences.sectors')}
          hint={t('experiences.sectors.hint')}
          chosen={lists['sectorIds'] ?? []}
          errors={errors}
          choices={sectors.map(named)}
        />
        <Ticks
          name="courseIds"
          legend={t('experiences.courses')}
          hint={t('experiences.courses.hint')}
          chosen={lists['courseIds'] ?? []}
          errors={errors}
          choices={courses.map(named)}
        />
        <label className="check">
          <input
            type="checkbox"
            name="show"
            value="yes"
            defaultChecked={(lists['show'] ?? []).includes('yes')}
          />
          <span>{t('courses.path.show')}</span>
        </label>
        <p className="acts">
          <button className="btn" type="submit">
            {t('experiences.save')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}

function Standing({ experience }: { experience: ExperienceWholeFragment }) {
  const { locale, t } = useLanguage();
  return (
    <div className="stack-8">
      <Gloss text={experience.title} />
      {experience.isPublished && (
        <p>
          <a href={`/${locale}/experiences/${experience.id}`}>{t('courses.path.see')}</a>
        </p>
      )}
      <HistoryLink subject={experience.id} />
    </div>
  );
}

interface TextsProps {
  readonly written: 'km' | 'en';
  readonly value: (name: string) => string;
  readonly errors: readonly FieldError[];
}

function Texts({ written, value, errors }: TextsProps) {
  const { t } = useLanguage();
  const part = written === 'km' ? 'Km' : 'En';
  return (
    <div className="stack">
      <TextField
        name={`title${part}`}
        label={`topics.title.${written}`}
        value={value(`title${part}`)}
        errors={errors}
        maxLength={150}
        lang={written}
      />
      <TextArea
        name={`summary${part}`}
        label={t(`experiences.summary.${written}`)}
        hint={t('experiences.summary.hint')}
        value={value(`summary${part}`)}
        errors={errors}
        rows={8}
        maxLength={2_000}
        lang={written}
      />
      <TextField
        name={`city${part}`}
        label={`experiences.city.${written}`}
        value={value(`city${part}`)}
        errors={errors}
        maxLength={100}
        lang={written}
        required={false}
      />
    </div>
  );
}

const valuesOf = (experience: ExperienceWholeFragment | null): Readonly<Record<string, string>> =>
  experience
    ? {
        version: String(experience.version),
        titleKm: experience.title.km,
        titleEn: experience.title.en,
        summaryKm: experience.summary.km,
        summaryEn: experience.summary.en,
        cityKm: experience.city?.km ?? '',
        cityEn: experience.city?.en ?? '',
        countryCode: experience.country.code,
        year: String(experience.year),
        sourceName: experience.sourceName,
        sourceUrl: experience.sourceUrl,
      }
    : {};

const listsOf = (experience: ExperienceWholeFragment | null): Readonly<Record<string, readonly string[]>> =>
  experience
    ? {
        sectorIds: experience.sectors.map(({ id }) => id),
        courseIds: experience.courses.map(({ id }) => id),
        show: experience.isPublished ? ['yes'] : [],
      }
    : {};
