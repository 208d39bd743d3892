/** How alerts look: severity by ground, edge and icon beside its words. */
const rowStyle = `
[hidden],:host([hidden]){display:none!important}
section{color:#0b0c0c;overflow-wrap:break-word}
*{box-sizing:border-box}
ul{margin:0;padding:0;list-style:none}
li{display:flex;gap:.75em;padding:.75em;border:1px solid #0b0c0c;border-inline-start:.6em solid #1a65a6;background:#fff}
li+li,li+.others{margin-block-start:.4em}
.Severe,.Moderate{border-inline-start-color:#f47738}
.Extreme{border-color:#942514;background:#942514;color:#fff}
.exercise{flex-wrap:wrap;border-inline-start-color:#0b0c0c;background:#fff;color:#0b0c0c}
.exercise::before{content:"";flex:0 0 100%;block-size:.75em;background:repeating-linear-gradient(135deg,#0b0c0c 0 .75em,#fd0 .75em 1.5em)}
svg{flex:none;inline-size:1.6em;block-size:1.6em;fill:none;stroke:currentColor;stroke-width:2.5;stroke-linejoin:round}
.words{flex:1 1 0;min-inline-size:0}
p{margin:0}
.headline{font-weight:700}
.acts{display:flex;flex-wrap:wrap;gap:0 1.25em;align-items:center}
a,button{min-block-size:1.9em;padding:.25em 0;color:#1a65a6;text-underline-offset:.16em}
button{margin:0;border:0;background:none;font:inherit;text-align:start;text-decoration:underline;cursor:pointer}
.Extreme:not(.exercise) :is(a,button){color:#fff}
a:hover,button:hover{text-decoration-thickness:3px}
a:focus-visible,button:focus-visible,.Extreme:not(.exercise) :is(a,button):focus-visible{outline:3px solid transparent;background:#fd0;color:#0b0c0c;box-shadow:0 -2px #fd0,0 4px #0b0c0c;text-decoration:none}
section:focus{outline:3px solid transparent}
.said{position:absolute;inline-size:1px;block-size:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (forced-colors:active){li{border-width:2px;border-inline-start-width:.6em}.exercise::before{display:none}}`;

/**
 * The banner's look. Everything is `em` of the reader's own text size; a page may set
 * `--bellman-font`.
 */
export const bannerStyle = `:host{all:initial!important;display:block!important}
section{font:1.1875em/1.32 var(--bellman-font,arial,sans-serif)}${rowStyle}`;

/**
 * The notice's in a chat: in the chat's own type, and with room left for the log, of which it
 * covers nothing. Low, all of the panel scrolls as one column.
 */
export const noticeStyle = `:host{display:block;flex:none}
section{max-block-size:11em;overflow:auto;border-block-end:1px solid var(--bellman-divider)}${rowStyle}
li{padding:.4em .6em;gap:.5em}
.goes{padding:.4em .6em}
.below{position:sticky;inset-block-end:0;inline-size:fit-content;margin-block-start:-1.6em;margin-inline-start:auto;padding:.1em .5em;background:#0b0c0c;color:#fff;pointer-events:none}
@container (max-height: 25em){section{max-block-size:none}}`;
