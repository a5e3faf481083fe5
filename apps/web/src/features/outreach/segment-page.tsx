import type { ReachFragment, SegmentChoicesQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { type Campaign, KINDS, type SegmentCodes, titleOf } from './campaign-view';
import { Reach } from './reach';

interface SegmentPageProps {
  readonly campaign: Campaign;
  readonly choices: SegmentChoicesQuery;
  /** What is ticked, and counted. */
  readonly chosen: SegmentCodes;
  readonly reach: ReachFragment;
  readonly submission: Submission | null;
}

export function SegmentPage({ campaign, choices, chosen, reach, submission }: SegmentPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const at = `/${locale}/campaigns/${campaign.id}`;
  const cities = choices.cities.nodes;
  const city = ({ code, name }: (typeof cities)[number]) => (
    <Tick key={code} name="city" value={code} label={say(name)} checked={chosen.cities.includes(code)} />
  );
  return (
    <ConsolePage
      title={t('campaigns.segment.title', { count: reach.invited })}
      gloss="campaigns.segment.title.gloss"
      lead="campaigns.segment.lead"
      errors={submission?.errors ?? []}
      back={{ href: at, label: titleOf(language, campaign) }}
    >
      <div className="two two--segment">
        <form method="get" action={`${at}/segment`} className="stack-24">
          <input type="hidden" name="chosen" value="yes" />
          <fieldset className="field">
            <legend>{t('campaigns.segment.kind')}</legend>
            {KINDS.map((kind) => (
              <Tick
                key={kind}
                name="kind"
                value={kind}
                label={t(`campaigns.kind.${kind}`)}
                checked={chosen.kinds.includes(kind)}
              />
            ))}
          </fieldset>
          <fieldset className="field">
            <legend>{t('campaigns.segment.city')}</legend>
            {cities.filter(({ isPilot }) => isPilot).map(city)}
            <details open={cities.some(({ isPilot, code }) => !isPilot && chosen.cities.includes(code))}>
              <summary>{t('campaigns.segment.other-cities')}</summary>
              {cities.filter(({ isPilot }) => !isPilot).map(city)}
            </details>
          </fieldset>
          <fieldset className="field">
            <legend>{t('campaigns.segment.trained')}</legend>
            <Pick value="" label={t('campaigns.segment.either')} checked={chosen.trained === null} />
            <Pick value="yes" label={t('campaigns.segment.trained.yes')} checked={chosen.trained === true} />
            <Pick value="no" label={t('campaigns.segment.trained.no')} checked={chosen.trained === false} />
          </fieldset>
          <details open={chosen.subKinds.length > 0}>
            <summary>{t('campaigns.segment.sub-kinds')}</summary>
            <div className="sub-kinds">
              {KINDS.map((kind) => (
                <fieldset key={kind} className="field">
                  <legend>{t(`campaigns.kind.${kind}`)}</legend>
                  {choices.organisationSubKinds
                    .filter((each) => each.kind === kind)
                    .map(({ code, name }) => (
                      <Tick
                        key={code}
                        name="subKind"
                        value={code}
                        label={say(name)}
                        checked={chosen.subKinds.includes(code)}
                      />
                    ))}
                </fieldset>
              ))}
            </div>
          </details>
          <p className="acts">
            <button className="btn btn--second" type="submit">
              {t('campaigns.segment.count')}
            </button>
          </p>
        </form>
        <section className="stack-24" id="figures" aria-label={t('campaigns.reach.heading')}>
          <Reach reach={reach} list={null} />
          <form method="post" action={`${at}/segment`} className="stack-8">
            <FormKey submission={submission} />
            <input type="hidden" name="version" value={campaign.version} />
            {chosen.kinds.map((kind) => (
              <input key={kind} type="hidden" name="kind" value={kind} />
            ))}
            {chosen.cities.map((code) => (
              <input key={code} type="hidden" name="city" value={code} />
            ))}
            {chosen.subKinds.map((code) => (
              <input key={code} type="hidden" name="subKind" value={code} />
            ))}
            {chosen.trained !== null && (
              <input type="hidden" name="trained" value={chosen.trained ? 'yes' : 'no'} />
            )}
            <p className="acts">
              <button className="btn" type="submit">
                {t('campaigns.segment.take')}
              </button>
            </p>
            <p className="hint">{t('campaigns.segment.take.hint')}</p>
          </form>
        </section>
      </div>
    </ConsolePage>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

const Tick = ({ name, value, label, checked }: ChoiceProps & { readonly name: string }) => (
  <label className="check">
    <input type="checkbox" name={name} value={value} defaultChecked={checked} /> <span>{label}</span>
  </label>
);

const Pick = ({ value, label, checked }: ChoiceProps) => (
  <label className="check">
    <input type="radio" name="trained" value={value} defaultChecked={checked} /> <span>{label}</span>
  </label>
);
