import { Say, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import type { Entry } from './marks';

/** What somebody answered, folded beside their name, and how much is open. Nothing where the session asks nothing. */
export function RosterAnswers({ entry: { answers, openQuestions, status } }: { entry: Entry }) {
  const { t, say } = useLanguage();
  const given = answers.filter(({ said }) => said.en !== '');
  const isLive = status !== 'CANCELLED' && status !== 'DECLINED';
  if (answers.length === 0 || (given.length === 0 && openQuestions === 0)) return null;
  return (
    <>
      {isLive && openQuestions > 0 && <p className="small">{t('asked.open', { count: openQuestions })}</p>}
      {given.length > 0 && (
        <details className="roll-answers small">
          <summary>{t('roster.answers', { count: given.length })}</summary>
          <dl>
            {given.map(({ question, said }) => (
              <div key={question.id}>
                <dt>
                  <Say text={question.text} />
                  {question.retired && <span className="muted"> {t('roster.answers.retired')}</span>}
                </dt>
                <dd>
                  <Typed text={say(said)} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
