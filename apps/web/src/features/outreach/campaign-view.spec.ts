import { describe, expect, it } from 'vitest';
import { readSegment, segmentInput } from './campaign-view';

describe('reading a segment', () => {
  it('takes one value or several, each once', () => {
    expect(
      readSegment({
        kind: ['NGO', 'PRIVATE_SECTOR'],
        city: 'siem-reap',
        subKind: ['bank', 'bank'],
        trained: 'no',
      }),
    ).toEqual({
      kinds: ['PRIVATE_SECTOR', 'NGO'],
      cities: ['siem-reap'],
      subKinds: ['bank'],
      trained: false,
    });
  });

  it('leaves out what makes no sense', () => {
    expect(readSegment({ kind: 'KING', city: ['../x', 'A'], trained: 'perhaps' })).toEqual({
      kinds: [],
      cities: [],
      subKinds: [],
      trained: null,
    });
  });

  it('becomes the input of the api', () => {
    expect(segmentInput(readSegment({ city: 'siem-reap', trained: 'yes' }))).toEqual({
      kinds: [],
      cities: ['siem-reap'],
      subKinds: [],
      trained: true,
    });
  });
});
