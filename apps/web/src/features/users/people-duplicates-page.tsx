import type { PersonDuplicatesQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { useLanguage } from '../../shared/ui/language';
import { PossibleDuplicates } from '../../shared/ui/merging';
import { SuccessNotice } from '../../shared/ui/notices';
import { MixedText } from '../../shared/ui/typed';
import { PersonCard } from './person-card';

type Merge = PersonDuplicatesQuery['personMerges'][number];

export const PEOPLE_DONE = ['merged', 'apart', 'undone'] as const;

interface PeopleDuplicatesPageProps {
  readonly pairs: PersonDuplicatesQuery['personDuplicates'];
  readonly merges: readonly Merge[];
  readonly submission: Submission | null;
  readonly done: (typeof PEOPLE_DONE)[number] | null;
}

/** People who may be one, with why, and what was merged lately. Nothing is merged from here. */
export function PeopleDuplicatesPage({ pairs, merges, submission, done }: PeopleDuplicatesPageProps) {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage
      title={t('people.duplicates.title', { count: pairs.length })}
      gloss="people.duplicates.title.gloss"
      lead="people.duplicates.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`people.done.${done}`)}</SuccessNotice>}
    >
      <PossibleDuplicates
        pairs={pairs}
        path={`/${locale}/people/merge`}
        card={(person) => <PersonCard person={person} />}
        preview={({ fullName }) => <MixedText text={t('people.preview', { name: fullName })} />}
        why={(reason) => t(`people.reason.${reason}`)}
        apart={{
          label: t('people.apart.reason'),
          submit: t('people.apart'),
          maxLength: 500,
          required: true,
        }}
      />
      {merges.length > 0 && <Merged merges={merges} />}
    </ConsolePage>
  );
}

function Merged({ merges }: { merges: readonly Merge[] }) {
  const { locale, t, zone } = useLanguage();
  const at = (moment: string): string => dayAndClock(locale, moment, zone);
  return (
    <section className="stack" id="merged">
      <h2 className="h-19">{t('people.merged')}</h2>
      <ul className="proposals">
        {merges.map(({ id, from, into, mergedAt, mergedBy, undoUntil, undoneAt, undoneBy, undoable }) => (
          <li key={id} className="stack-8">
            <p>
              <MixedText text={t('people.merged.line', { from: from.fullName, into: into.fullName })} />
            </p>
            <p className="small muted">
              {at(mergedAt)}
              {mergedBy && (
                <>
                  {' · '}
                  <MixedText text={mergedBy} />
                </>
              )}
            </p>
            {undoneAt ? (
              <p className="small">
                <MixedText
                  text={t('people.merged.undone', {
                    when: at(undoneAt),
                    who: undoneBy ?? t('people.somebody'),
                  })}
                />
              </p>
            ) : (
              undoable && (
                <p className="acts">
                  <a className="btn btn--second" href={`/${locale}/people/merges/${id}`}>
                    {t('people.undo.look')}
                  </a>
                  <span className="small muted">{t('people.undo.until', { when: at(undoUntil) })}</span>
                </p>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
