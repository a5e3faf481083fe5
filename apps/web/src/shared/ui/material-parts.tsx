import type { MaterialBriefFragment, MaterialVersionFieldsFragment } from '../gql/graphql';
import { dayOnly } from '../lib/dates';
import { useLanguage } from './language';
import { StateWord } from './state-word';
import { MixedText } from './typed';

export type ShownMaterial = MaterialBriefFragment & {
  /** For those who read every version. */
  readonly versions?: readonly MaterialVersionFieldsFragment[] | null;
};

const MEGABYTE = 1024 * 1024;

/** A link to a version: a file to be saved, or a page elsewhere. */
export function VersionLink({ version, label }: { version: MaterialVersionFieldsFragment; label: string }) {
  const { locale } = useLanguage();
  return version.url ? (
    <a href={version.url} rel="noopener noreferrer">
      {label}
    </a>
  ) : (
    <a href={`/${locale}/materials/${version.id}`} download>
      {label}
    </a>
  );
}

const nameOf = ({ url, fileName }: MaterialVersionFieldsFragment): string =>
  url ? new URL(url).hostname : (fileName ?? '');

/** What a version is: its size, its number and its day, and who handed it in for those who may know. */
export function VersionFacts({ version }: { version: MaterialVersionFieldsFragment }) {
  const { locale, t, zone } = useLanguage();
  const { bytes, number, addedAt, handedInBy } = version;
  return (
    <span className="small muted">
      {bytes ? `${t('materials.size', { megabytes: Math.max(bytes / MEGABYTE, 0.1).toFixed(1) })} · ` : ''}
      {t('materials.version', { number, day: dayOnly(locale, addedAt, zone) })}
      {handedInBy && <MixedText text={` · ${t('materials.by', { name: handedInBy })}`} />}
    </span>
  );
}

/** The materials of a course for whoever reads its page; with the versions of before for trainers. */
export function Materials({ materials }: { materials: readonly ShownMaterial[] }) {
  const { t } = useLanguage();
  if (materials.length === 0) return null;
  return (
    <section className="stack section" aria-labelledby="materials">
      <h2 id="materials">{t('materials.title')}</h2>
      <ul className="materials">
        {materials.map((material) => (
          <li key={material.id} className="stack-8">
            <MaterialLine material={material} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A material as its readers find it. */
export function MaterialLine({ material }: { material: ShownMaterial }) {
  const { t, say } = useLanguage();
  const { title, language, audience, current, versions } = material;
  const before = versions?.slice(1) ?? [];
  return (
    <>
      <p>
        <VersionLink version={current} label={say(title)} />
      </p>
      <p className="meta">
        <span className="small muted">{nameOf(current)}</span>
        <VersionFacts version={current} />
        <span>{t(`session.languages.${language}`)}</span>
        {audience !== 'EVERYBODY' && <span>{t(`materials.audience.${audience}`)}</span>}
      </p>
      {before.length > 0 && (
        <details>
          <summary>{t('materials.before', { count: before.length })}</summary>
          <Versions versions={before} />
        </details>
      )}
    </>
  );
}

/** Whether its audience sees a material. */
export function ShownWord({ isShown }: { isShown: boolean }) {
  const { t } = useLanguage();
  return (
    <StateWord tone={isShown ? 'ok' : 'wait'}>
      {t(isShown ? 'materials.shown' : 'courses.path.seen.no')}
    </StateWord>
  );
}

/** Versions, the newest first. */
export function Versions({ versions }: { versions: readonly MaterialVersionFieldsFragment[] }) {
  return (
    <ol className="materials" reversed>
      {versions.map((version) => (
        <li key={version.id}>
          <VersionLink version={version} label={nameOf(version)} />
          <VersionFacts version={version} />
        </li>
      ))}
    </ol>
  );
}
