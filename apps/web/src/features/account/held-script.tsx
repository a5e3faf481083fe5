import { useRouter } from '@tanstack/react-router';
import { useFrame } from '../../shared/ui/frame-context';

/** The script that keeps what was typed while somebody is at a ministry's own page. `over`: nothing that was kept is of use any
 *  more, since somebody signs in anew. */
export function HeldScript({ over = false }: { over?: boolean }) {
  const { frame } = useFrame();
  const nonce = useRouter().options.ssr?.nonce;
  return (
    <script
      type="module"
      src={frame.assets.held}
      nonce={nonce}
      data-held-over={over ? '' : undefined}
      suppressHydrationWarning
    />
  );
}
