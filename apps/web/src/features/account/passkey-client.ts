import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/* Runs on pages with a passkey form, beside the form that works without it. It asks the server for a challenge, lets the
   browser talk to the person, puts the answer into the form and sends it: everything else is a plain POST. */

interface Challenge {
  readonly challengeId: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;
}

/** Refused by the server with a sentence, or with the address of a page that comes first. */
interface Refused {
  readonly message?: string;
  readonly goTo?: string;
}

class ServerRefusal extends Error {
  constructor(readonly refused: Refused) {
    super('The server gave no challenge');
  }
}

async function ask(form: HTMLFormElement): Promise<Challenge> {
  const { purpose = '', challenge = '' } = form.dataset;
  const answer = await fetch(challenge, {
    method: 'POST',
    body: new URLSearchParams({ purpose, page: location.pathname }),
  });
  const read = (await answer.json()) as Challenge & Refused;
  if (!answer.ok) throw new ServerRefusal(read);
  return read;
}

async function answerFor(form: HTMLFormElement, { options }: Challenge, autofill: boolean): Promise<object> {
  return form.dataset['purpose'] === 'ADD'
    ? startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({
        optionsJSON: options,
        useBrowserAutofill: autofill,
      });
}

/** What is under way in one form: a press of the button goes before what the address field offered. */
interface Progress {
  isPressed: boolean;
  isSent: boolean;
}

async function prove(form: HTMLFormElement, progress: Progress, autofill = false): Promise<void> {
  const challenge = await ask(form);
  if (autofill && progress.isPressed) return;
  const answer = await answerFor(form, challenge, autofill);
  if (progress.isSent || (autofill && progress.isPressed)) return;
  progress.isSent = true;
  field(form, 'challengeId').value = challenge.challengeId;
  field(form, 'response').value = JSON.stringify(answer);
  form.submit();
}

const field = (form: HTMLFormElement, name: string): HTMLInputElement =>
  form.elements.namedItem(name) as HTMLInputElement;

function tell(form: HTMLFormElement, text: string): void {
  const place = form.querySelector('[data-tell]');
  if (place) place.textContent = text;
}

function setUp(form: HTMLFormElement, progress: Progress): void {
  const button = form.querySelector('button');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    progress.isPressed = true;
    tell(form, '');
    prove(form, progress)
      .catch((error: unknown) => {
        const refused = error instanceof ServerRefusal ? error.refused : {};
        if (refused.goTo) location.assign(refused.goTo);
        else tell(form, refused.message ?? form.dataset['failed'] ?? '');
      })
      .finally(() => button.removeAttribute('aria-disabled'));
  });
}

async function offerInField(form: HTMLFormElement, progress: Progress): Promise<void> {
  if (!(await browserSupportsWebAuthnAutofill())) return;
  // Nobody asked for it aloud, so nobody is told when it comes to nothing.
  await prove(form, progress, true).catch(() => undefined);
}

if (browserSupportsWebAuthn()) {
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const form = place.querySelector('form');
    if (!form) continue;
    place.hidden = false;
    const progress = { isPressed: false, isSent: false };
    setUp(form, progress);
    if (form.dataset['autofill'] === 'true') void offerInField(form, progress);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey-missing]')) place.hidden = true;
}
