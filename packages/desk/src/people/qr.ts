import { html, svg, type TemplateResult } from 'lit';
import { encodeQR } from 'qr';

/** The light margin that a reader needs around a code, in modules (ISO/IEC 18004, 5.3.8). */
const MARGIN = 4;

/**
 * `text` as a QR code (ISO/IEC 18004): dark on light in every theme, as readers need it.
 * @param name what the picture is, for those who do not see it
 */
export const qrCode = (text: string, name: string): TemplateResult => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: MARGIN });
  const side = rows.length;
  const dark = rows.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label=${name}>
    ${svg`<path class="qr__light" d="M0 0h${side}v${side}h-${side}z"></path>
      <path class="qr__dark" d=${dark.join('')}></path>`}
  </svg>`;
};
