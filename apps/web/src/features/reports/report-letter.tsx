import { Fragment } from 'react';
import type { LetterFragment } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';
import { Words } from '../../shared/ui/words';
import { figureAddress } from './figure-address';

type Part = LetterFragment['sections'][number]['paragraphs'][number]['parts'][number];

/** The report as it is printed; a figure is a link to the rows that it counts. */
export function ReportLetter({ letter, level }: { letter: LetterFragment; level: 'h1' | 'h2' }) {
  const { locale } = useLanguage();
  const Title = level;
  const Heading = level === 'h1' ? 'h2' : 'h3';
  const sum = (at: number): string | undefined => (at > 0 ? 'num' : undefined);
  return (
    <article className="letter">
      <div className="kingdom">
        {letter.kingdom.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <svg viewBox="0 0 160 14" width="160" height="14" aria-hidden="true">
          <g className="w-tonle">
            <path d="M0 6.5h62v1H0zM98 6.5h62v1H98z" />
            <path d="M80 0l7 7-7 7-7-7z" />
          </g>
          <path className="w-laterite" d="M66 3.5 69.5 7 66 10.5 62.5 7zM94 3.5 97.5 7 94 10.5 90.5 7z" />
        </svg>
      </div>
      <p className="sender">
        {letter.sender.map((line, at) => (
          <span key={line}>{at === 0 ? <b>{line}</b> : line}</span>
        ))}
      </p>
      <Title className="letter-title">
        <Words text={letter.title} locale={locale} />
      </Title>
      <p className="letter-period">{letter.period}</p>
      {letter.sections.map((section) => (
        <section key={section.heading}>
          <Heading>
            <Words text={section.heading} locale={locale} />
          </Heading>
          {section.paragraphs.map(({ parts }) => (
            <p key={parts.map(({ text }) => text).join('')}>
              <Parts parts={parts} />
            </p>
          ))}
          {section.table && (
            <table className="table section-gap">
              <caption>{section.table.caption}</caption>
              <thead>
                <tr>
                  {section.table.head.map((label, at) => (
                    <th key={label} scope="col" className={sum(at)}>
                      <Words text={label} locale={locale} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {section.table.rows.map(({ name, cells }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {cells.map((cell) => (
                      <td key={cell.figure ?? cell.text} className="num">
                        <Parts parts={[cell]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      <div className="sign">
        {letter.sign.map((line, at) => (
          <p key={line}>{at === letter.sign.length - 1 ? <b>{line}</b> : line}</p>
        ))}
        <p className={letter.isApproved ? 'seal seal--given' : 'seal'}>{letter.seal}</p>
      </div>
      <p className="small muted">{letter.asOf}</p>
    </article>
  );
}

function Parts({ parts }: { parts: readonly Part[] }) {
  const { locale } = useLanguage();
  return parts.map(({ text, figure }, at) =>
    figure ? (
      <a key={`${figure} ${at}`} className="frozen" href={figureAddress(locale, figure)}>
        {text}
      </a>
    ) : (
      <Fragment key={`${text} ${at}`}>
        <Words text={text} locale={locale} />
      </Fragment>
    ),
  );
}
