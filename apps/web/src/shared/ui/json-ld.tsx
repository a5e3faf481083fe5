import type { Graph } from 'schema-dts';

/** What a page is about, for search engines, in the words of schema.org. Types check it; only its names stand in the page. */
export const JsonLd = ({ graph }: { graph: Graph }) => (
  <script
    type="application/ld+json"
    // `<` is escaped, so that no text can close the element.
    dangerouslySetInnerHTML={{ __html: JSON.stringify(graph).replaceAll('<', '\\u003c') }}
  />
);
