import { createContext, type ReactNode, use } from 'react';
import { BARE_FRAME, type Frame, NOBODY, type ViewerFacts } from '../lib/frame';

interface Surroundings {
  readonly frame: Frame;
  readonly viewer: ViewerFacts;
}

const FrameContext = createContext<Surroundings>({ frame: BARE_FRAME, viewer: NOBODY });

export const FrameProvider = ({ frame, viewer, children }: Surroundings & { children: ReactNode }) => (
  <FrameContext value={{ frame, viewer }}>{children}</FrameContext>
);

/** The surroundings of the page: site, settings, who is signed in. */
export const useFrame = (): Surroundings => use(FrameContext);
