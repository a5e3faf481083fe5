import type { ReactNode } from 'react';

const Icon = ({ size = 16, children }: { size?: number; children: ReactNode }) => (
  <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
    {children}
  </svg>
);

export const CheckIcon = () => (
  <Icon>
    <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
  </Icon>
);
export const CrossIcon = () => (
  <Icon>
    <path d="m3 3 10 10M13 3 3 13" stroke="currentColor" strokeWidth="2.4" />
  </Icon>
);
export const DashIcon = () => (
  <Icon>
    <path d="M3 8h10" stroke="currentColor" strokeWidth="2.4" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="2" />
    <path d="M8 4v4.4l2.8 1.8" fill="none" stroke="currentColor" strokeWidth="2" />
  </Icon>
);
export const MovedIcon = () => (
  <Icon>
    <path d="M2 8h11M9 3.5 13.5 8 9 12.5" fill="none" stroke="currentColor" strokeWidth="2.2" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon size={18}>
    <path d="M8 1 15.5 14.5H.5z" fill="currentColor" />
    <path d="M7.1 5.5h1.8v4.6H7.1zM7.1 11.3h1.8v1.8H7.1z" className="w-paper" />
  </Icon>
);
export const FlagIcon = () => (
  <Icon size={14}>
    <path className="w-romduol" d="M2 1h2v14H2zM4 2h10l-3 3.5L14 9H4z" />
  </Icon>
);

/** The mark: a check of krama, woven over and under. */
export const Mark = () => (
  <svg viewBox="0 0 40 40" width="32" height="32" aria-hidden="true">
    <g className="w-tonle">
      <rect x="2" y="5" width="36" height="7" />
      <rect x="2" y="28" width="36" height="7" />
    </g>
    <rect className="w-laterite" x="2" y="16.5" width="36" height="7" />
    <rect className="w-laterite" x="5" y="2" width="7" height="36" />
    <rect className="w-tonle" x="16.5" y="2" width="7" height="36" />
    <rect className="w-laterite" x="28" y="2" width="7" height="36" />
    <g className="w-romduol">
      <rect x="5" y="5" width="7" height="7" />
      <rect x="28" y="28" width="7" height="7" />
    </g>
    <g className="w-tonle">
      <rect x="28" y="5" width="7" height="7" />
      <rect x="5" y="28" width="7" height="7" />
    </g>
    <rect className="w-romduol" x="16.5" y="16.5" width="7" height="7" />
  </svg>
);
