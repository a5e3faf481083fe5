import { readFileSync } from 'node:fs';
import { buildSchema, extendSchema, parse } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { missedBy, SURFACES } from './manifest.js';

const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
const planted = (addition: string) => extendSchema(schema, parse(addition));

const FEEDBACK = planted(`
  input LeaveFeedbackInput { words: String! idempotencyKey: IdempotencyKey version: Int! }
  extend type Mutation { leaveFeedback(input: LeaveFeedbackInput!): Boolean }
`);

describe('a place that is new in the schema', () => {
  it.each([
    [4, 'class 4: no case goes through LeaveFeedbackInput.words'],
    [5, 'class 5: no case goes through LeaveFeedbackInput.words'],
    [16, 'class 16: no case goes through LeaveFeedbackInput.idempotencyKey'],
    [17, 'class 17: no case goes through Mutation.leaveFeedback'],
  ])('fails class %i when it takes what the class is made of', (number, complaint) => {
    expect(missedBy(number, FEEDBACK)).toEqual([complaint]);
  });

  it('fails the searches when it is one', () => {
    const found = planted('extend type Query { certificates(search: String): Boolean }');
    expect(missedBy(20, found)).toEqual(['class 20: no case goes through Query.certificates(search)']);
  });

  it('fails the searches when it is a field of a filter', () => {
    const found = planted('extend input SessionFilter { room: String }');
    expect(missedBy(20, found)).toEqual(['class 20: no case goes through SessionFilter.room']);
  });

  it('is seen as an argument without an input, and in both languages', () => {
    const found = planted(`
      input RenameCourseInput { name: LocalizedTextInput! }
      extend type Mutation { renameCourse(input: RenameCourseInput!): Boolean  shout(words: String!): Boolean }
    `);
    expect(missedBy(4, found)).toEqual([
      'class 4: no case goes through Mutation.shout(words)',
      'class 4: no case goes through RenameCourseInput.name',
    ]);
  });
});

describe('a surface that is waited for', () => {
  const waiting = {
    ...SURFACES,
    'graphql.transport': {
      waitsFor: 'uploads',
      appears: (found: typeof schema) => (found.getType('Upload') ? ['Upload'] : []),
    },
  };

  it('lets its cases wait while it is not there', () => {
    expect(missedBy(2, schema, waiting)).toEqual([]);
  });

  it('fails its class the day it is there', () => {
    expect(missedBy(2, planted('scalar Upload'), waiting)).toEqual([
      'class 2: Upload is there, and 40 cases of graphql.transport do not run',
    ]);
  });

  it('is not mistaken for one that nobody knows', () => {
    const { 'graphql.transport': _, ...others } = SURFACES;
    expect(missedBy(2, schema, others)).toEqual(['class 2: no surface graphql.transport']);
  });
});
