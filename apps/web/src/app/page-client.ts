import { keepPlace } from '../shared/lib/form-place';
import { holdForm, HOLDS_MARK } from '../shared/lib/hold-form';
import { followNetwork } from '../shared/lib/network-hint';
import { sayReadersTime } from '../shared/lib/reader-time';

/* Runs on public pages that the server writes: the session, and the form of registration. Each is whole without it. */

followNetwork();
sayReadersTime();
for (const form of document.querySelectorAll<HTMLFormElement>(`form[${HOLDS_MARK}]`)) {
  keepPlace(form);
  holdForm(form);
}
