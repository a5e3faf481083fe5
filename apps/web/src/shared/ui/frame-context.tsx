import { createContext, type ReactNode, use } from 'react';
import { type Frame, NOBODY, type ViewerFacts } from '../lib/frame';

interface Surroundings {
  readonly frame: Frame;
  readonly viewer: ViewerFacts;
}

const BARE: Frame = {
  publicUrl: '',
  demo: false,
  programmeZone: 'UTC',
  zoneName: { km: 'UTC', en: 'UTC' },
  assets: {
    styles: [],
    script: '',
    passkeys: '',
    held: '',
    messages: { km: '', en: '' },
    fonts: { km: [], en: [] },
  },
  consolePaths: [],
};

const FrameContext = createContext<Surroundings>({ frame: BARE, viewer: NOBODY });

export const FrameProvider = ({ frame, viewer, children }: Surroundings & { children: ReactNode }) => (
  <FrameContext value={{ frame, viewer }}>{children}</FrameContext>
);

/** The surroundings of the page: site, settings, who is signed in. */
export const useFrame = (): Surroundings => use(FrameContext);
