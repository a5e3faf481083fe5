import type { Submission } from '../lib/frame';
import { FormKey } from './form';
import { useLanguage } from './language';
import { MaterialFields, SourceFields } from './material-fields';

interface FormProps {
  readonly action: string;
  /** What came back of this form. */
  readonly submission: Submission | null;
}

/** The form of a new material, for whoever may add one. `course` goes along where the address does not name it. */
export function AddMaterialForm({ action, submission, course }: FormProps & { course?: string }) {
  const { t } = useLanguage();
  const errors = submission?.errors ?? [];
  const value = (name: string): string => submission?.values[name] ?? '';
  return (
    <section className="stack-24" aria-labelledby="add">
      <h2 id="add">{t('materials.add')}</h2>
      <form
        method="post"
        action={action}
        encType="multipart/form-data"
        className="stack-24"
        noValidate={errors.length > 0}
      >
        <FormKey submission={submission} />
        {course && <input type="hidden" name="course" value={course} />}
        <MaterialFields
          value={value}
          errors={errors}
          isShown={submission ? (submission.lists?.['show'] ?? []).length > 0 : true}
        />
        <SourceFields value={value} errors={errors} />
        <p className="acts">
          <button className="btn" type="submit">
            {t('materials.add.submit')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The form of a new version of a material of this revision. */
export function MaterialVersionForm({ action, submission, revision }: FormProps & { revision: number }) {
  const { t } = useLanguage();
  const errors = submission?.errors ?? [];
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      className="stack"
      noValidate={errors.length > 0}
    >
      <FormKey submission={submission} />
      <input type="hidden" name="revision" value={submission?.values['revision'] ?? revision} />
      <p className="hint">{t('materials.version.help')}</p>
      <SourceFields value={(name) => submission?.values[name] ?? ''} errors={errors} />
      <p className="acts">
        <button className="btn" type="submit">
          {t('materials.version.submit')}
        </button>
      </p>
    </form>
  );
}
