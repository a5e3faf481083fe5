import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { FieldMessage } from '../../shared/ui/field';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

type Lines = EnrolmentPartsFragment['lines'];
type Line = Lines[number];

/** Lines that cannot be read, each with its two fields: mended here, a line keeps its place in the list. */
export function LinesToMend({ lines, check }: { lines: Lines; check: string }) {
  const { t } = useLanguage();
  const broken = lines.filter(({ outcome }) => outcome === 'UNREADABLE');
  return (
    <section className="stack-24">
      <h2 className="h-23">{t('enrol.mend', { count: broken.length })}</h2>
      <p className="small muted">
        <Sentence id="enrol.mend.help" />
      </p>
      <ul className="mend">
        {broken.map((line) => (
          <LineToMend key={line.line} line={line} />
        ))}
      </ul>
      <p className="acts">
        <button className="btn btn--second" type="submit" formAction={check}>
          {t('enrol.check.again')}
        </button>
      </p>
    </section>
  );
}

function LineToMend({ line: { line, name, contact, error } }: { line: Line }) {
  const { t } = useLanguage();
  const about = `line-${line}-error`;
  const nameIsWrong = error?.code === 'NAME_INVALID';
  return (
    <li>
      <p className="mend-line">{t('enrol.line', { line })}</p>
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

/** Every line with what becomes of it, in the order of the list. */
export function LinesInOrder({ lines }: { lines: Lines }) {
  const { t } = useLanguage();
  return (
    <section>
      <DataTable
        caption={t('enrol.lines')}
        rows={lines.filter(({ outcome }) => outcome !== 'UNREADABLE')}
        rowKey={({ line }) => String(line)}
        columns={[
          { label: t('organisation.name'), cell: ({ name }) => <Typed text={name} /> },
          { label: t('enrol.row'), cell: ({ line }) => line },
          { label: t('organisation.contact'), cell: (line) => <Whom line={line} /> },
          { label: t('enrol.outcome'), cell: (line) => <Outcome line={line} /> },
        ]}
      />
    </section>
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

function Outcome({ line: { outcome, waitlistPosition, waitReason, sameAsLine } }: { line: Line }) {
  const { t } = useLanguage();
  switch (outcome) {
    case 'CONFIRMED':
      return <StateWord tone="ok">{t('enrol.outcome.CONFIRMED')}</StateWord>;
    case 'WAITLISTED':
      return (
        <>
          <StateWord tone="wait">
            {t('roster.status.WAITLISTED', { position: waitlistPosition ?? 0 })}
          </StateWord>
          {waitReason && <span className="muted small under">{t(`enrol.because.${waitReason}`)}</span>}
        </>
      );
    case 'REPEATED':
      return <StateWord tone="quiet">{t('enrol.outcome.REPEATED', { line: sameAsLine ?? 0 })}</StateWord>;
    default:
      return <StateWord tone="quiet">{t('enrol.outcome.ALREADY_REGISTERED')}</StateWord>;
  }
}
