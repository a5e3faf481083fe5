import { useLanguage } from '../../shared/ui/language';

const FAULTS = [
  'EMPTY',
  'LOCKED_OR_OLD',
  'MACROS',
  'NOT_A_LIST',
  'TOO_LARGE',
  'TOO_LONG',
  'TOO_MANY',
] as const;

/** A file in place of a pasted list: its script reads it into the box, and shows this where it runs. */
export function SheetFileField() {
  const { t } = useLanguage();
  const open = { count: '{count}', sheet: '{sheet}' };
  const words = Object.fromEntries([
    ...FAULTS.map((fault) => [fault, t(`enrol.file.fault.${fault}`, open)] as const),
    ['READING', t('enrol.file.reading')],
    ['SHEET', t('enrol.file.sheet', open)],
    ['TEXT', t('enrol.file.text', open)],
  ]);
  return (
    <div className="field sheet-file" hidden data-sheet-file="" data-words={JSON.stringify(words)}>
      <label htmlFor="sheet-file">{t('enrol.file')}</label>
      <span className="hint" id="sheet-file-hint">
        {t('enrol.file.hint')}
      </span>
      <input
        className="input"
        id="sheet-file"
        type="file"
        accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt"
        aria-describedby="sheet-file-hint"
      />
      <output />
      <button className="btn btn--second" type="button" hidden>
        {t('enrol.file.undo')}
      </button>
    </div>
  );
}
