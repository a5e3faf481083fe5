import type { LocalizedText } from '#kernel';
import type { Value } from '../columns.js';
import type { Speech } from '../export-list.js';

/** A pledge as lists show it. */
export interface PledgePart {
  readonly city: { readonly name: LocalizedText };
  readonly sector: { readonly name: LocalizedText };
  readonly money: { readonly amountMinor: string; readonly currency: string } | null;
  readonly quantity: {
    readonly thousandths: string;
    readonly unit: { readonly code: string; readonly name: LocalizedText };
  } | null;
  readonly status: string;
  readonly offeredAt: string;
}

export const PLEDGE_PART = `city { name { km en } } sector { name { km en } } money { amountMinor currency }
  quantity { thousandths unit { code name { km en } } } status offeredAt`;

export const valueOf = ({ money, quantity }: PledgePart, speech: Speech): Value =>
  money
    ? { unit: money.currency, parts: money.amountMinor, unitName: null }
    : {
        unit: quantity?.unit.code ?? '',
        parts: quantity?.thousandths ?? '0',
        unitName: speech.text(quantity?.unit.name),
      };
