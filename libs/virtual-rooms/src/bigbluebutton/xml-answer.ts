import { SaxesParser } from 'saxes';

/** The texts directly below `<response>`, by name; of two with one name the last. Throws when it is no such document: not well-formed, another root,
 *  or with a DOCTYPE, which no answer has. */
export function readXmlAnswer(xml: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  const path: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  const add = (part: string): void => {
    text += part;
  };
  parser.on('doctype', () => {
    throw new Error('The answer has a DOCTYPE');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (path.length === 0 && name !== 'response') throw new Error('The answer is no response');
    path.push(name);
    text = '';
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    if (path.length === 2) found[name] = text.trim();
    path.pop();
    text = '';
  });
  parser.write(xml).close();
  return found;
}
