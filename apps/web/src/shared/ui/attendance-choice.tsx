import { modeToChoose, type SeatHalves } from '../lib/attendance-mode';
import type { MessageKey } from '../lib/i18n';
import { useLanguage } from './language';

interface AttendanceChoiceProps {
  readonly seats: SeatHalves;
  /** What came back with the form. */
  readonly value: string | undefined;
  readonly legend?: MessageKey;
}

/** The room or on-line, with what is left of each; nothing where a session is not hybrid. */
export function AttendanceChoice({ seats, value, legend = 'seats.mode' }: AttendanceChoiceProps) {
  const { t } = useLanguage();
  const { roomLeft, onlineLeft } = seats;
  if (roomLeft == null || onlineLeft == null) return null;
  const chosen = modeToChoose(value, seats);
  return (
    <fieldset className="field">
      <legend>{t(legend)}</legend>
      {(['IN_PERSON', 'ONLINE'] as const).map((mode) => (
        <label key={mode} className="check">
          <input type="radio" name="attendanceMode" value={mode} defaultChecked={mode === chosen} />
          <span>{t(`seats.mode.${mode}`, { left: mode === 'ONLINE' ? onlineLeft : roomLeft })}</span>
        </label>
      ))}
    </fieldset>
  );
}
