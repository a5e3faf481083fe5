import { useRouter } from '@tanstack/react-router';
import { useFrame } from '../../shared/ui/frame-context';

/** The script of the pages of enrolling, which work without it. */
export function EnrolScript() {
  const { frame } = useFrame();
  const nonce = useRouter().options.ssr?.nonce;
  return <script type="module" src={frame.assets.enrol} nonce={nonce} suppressHydrationWarning />;
}
