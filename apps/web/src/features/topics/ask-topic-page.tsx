import type { LocalizedText } from '../../shared/lib/locale';
import type { Submission } from '../../shared/lib/frame';
import { zoneName } from '../../shared/lib/zone-name';
import { ConsolePage } from '../../shared/ui/console-page';
import { ChoiceField } from '../../shared/ui/choice-field';
import { FormKey, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';

interface AskTopicPageProps {
  readonly sectors: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly submission: Submission | null;
}

/** The committee asks a topic. */
export function AskTopicPage({ sectors, submission }: AskTopicPageProps) {
  const { locale, t, say, zone } = useLanguage();
  const errors = submission?.errors ?? [];
  const value = (name: string, first = ''): string => submission?.values[name] ?? first;
  return (
    <ConsolePage
      title={t('topics.ask.title')}
      gloss="topics.ask.title.gloss"
      back={{ href: `/${locale}/topics`, label: t('frame.nav.topics') }}
      errors={errors}
    >
      <form method="post" action={`/${locale}/topics/new`} className="stack-24 measure">
        <FormKey submission={submission} />
        <ChoiceField
          name="sectorId"
          label={t('topics.sector')}
          none={t('topics.sector.choose')}
          value={value('sectorId') ?? ''}
          errors={errors}
          choices={sectors.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
        <TextField
          name="titleKm"
          label="topics.title.km"
          lang="km"
          value={value('titleKm')}
          errors={errors}
          maxLength={200}
        />
        <TextField
          name="titleEn"
          label="topics.title.en"
          lang="en"
          value={value('titleEn')}
          errors={errors}
          maxLength={200}
        />
        <TextArea
          name="questionKm"
          label={t('topics.question.km')}
          hint={t('topics.question.hint')}
          lang="km"
          value={value('questionKm')}
          errors={errors}
        />
        <TextArea
          name="questionEn"
          label={t('topics.question.en')}
          lang="en"
          value={value('questionEn')}
          errors={errors}
        />
        <div className="times">
          <TextField
            name="opensDay"
            label="topics.opens.day"
            type="date"
            value={value('opensDay')}
            errors={errors}
          />
          <TextField
            name="opensTime"
            label="topics.opens.time"
            type="time"
            value={value('opensTime', '08:00')}
            errors={errors}
          />
        </div>
        <div className="times">
          <TextField
            name="closesDay"
            label="topics.closes.day"
            type="date"
            value={value('closesDay')}
            errors={errors}
          />
          <TextField
            name="closesTime"
            label="topics.closes.time"
            type="time"
            value={value('closesTime', '17:00')}
            errors={errors}
          />
        </div>
        <p className="hint">{t('common.zone', { zone: zoneName(locale, zone) })}</p>
        <p className="acts">
          <button className="btn" type="submit">
            {t('topics.ask.submit')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
