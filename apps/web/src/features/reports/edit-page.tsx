import type { CitedFigureFragment, ReportWordsFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { FigureName } from './figure-name';

/** As many sections as the api takes. */
const MOST_SECTIONS = 8;

export interface EditPageProps {
  /** Null: a new one. */
  readonly report: {
    readonly id: string;
    readonly reference: string;
    readonly revision: number;
    readonly draft: ReportWordsFragment;
  } | null;
  readonly choices: readonly CitedFigureFragment[];
  readonly submission: Submission | null;
  readonly saved: boolean;
}

const NAMES = ['headingKm', 'headingEn', 'textKm', 'textEn'] as const;

/** What stands in the fields: what was sent and came back, else the draft. */
function valuesOf({ report, submission }: EditPageProps): Record<string, string> {
  if (submission) return { ...submission.values };
  const draft = report?.draft;
  const sections = (draft?.sections ?? []).flatMap(({ heading, text }, at) => [
    [`s${at}-headingKm`, heading.km],
    [`s${at}-headingEn`, heading.en],
    [`s${at}-textKm`, text.km],
    [`s${at}-textEn`, text.en],
  ]);
  return {
    titleKm: draft?.title.km ?? '',
    titleEn: draft?.title.en ?? '',
    periodFrom: draft?.periodFrom ?? '',
    periodTo: draft?.periodTo ?? '',
    ...(Object.fromEntries(sections) as Record<string, string>),
  };
}

/** `/km/reports/new`, `/km/reports/<id>/edit`: a plain form; the figures that may be cited stand beside it, counted now. */
export function EditPage(props: EditPageProps) {
  const { report, choices, submission, saved } = props;
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const values = valuesOf(props);
  const tables = submission
    ? (submission.lists?.['tables'] ?? [])
    : (report?.draft.sections ?? []).flatMap(({ hasCityTable }, at) => (hasCityTable ? [String(at)] : []));
  const filled = Array.from({ length: MOST_SECTIONS }, (_, at) => at).filter(
    (at) => tables.includes(String(at)) || NAMES.some((name) => values[`s${at}-${name}`]),
  );
  const count = Math.min(MOST_SECTIONS, (filled.at(-1) ?? 0) + 2);
  const here = report ? `/${locale}/reports/${report.id}` : `/${locale}/reports`;
  return (
    <ConsolePage
      title={report ? t('reports.edit.title', { reference: report.reference }) : t('reports.new.title')}
      gloss={report ? 'reports.edit.title.gloss' : 'reports.new.title.gloss'}
      back={{ href: here, label: report ? t('reports.edit.back') : t('reports.back') }}
      errors={errors}
      notice={saved && <SuccessNotice>{t('reports.done.saved')}</SuccessNotice>}
    >
      <div className="two report-two">
        <form
          method="post"
          action={report ? `${here}/edit` : `${here}/new`}
          className="stack-24"
          noValidate={errors.length > 0}
        >
          <FormKey submission={submission} />
          <input type="hidden" name="revision" value={values['revision'] ?? report?.revision ?? 0} />
          <TextField
            name="titleKm"
            label="reports.field.titleKm"
            value={values['titleKm'] ?? ''}
            errors={errors}
            maxLength={200}
            lang="km"
          />
          <TextField
            name="titleEn"
            label="reports.field.titleEn"
            value={values['titleEn'] ?? ''}
            errors={errors}
            maxLength={200}
            lang="en"
            required={false}
          />
          <div className="times">
            <TextField
              name="periodFrom"
              label="reports.field.from"
              type="date"
              value={values['periodFrom'] ?? ''}
              errors={errors}
            />
            <TextField
              name="periodTo"
              label="reports.field.to"
              type="date"
              value={values['periodTo'] ?? ''}
              errors={errors}
            />
          </div>
          {Array.from({ length: count }, (_, at) => (
            <fieldset key={at} className="report-section stack">
              <legend>
                <h2 className="h-19">{t('reports.field.section', { number: at + 1 })}</h2>
              </legend>
              {(['Km', 'En'] as const).map((language) => (
                <div key={language} className="stack">
                  <TextField
                    name={`s${at}-heading${language}`}
                    label={`reports.field.heading${language}`}
                    value={values[`s${at}-heading${language}`] ?? ''}
                    errors={errors}
                    maxLength={200}
                    lang={language === 'Km' ? 'km' : 'en'}
                    required={false}
                  />
                  <TextArea
                    name={`s${at}-text${language}`}
                    label={t(`reports.field.text${language}`)}
                    value={values[`s${at}-text${language}`] ?? ''}
                    errors={errors}
                    rows={6}
                    maxLength={2_500}
                    required={false}
                    lang={language === 'Km' ? 'km' : 'en'}
                  />
                </div>
              ))}
              <label className="check">
                <input
                  type="checkbox"
                  name="tables"
                  value={at}
                  defaultChecked={tables.includes(String(at))}
                />
                <span>{t('reports.field.table')}</span>
              </label>
            </fieldset>
          ))}
          <p className="hint">{t('reports.field.more', { most: MOST_SECTIONS })}</p>
          <p className="acts">
            <button className="btn" type="submit" name="then" value="read">
              {t('reports.save')}
            </button>
            <button className="btn btn--second" type="submit" name="then" value="more">
              {t('reports.save.more')}
            </button>
          </p>
        </form>
        <aside className="stack" aria-label={t('reports.choices')}>
          <div className="selvedge" />
          <h2 className="h-19">{t('reports.choices')}</h2>
          <p className="small muted">
            <Sentence id="reports.choices.help" />
          </p>
          <ul className="cite-list">
            {choices.map((figure) => (
              <li key={figure.key}>
                <span>
                  <FigureName figure={figure} />
                </span>
                <b>{figure.words}</b>
                <code>[{figure.key}]</code>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </ConsolePage>
  );
}
