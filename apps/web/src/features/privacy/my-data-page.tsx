import type { OwnDataPartsFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { formOf, FormKey, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { MyAddress } from './my-address';
import { MyConsents } from './my-consents';
import { MyCopy, MyErasure, PendingErasure } from './my-erasure';

export const MY_DATA_DONE = ['details', 'consent', 'code', 'contact', 'asked', 'cancelled'] as const;

interface MyDataPageProps {
  readonly ownData: OwnDataPartsFragment;
  readonly done: (typeof MY_DATA_DONE)[number] | null;
  readonly submission: Submission | null;
}

/** What is held of whoever is signed in, and everything that they may do about it. */
export function MyDataPage({ ownData, done, submission }: MyDataPageProps) {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage
      title={t('myData.title')}
      gloss="myData.title.gloss"
      lead="myData.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`myData.done.${done}`)}</SuccessNotice>}
    >
      {ownData.erasure && <PendingErasure erasure={ownData.erasure} duties={ownData.duties} />}
      <p>
        <a href={`/${locale}/privacy`}>{t('myData.register')}</a>
      </p>
      <div className="my-data">
        <MyDetails ownData={ownData} submission={formOf(submission, 'details')} />
        <MyAddress ownData={ownData} submission={submission} />
        <MyConsents consents={ownData.consents} />
        <MyCopy left={ownData.exportsLeft} />
        {!ownData.erasure && <MyErasure duties={ownData.duties} />}
      </div>
    </ConsolePage>
  );
}

function MyDetails({ ownData, submission }: Omit<MyDataPageProps, 'done'>) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const language = submission?.values['locale'] ?? ownData.locale;
  return (
    <section className="stack">
      <h2 className="h-19">{t('myData.details')}</h2>
      <form
        method="post"
        action={`/${locale}/account/privacy/details`}
        className="stack-24"
        noValidate={errors.length > 0}
      >
        <FormKey submission={submission} />
        <TextField
          name="fullName"
          label="myData.name"
          hint="myData.name.hint"
          value={submission?.values['fullName'] ?? ownData.fullName}
          errors={errors}
          autoComplete="name"
          maxLength={200}
        />
        <fieldset className="field">
          <legend>{t('myData.language')}</legend>
          {(['km', 'en'] as const).map((choice) => (
            <label key={choice} className="check">
              <input
                type="radio"
                name="locale"
                value={choice}
                required
                defaultChecked={language === choice}
              />
              <span>{t(`myData.language.${choice}`)}</span>
            </label>
          ))}
        </fieldset>
        <p className="acts">
          <button className="btn" type="submit">
            {t('myData.details.submit')}
          </button>
        </p>
      </form>
    </section>
  );
}
