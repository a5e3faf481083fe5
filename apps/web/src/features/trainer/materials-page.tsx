import type { SessionMaterialsQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { Gloss, Sentence, useLanguage } from '../../shared/ui/language';
import { AddMaterialForm, MaterialVersionForm } from '../../shared/ui/material-forms';
import { MaterialLine, ShownWord, Versions } from '../../shared/ui/material-parts';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';

type SessionWithMaterials = NonNullable<SessionMaterialsQuery['session']>;
type Material = SessionWithMaterials['course']['materials'][number];
export const DONE = ['added', 'version'] as const;
export type MaterialDone = (typeof DONE)[number];

interface PageProps {
  readonly session: SessionWithMaterials;
  readonly submission: Submission | null;
  readonly done: MaterialDone | null;
}

/** The materials of a session's course for who trains it: all of them, and a form for one more while they may. */
export function SessionMaterialsPage({ session, submission, done }: PageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const { course } = session;
  const path = `/${locale}/trainer/sessions/${session.id}`;
  return (
    <ConsolePage
      title={t('materials.of', { course: say(course.title) })}
      {...(course.mayAddMaterial && { lead: 'materials.trainer.lead' as const })}
      back={{ href: path, label: t('plan.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`materials.done.${done}`)}</SuccessNotice>}
    >
      <p>
        {session.isDateKnown
          ? dayAndClock(locale, session.startsAt, session.timeZone)
          : t('session.postponed')}{' '}
        · {placeName(language, session)}
      </p>
      {course.materials.length === 0 ? (
        <EmptyState title={t('materials.none')}>
          {course.mayAddMaterial && <Sentence id="materials.trainer.none.help" />}
        </EmptyState>
      ) : (
        <section className="stack" aria-labelledby="there">
          <h2 id="there">{t('materials.trainer.there')}</h2>
          <ul className="materials">
            {course.materials.map((material) => (
              <li key={material.id} className="stack-8">
                <MaterialLine material={material} />
                {!material.isShown && <ShownWord isShown={false} />}
                {material.mayAddVersion && (
                  <p>
                    <a
                      href={`${path}/materials/${material.id}`}
                      aria-label={t('materials.trainer.follow.of', { title: say(material.title) })}
                    >
                      {t('materials.trainer.follow')}
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {course.mayAddMaterial ? (
        <AddMaterialForm action={`${path}/materials`} submission={submission} course={course.id} />
      ) : (
        <p className="notice">
          <Sentence id="materials.trainer.closed" />
        </p>
      )}
    </ConsolePage>
  );
}

/** One of them, with its versions, and a form for a new one where the reader may add it. */
export function SessionMaterialPage({
  session,
  material,
  submission,
  done,
}: PageProps & { material: Material }) {
  const { locale, t, say } = useLanguage();
  const list = `/${locale}/trainer/sessions/${session.id}/materials`;
  return (
    <ConsolePage
      title={say(material.title)}
      back={{ href: list, label: t('materials.of', { course: say(session.course.title) }) }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`materials.done.${done}`)}</SuccessNotice>}
    >
      <Gloss text={material.title} />
      <p className="material-about">
        <span>{t(`session.languages.${material.language}`)}</span>
        <span>{t(`materials.audience.${material.audience}`)}</span>
        <ShownWord isShown={material.isShown} />
      </p>
      <section className="stack" aria-labelledby="versions">
        <h2 id="versions">{t('materials.versions.all')}</h2>
        <Versions versions={material.versions ?? [material.current]} />
      </section>
      {material.mayAddVersion ? (
        <section className="stack" aria-labelledby="follow">
          <h2 id="follow">{t('materials.trainer.follow')}</h2>
          <MaterialVersionForm
            action={`${list}/${material.id}/version`}
            submission={submission}
            revision={material.revision}
          />
        </section>
      ) : (
        <p className="notice">
          <Sentence id="materials.trainer.others" />
        </p>
      )}
    </ConsolePage>
  );
}
