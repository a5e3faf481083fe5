import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { DataTable } from '../../shared/ui/data-table';
import { FieldMessage } from '../../shared/ui/field';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

export type Lines = EnrolmentPartsFragment['lines'];
type Line = Lines[number];

/** Lines that cannot be read, each with its two fields: mended here, a line keeps its place in the list. */
export function LinesToMend({ lines, check }: { lines: Lines; check: string }) {
  return (
    <>
      <p className="small muted">
        <Sentence id="enrol.mend.help" />
      </p>
      <ul className="mend">
        {lines.map((line) => (
          <LineToMend key={line.line} line={line} />
        ))}
      </ul>
      <CheckAgain check={check} />
    </>
  );
}

const CheckAgain = ({ check }: { check: string }) => {
  const { t } = useLanguage();
  return (
    <p className="acts">
      <button className="btn btn--second" type="submit" formAction={check}>
        {t('enrol.check.again')}
      </button>
    </p>
  );
};

/** Lines of people with a seat elsewhere at that hour, each to be enrolled all the same. */
export function LinesElsewhere({
  lines,
  check,
  together,
  zone,
  blocked,
}: {
  lines: Lines;
  check: string;
  together: boolean;
  zone: string;
  /** The session takes none of them, whatever the coordinator says. */
  blocked: boolean;
}) {
  const { t } = useLanguage();
  return (
    <>
      <p className="small muted">
        <Sentence id={blocked ? 'enrol.elsewhere.blocked' : 'enrol.elsewhere.help'} />
      </p>
      <DataTable
        caption={t('enrol.tab.elsewhere')}
        captionHidden
        rows={lines}
        rowKey={({ line }) => String(line)}
        columns={[
          { label: t('organisation.name'), cell: ({ name }) => <Typed text={name} /> },
          { label: t('enrol.row'), cell: ({ line }) => line },
          { label: t('organisation.contact'), cell: ({ contact }) => contact },
          { label: t('enrol.elsewhere'), cell: (line) => <Where line={line} zone={zone} /> },
          {
            label: t('enrol.outcome'),
            cell: (line) =>
              blocked ? (
                <Outcome line={line} together={together} />
              ) : (
                <Anyway line={line} together={together} />
              ),
          },
        ]}
      />
      {!blocked && <CheckAgain check={check} />}
    </>
  );
}

/** The other seat: named of the organisation's own people alone. */
function Where({ line: { clash }, zone }: { line: Line; zone: string }) {
  const { locale, t, say } = useLanguage();
  if (!clash) return <span className="muted">{t('enrol.elsewhere.unnamed')}</span>;
  return (
    <>
      <Typed text={say(clash.course)} />
      <span className="muted small under">{dayAndClock(locale, clash.startsAt, zone)}</span>
    </>
  );
}

function Anyway({ line, together }: { line: Line; together: boolean }) {
  const { t } = useLanguage();
  const isPlaced = line.outcome !== 'BOOKED_ELSEWHERE';
  return (
    <>
      <Outcome line={line} together={together} />
      <label className="check">
        <input type="checkbox" name={`anyway-${line.line}`} value="on" defaultChecked={isPlaced} />
        <span className="small">{t('enrol.anyway')}</span>
      </label>
    </>
  );
}

function LineToMend({ line: { line, name, contact, error } }: { line: Line }) {
  const { t } = useLanguage();
  const about = `line-${line}-error`;
  const nameIsWrong = error?.code === 'NAME_INVALID';
  return (
    <li>
      <p className="mend-line">{t('enrol.line', { line })}</p>
      <input type="hidden" name={`was-${line}`} value={`${name}\t${contact}`} />
      <div className="mend-fields">
        {error && <FieldMessage id={about}>{error.message}</FieldMessage>}
        <Field
          id={`name-${line}`}
          label={t('organisation.name')}
          value={name}
          about={nameIsWrong ? about : null}
        />
        <Field
          id={`contact-${line}`}
          label={t('organisation.contact')}
          value={contact}
          about={nameIsWrong ? null : about}
        />
      </div>
      <label className="check">
        <input type="checkbox" name={`out-${line}`} value="on" />
        <span>{t('enrol.leave-out')}</span>
      </label>
    </li>
  );
}

function Field({
  id,
  label,
  value,
  about,
}: {
  id: string;
  label: string;
  value: string;
  about: string | null;
}) {
  return (
    <div className={about ? 'field field--error' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        id={id}
        name={id}
        defaultValue={value}
        autoComplete="off"
        maxLength={254}
        aria-invalid={about ? true : undefined}
        aria-describedby={about ?? undefined}
      />
    </div>
  );
}

/** Lines with what becomes of them, in the order of the list. */
export function LinesInOrder({
  lines,
  caption,
  together,
}: {
  lines: Lines;
  caption: string;
  together: boolean;
}) {
  const { t } = useLanguage();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { label: t('organisation.name'), cell: ({ name }) => <Typed text={name} /> },
        { label: t('enrol.row'), cell: ({ line }) => line },
        { label: t('organisation.contact'), cell: (line) => <Whom line={line} /> },
        { label: t('enrol.outcome'), cell: (line) => <Outcome line={line} together={together} /> },
      ]}
    />
  );
}

/** How somebody is reached; of a line with a name only, who is meant, to be confirmed by leaving it so. */
function Whom({ line: { line, contact, nameOnly, member, memberContact } }: { line: Line }) {
  const { t } = useLanguage();
  if (!nameOnly) return contact;
  if (!member) return <span className="muted small">{t('enrol.name-only.new')}</span>;
  return (
    <>
      <span className="small under">
        {memberContact
          ? t('enrol.name-only.member', { contact: memberContact })
          : t('enrol.name-only.without')}
      </span>
      <label className="check">
        <input type="checkbox" name={`other-${line}`} value="on" />
        <span className="small">{t('enrol.name-only.other')}</span>
      </label>
    </>
  );
}

function Outcome({
  line: { outcome, waitlistPosition, waitReason, sameAsLine },
  together,
}: {
  line: Line;
  together: boolean;
}) {
  const { t } = useLanguage();
  switch (outcome) {
    case 'CONFIRMED':
      return <StateWord tone="ok">{t('enrol.outcome.CONFIRMED')}</StateWord>;
    case 'PENDING':
      return <StateWord tone="wait">{t('enrol.outcome.PENDING')}</StateWord>;
    case 'WAITLISTED':
      return (
        <>
          <StateWord tone="wait">
            {t('roster.status.WAITLISTED', { position: waitlistPosition ?? 0 })}
          </StateWord>
          {waitReason && !together && (
            <span className="muted small under">{t(`enrol.because.${waitReason}`)}</span>
          )}
        </>
      );
    case 'BOOKED_ELSEWHERE':
      return <StateWord tone="quiet">{t('enrol.outcome.BOOKED_ELSEWHERE')}</StateWord>;
    case 'PREREQUISITES_MISSING':
      return <StateWord tone="quiet">{t('enrol.outcome.PREREQUISITES_MISSING')}</StateWord>;
    case 'REPEATED':
      return <StateWord tone="quiet">{t('enrol.outcome.REPEATED', { line: sameAsLine ?? 0 })}</StateWord>;
    default:
      return <StateWord tone="quiet">{t('enrol.outcome.ALREADY_REGISTERED')}</StateWord>;
  }
}
