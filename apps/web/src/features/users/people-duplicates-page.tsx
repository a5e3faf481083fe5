import type { PersonDuplicatesQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { MixedText } from '../../shared/ui/typed';
import { PersonCard } from './person-card';

type Pair = PersonDuplicatesQuery['personDuplicates'][number];
type Merge = PersonDuplicatesQuery['personMerges'][number];

export const PEOPLE_DONE = ['merged', 'apart', 'undone'] as const;

interface PeopleDuplicatesPageProps {
  readonly pairs: readonly Pair[];
  readonly merges: readonly Merge[];
  readonly submission: Submission | null;
  readonly done: (typeof PEOPLE_DONE)[number] | null;
}

/** People who may be one, with why, and what was merged lately. Nothing is merged from here. */
export function PeopleDuplicatesPage({ pairs, merges, submission, done }: PeopleDuplicatesPageProps) {
  const { t } = useLanguage();
  return (
    <ConsolePage
      title={t('people.duplicates.title', { count: pairs.length })}
      gloss="people.duplicates.title.gloss"
      lead="people.duplicates.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`people.done.${done}`)}</SuccessNotice>}
    >
      {pairs.length === 0 ? (
        <EmptyState title={t('duplicates.none')}>{t('duplicates.none.help')}</EmptyState>
      ) : (
        <ul className="proposals" id="pairs">
          {pairs.map((pair) => (
            <PairOf key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
          ))}
        </ul>
      )}
      {merges.length > 0 && <Merged merges={merges} />}
    </ConsolePage>
  );
}

function PairOf({ pair: { a, b, score, reasons } }: { pair: Pair }) {
  const { locale, t } = useLanguage();
  const field = `reason-${a.id}-${b.id}`;
  return (
    <li className="stack-8">
      {(
        [
          [b, a],
          [a, b],
        ] as const
      ).map(([from, into]) => (
        // Of two with one name, the button under each says by its place, and by its description, which is meant.
        <div key={into.id} className="stack-8">
          <p id={`who-${from.id}-${into.id}`}>
            <PersonCard person={into} />
          </p>
          <p className="acts">
            <a
              className="btn btn--second"
              href={`/${locale}/people/merge/${from.id}/${into.id}`}
              aria-describedby={`who-${from.id}-${into.id}`}
            >
              <MixedText text={t('people.preview', { name: into.fullName })} />
            </a>
          </p>
        </div>
      ))}
      <p className="small">
        {t('duplicates.score', { score })} {reasons.map((reason) => t(`people.reason.${reason}`)).join(', ')}
      </p>
      <form method="post" action={`/${locale}/people/merge/${a.id}/${b.id}/apart`} className="stack-8">
        <FormKey submission={null} />
        <div className="field">
          <label htmlFor={field}>{t('people.apart.reason')}</label>
          <input className="input" id={field} name="reason" maxLength={500} required autoComplete="off" />
        </div>
        <button className="btn btn--second" type="submit">
          {t('people.apart')}
        </button>
      </form>
    </li>
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
