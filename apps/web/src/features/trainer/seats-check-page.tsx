import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey } from '../../shared/ui/form';
import { whoseSeats } from '../../shared/ui/kept-seats';
import { type Language, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { type MovedUp, WhoMovesUp } from './moved-up';
import type { SeatCity, SeatsPageProps } from './seats-page';
import { KINDS, quotaRows, QUOTA_FIELDS, SEAT_FIELDS, seatValues } from './seats-view';

interface SeatsCheckPageProps extends Pick<SeatsPageProps, 'session' | 'cities'> {
  readonly submission: Submission;
  readonly movedUp: readonly MovedUp[];
}

/** Who would move up, by name, and what would be otherwise: nothing is changed before the button. */
export function SeatsCheckPage({ session, cities, submission, movedUp }: SeatsCheckPageProps) {
  const { locale, t } = useLanguage();
  const { values } = submission;
  const path = `/${locale}/trainer/sessions/${session.id}/seats`;
  const sent = Object.entries(values).filter(
    ([name]) =>
      (SEAT_FIELDS.some((field) => field === name) && name !== 'act') ||
      QUOTA_FIELDS.some((start) => name.startsWith(start)),
  );
  return (
    <ConsolePage
      title={t('seating.preview.title', { count: movedUp.length })}
      back={{ href: path, label: t('seating.title') }}
      errors={submission.errors}
    >
      <p className="gloss enrol-gloss">
        <Say text={session.course.title} />
      </p>
      <Changes session={session} cities={cities} values={values} />
      {movedUp.length > 0 && <WhoMovesUp movedUp={movedUp} />}
      <form method="post" action={path} className="stack">
        <FormKey submission={submission} />
        {sent.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="muted small">
          <Sentence id="seating.preview.nothing-yet" />
        </p>
        <p className="acts">
          <button className="btn" type="submit">
            {t('seating.save')}
          </button>
          <button
            className="btn btn--second"
            type="submit"
            name="act"
            value="change"
            formAction={`${path}/check`}
          >
            {t('seating.change')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}

type Values = Readonly<Record<string, string>>;
interface Change {
  readonly name: string;
  readonly now: string;
  readonly later: string;
}

function Changes({
  session,
  cities,
  values,
}: Pick<SeatsCheckPageProps, 'session' | 'cities'> & { values: Values }) {
  const language = useLanguage();
  const { t } = language;
  const before = wordsOf(language, cities, seatValues(session.seats));
  const after = wordsOf(language, cities, values);
  const changes = before.flatMap(({ name, words }, at): Change[] => {
    const later = after[at]?.words ?? '';
    return later === words ? [] : [{ name, now: words, later }];
  });
  if (changes.length === 0)
    return (
      <p className="notice">
        <Sentence id="seating.preview.same" />
      </p>
    );
  return (
    <DataTable
      caption={t('seating.preview.changes')}
      rows={changes}
      rowKey={({ name }) => name}
      columns={[
        { label: t('seating.preview.setting'), cell: ({ name }) => name },
        { label: t('seating.preview.now'), cell: ({ now }) => now },
        { label: t('seating.preview.then'), cell: ({ later }) => later },
      ]}
    />
  );
}

/** Every setting in words, in the order of the form. */
function wordsOf(
  language: Language,
  cities: readonly SeatCity[],
  values: Values,
): { readonly name: string; readonly words: string }[] {
  const { t } = language;
  const figures = ['capacity', 'onlineCapacity'] as const;
  const hours = ['offerHours', 'offerCutoffHours', 'cancelCutoffHours'] as const;
  const plain = (name: (typeof figures)[number] | (typeof hours)[number]) => ({
    name: t(`seating.${name}`),
    words: values[name] ?? '',
  });
  return [
    ...figures.map(plain),
    { name: t('seating.quotas'), words: quotasInWords(language, cities, values) },
    {
      name: t('seating.promotion'),
      words: t(values['promotion'] === 'OFFER' ? 'seating.promotion.OFFER' : 'seating.promotion.CONFIRM'),
    },
    {
      name: t('seating.groupPolicy'),
      words: t(values['groupPolicy'] === 'HOLD' ? 'seating.groupPolicy.HOLD' : 'seating.groupPolicy.SKIP'),
    },
    ...hours.map(plain),
    {
      name: t('seating.addressHold'),
      words:
        Number(values['addressHoldMinutes'] ?? 0) > 0
          ? t('seating.addressHold.minutes', { minutes: Number(values['addressHoldMinutes']) })
          : t('seating.addressHold.none'),
    },
    {
      name: t('seating.sameHour'),
      words: t(values['sameHour'] === 'BLOCK' ? 'seating.sameHour.BLOCK' : 'seating.sameHour.WARN'),
    },
    {
      name: t('seating.approval'),
      words: t(values['needsApproval'] === 'on' ? 'seating.needsApproval.yes' : 'seating.needsApproval.no'),
    },
  ];
}

function quotasInWords(language: Language, cities: readonly SeatCity[], values: Values): string {
  const rows = quotaRows(values).map(({ kind, city, seats, release }) => {
    const who = whoseSeats(language, {
      organisationKind: KINDS.find((known) => known === kind) ?? null,
      city: cities.find(({ id }) => id === city)?.name,
    });
    return release
      ? language.t('seating.quota.words.release', { seats, who, hours: Number(release) })
      : language.t('seating.quota.words', { seats, who });
  });
  return rows.length > 0 ? rows.toSorted().join('; ') : language.t('seating.quotas.none');
}
