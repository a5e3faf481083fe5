import { useLanguage } from './language';
import type { QrDrawing } from '../lib/qr-path';

/** The code that the door reads, in ink on white; around it belongs white room of four modules. */
export function QrCode({ qr }: { qr: QrDrawing }) {
  const { t } = useLanguage();
  return (
    <div className="qr">
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="248"
        height="248"
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('ticket.qr')}
      >
        <path fill="#14212B" d={qr.path} />
      </svg>
    </div>
  );
}
