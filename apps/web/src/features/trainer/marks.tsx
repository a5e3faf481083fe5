import type { ReactNode } from 'react';
import type { AttendanceStatus } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { FieldMessage } from '../../shared/ui/field';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';
import type { RosterSession } from './roster-view';

export type Entry = RosterSession['roster']['nodes'][number];

const STATUSES: readonly AttendanceStatus[] = ['ATTENDED', 'ABSENT'];
/** Whoever came is seen, which confirms them; of nobody who never confirmed is it said that they stayed away. */
const STATUSES_UNCONFIRMED: readonly AttendanceStatus[] = ['ATTENDED'];

interface MarksFormProps {
  readonly session: RosterSession;
  readonly submission: Submission | null;
  readonly children: ReactNode;
}

/** The roster as one form: several are marked at once, and the others with one press. */
export function MarksForm({ session, submission, children }: MarksFormProps) {
  const { locale, t } = useLanguage();
  const open = session.roster.nodes.filter(({ status, attendance }) => status === 'CONFIRMED' && !attendance);
  const corrects = session.roster.nodes.some(({ attendance }) => attendance);
  return (
    <form method="post" action={`/${locale}/trainer/sessions/${session.id}/attendance`} noValidate>
      <FormKey submission={submission} />
      {open.map(({ id }) => (
        <input key={id} type="hidden" name="unmarked" value={id} />
      ))}
      {children}
      <div className="mark-acts">
        {corrects && (
          <TextArea
            name="reason"
            label={t('attendance.reason')}
            hint={t('attendance.reason.hint')}
            value={submission?.values['reason'] ?? ''}
            errors={submission?.errors ?? []}
            rows={2}
            maxLength={500}
            required={false}
          />
        )}
        <p className="acts">
          <button className="btn" type="submit">
            {t('attendance.save')}
          </button>
          {open.length > 0 && (
            <button className="btn btn--second" type="submit" name="rest" value="ATTENDED">
              {t('attendance.rest')}
            </button>
          )}
        </p>
      </div>
    </form>
  );
}

/** Came or did not; what stands is chosen, and travels with the version that was seen. */
export function Marks({ entry, submission }: { entry: Entry; submission: Submission | null }) {
  const { t } = useLanguage();
  const { id, fullName, attendance } = entry;
  const name = `mark-${id}`;
  const error = submission?.errors.find(({ field }) => field === name);
  const chosen = submission?.values[name]?.split('.')[0] ?? attendance?.status;
  return (
    <fieldset id={name} tabIndex={-1} aria-describedby={error && `${name}-error`}>
      <legend className="vh">
        <Typed text={fullName} />
      </legend>
      {error && <FieldMessage id={`${name}-error`}>{error.message}</FieldMessage>}
      <div className="marks">
        {(entry.addressAwaited ? STATUSES_UNCONFIRMED : STATUSES).map((status) => (
          <label key={status}>
            <input
              type="radio"
              name={name}
              value={`${status}.${attendance?.version ?? 0}`}
              defaultChecked={chosen === status}
            />
            {t(`attendance.${status}`)}
          </label>
        ))}
      </div>
      {attendance?.reason && (
        <p className="mark-note">
          {t('attendance.corrected')} <Typed text={attendance.reason} />
        </p>
      )}
    </fieldset>
  );
}
