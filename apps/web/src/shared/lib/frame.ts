import type { WhoIsThereFragment } from '../gql/graphql';
import type { Api } from './api';
import type { Locale } from './locale';

/** What every page of one answer knows about its surroundings; it travels to the browser with the page. */
export interface Frame {
  /** Origin under which the world knows this site, such as `https://samaki.gov.kh`. */
  readonly publicUrl: string;
  /** Demonstration: invented data, one-click sign-ins and the mailbox. */
  readonly demo: boolean;
  /** IANA name of the programme's time zone: times of pages and forms are meant in it, unless another is named. */
  readonly programmeZone: string;
  /** What people call it; the server's word, since browsers differ. */
  readonly zoneName: Readonly<Record<Locale, string>>;
  readonly assets: PageAssets;
  /** Paths of the menu that have a page. */
  readonly consolePaths: readonly string[];
}

/** A frame before anything is known of the page. */
export const BARE_FRAME: Frame = {
  publicUrl: '',
  demo: false,
  programmeZone: 'UTC',
  zoneName: { km: 'UTC', en: 'UTC' },
  assets: {
    styles: [],
    signedInStyles: [],
    script: '',
    page: '',
    passkeys: '',
    held: '',
    keepTicket: '',
    enrol: '',
    messages: { km: '', en: '' },
    fonts: { km: [], en: [] },
  },
  consolePaths: [],
};

/** Addresses of the built files that a page asks for. */
export interface PageAssets {
  readonly styles: readonly string[];
  /** Beside them for whoever is signed in. */
  readonly signedInStyles: readonly string[];
  readonly script: string;
  /** The script beside public pages that the server writes. */
  readonly page: string;
  /** The script beside passkey forms. */
  readonly passkeys: string;
  /** The script that keeps what was typed on the way through a ministry. */
  readonly held: string;
  /** The script that has a ticket kept for where there is no network. */
  readonly keepTicket: string;
  /** The script of the pages where a list is enrolled. */
  readonly enrol: string;
  readonly messages: Record<Locale, string>;
  /** Fonts that the page's language needs at once. */
  readonly fonts: Record<Locale, readonly string[]>;
}

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A field of a form by its id, and where in its text the caret stood. */
export interface FocusInForm {
  readonly field: string;
  readonly caret: number | null;
}

/** A form that came back: what was typed and what is wrong with it. */
export interface Submission {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** The values of fields that stand several times. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Where the focus was, when the form comes back in the other language. */
  readonly focus?: FocusInForm;
  /** Which form of the page it was, where a page has several. */
  readonly form?: string;
  /** It was held up for a proof, which is given now: the button is to be pressed once more. */
  readonly confirmed?: boolean;
}

export type ViewerFacts = WhoIsThereFragment;

export const NOBODY: ViewerFacts = {
  signedIn: false,
  roles: [],
  withheldRoles: [],
  permissions: [],
  person: null,
};

export interface RouterContext {
  readonly frame: Frame;
  readonly api: (locale: Locale) => Api;
  readonly viewer: () => Promise<ViewerFacts>;
  /** Only on the server, only when a form was refused. */
  readonly submission: Submission | null;
  /** Only on the server: the address to which this browser asked for a code. */
  readonly pendingEmail: string | null;
}
