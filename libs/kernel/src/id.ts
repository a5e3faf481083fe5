import { v7, validate } from 'uuid';

/** A new identifier, uuid v7: sorted by time of making, so that new rows land at the end of their index. */
export const newId = (): string => v7();

export const isId = (value: string): boolean => validate(value);
