import type { SeatHalves } from '../../shared/lib/attendance-mode';
import { dayAndClock } from '../../shared/lib/dates';
import { AttendanceChoice } from '../../shared/ui/attendance-choice';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import type { EnrolOrganisation } from './enrol-page';

/** Rows of lists that were not enrolled: to be fixed now, as a list of their own, or thrown away. */
export function EnrolDraft({
  organisation,
  seats,
  path,
}: {
  organisation: EnrolOrganisation;
  seats: SeatHalves;
  path: string;
}) {
  const { locale, t, zone } = useLanguage();
  const rows = organisation.enrolmentDraft;
  if (rows.length === 0) return null;
  return (
    <section className="section-gap enrol-draft">
      <h2 className="h-23">{t('enrol.draft', { count: rows.length })}</h2>
      <p className="small muted">{t('enrol.draft.help')}</p>
      <DataTable
        caption={t('enrol.draft', { count: rows.length })}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { label: t('organisation.name'), cell: ({ name }) => <Typed text={name || '–'} /> },
          { label: t('organisation.contact'), cell: ({ contact }) => contact || '–' },
          { label: t('enrol.draft.why'), cell: ({ error }) => error.message },
          { label: t('enrol.draft.since'), cell: ({ keptAt }) => dayAndClock(locale, keptAt, zone) },
        ]}
      />
      <form method="post" action={`${path}/check`} className="stack">
        <input
          type="hidden"
          name="list"
          value={rows.map(({ name, contact }) => `${oneCell(name)}\t${oneCell(contact)}`).join('\n')}
        />
        <input type="hidden" name="column-0" value="NAME" />
        <input type="hidden" name="column-1" value="CONTACT" />
        <input type="hidden" name="draft" value={rows.map(({ id }) => id).join(' ')} />
        <AttendanceChoice seats={seats} value={undefined} legend="enrol.mode" />
        <p className="acts">
          <button className="btn" type="submit">
            {t('enrol.draft.fix')}
          </button>
        </p>
      </form>
      <details className="cancel-one">
        <summary>{t('enrol.draft.discard')}</summary>
        <form method="post" action={`${path}/discard`}>
          <p className="small">{t('enrol.draft.discard.sure', { count: rows.length })}</p>
          <button className="btn btn--second" type="submit">
            {t('enrol.draft.discard.go')}
          </button>
        </form>
      </details>
    </section>
  );
}

/** Written as it was, and still one cell of one line. */
const oneCell = (text: string): string => text.replace(/[\t\r\n"]+/g, ' ');
