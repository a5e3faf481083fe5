import type {
  OrganisationNameFragment,
  SessionBriefFragment,
  WaitingGroupPageQuery,
  WaitingGroupPlacePartsFragment,
} from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { Typed } from '../../shared/ui/typed';
import { type GroupDone, outcomeOf } from './group-view';

type Waiting = NonNullable<WaitingGroupPageQuery['organisation']>['registrations']['nodes'][number];

interface GroupPageProps {
  readonly session: SessionBriefFragment;
  readonly organisation: OrganisationNameFragment;
  readonly groupId: string;
  /** Who waits together. */
  readonly members: readonly Waiting[];
  /** Who of the organisation waits for the same session in a place of their own. */
  readonly alone: readonly Waiting[];
  readonly submission: Submission | null;
  /** What would become of it, once that was asked. */
  readonly place: WaitingGroupPlacePartsFragment | null;
  readonly done: GroupDone | null;
}

/** Who waits together and who shall, then what becomes of the place, then the button. */
export function GroupPage(props: GroupPageProps) {
  const { session, organisation, members, submission, place, done } = props;
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const position = members[0]?.waitlistPosition ?? 0;
  return (
    <ConsolePage
      title={
        members.length > 0 ? t('group.title', { size: members.length, position }) : t('group.title.none')
      }
      gloss={members.length > 0 ? 'group.gloss' : 'group.none.gloss'}
      back={{
        href: `/${locale}${withSearch('/organisation', { show: 'coming', of: organisation.id })}`,
        label: t('group.back'),
      }}
      errors={errors}
      notice={
        done && (
          <SuccessNotice>
            <Sentence id={`group.done.${done}`} />
          </SuccessNotice>
        )
      }
    >
      <p className="measure">
        <b>
          <Say text={session.course.title} />
        </b>
        <br />
        <span className="small muted">{dayAndClock(locale, session.startsAt, session.timeZone)}</span>
      </p>
      {members.length === 0 && (
        <p className="notice">
          <Sentence id="group.none" />
        </p>
      )}
      {members.length > 0 && !place && <Choose {...props} />}
      {members.length > 0 && place && submission && (
        <Confirm {...props} submission={submission} place={place} />
      )}
    </ConsolePage>
  );
}

const pathOf = (locale: string, { organisation, session, groupId }: GroupPageProps): string =>
  `/${locale}/organisation/group/${organisation.id}/${session.id}/${groupId}`;

function Choose(props: GroupPageProps) {
  const { members, alone, submission } = props;
  const { locale, t } = useLanguage();
  const stay = submission?.lists?.['stay'] ?? members.map(({ id }) => id);
  const join = submission?.lists?.['join'] ?? [];
  return (
    <form method="post" action={`${pathOf(locale, props)}/check`} className="stack-24">
      <FormKey submission={submission} />
      {members.map(({ id }) => (
        <input key={id} type="hidden" name="member" value={id} />
      ))}
      <People
        legend={t('group.members')}
        hint="group.members.hint"
        name="stay"
        people={members}
        chosen={stay}
      />
      {alone.length > 0 && (
        <People legend={t('group.alone')} hint="group.alone.hint" name="join" people={alone} chosen={join} />
      )}
      <p className="acts">
        <button className="btn" type="submit">
          {t('group.check')}
        </button>
        <span className="small muted">{t('group.check.help')}</span>
      </p>
    </form>
  );
}

function People({
  legend,
  hint,
  name,
  people,
  chosen,
}: {
  legend: string;
  hint: 'group.members.hint' | 'group.alone.hint';
  name: 'stay' | 'join';
  people: readonly Waiting[];
  chosen: readonly string[];
}) {
  const { t } = useLanguage();
  return (
    <fieldset className="field" aria-describedby={`${name}-help`}>
      <legend>{legend}</legend>
      <p className="hint" id={`${name}-help`}>
        <Sentence id={hint} />
      </p>
      {people.map(({ id, fullName, waitlistPosition }) => (
        <label key={id} className="check">
          <input type="checkbox" name={name} value={id} defaultChecked={chosen.includes(id)} />{' '}
          <span>
            <Typed text={fullName} />
            {name === 'join' && (
              <span className="muted small"> {t('group.place', { position: waitlistPosition ?? 0 })}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Confirm(props: GroupPageProps & { submission: Submission; place: WaitingGroupPlacePartsFragment }) {
  const { members, alone, submission, place } = props;
  const { locale, t } = useLanguage();
  const stay = submission.lists?.['stay'] ?? [];
  const join = submission.lists?.['join'] ?? [];
  const leaving = members.filter(({ id }) => !stay.includes(id));
  const joining = alone.filter(({ id }) => join.includes(id));
  const path = pathOf(locale, props);
  return (
    <>
      <div
        className={`notice notice--${place.placeAfter === null && place.size > 0 ? 'ok' : 'wait'} stack-8`}
      >
        <h2>{t(`group.preview.${outcomeOf(place)}`, { ...place, placeAfter: place.placeAfter ?? 0 })}</h2>
        {joining.length > 0 && (
          <p>
            <Sentence id="group.preview.other-way" values={{ count: joining.length }} />
          </p>
        )}
      </div>
      <Names title={t('group.preview.leaving')} people={leaving} />
      <Names title={t('group.preview.joining')} people={joining} />
      <form method="post" action={path} className="stack">
        <FormKey submission={submission} />
        {members.map(({ id }) => (
          <input key={id} type="hidden" name="member" value={id} />
        ))}
        {stay.map((id) => (
          <input key={id} type="hidden" name="stay" value={id} />
        ))}
        {join.map((id) => (
          <input key={id} type="hidden" name="join" value={id} />
        ))}
        <p className="muted small">
          <Sentence id="seating.preview.nothing-yet" />
        </p>
        <p className="acts">
          <button className="btn" type="submit">
            {t('group.save')}
          </button>
          <button
            className="btn btn--second"
            type="submit"
            name="act"
            value="change"
            formAction={`${path}/check`}
          >
            {t('group.mend')}
          </button>
        </p>
      </form>
    </>
  );
}

function Names({ title, people }: { title: string; people: readonly Waiting[] }) {
  if (people.length === 0) return null;
  return (
    <div className="stack-8">
      <h2 className="h-19">{title}</h2>
      <ul className="answers">
        {people.map(({ id, fullName }) => (
          <li key={id}>
            <Typed text={fullName} />
          </li>
        ))}
      </ul>
    </div>
  );
}
