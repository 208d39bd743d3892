/**
 * The launcher's look. `all: initial` and `!important` on the host: a page's `*` rule outranks a
 * plain `:host` rule. Sizes are `em` of the reader's own text size.
 */
export const launcherStyle = `
:host{all:initial!important}
[hidden]{display:none!important}
section{position:fixed;z-index:var(--bellman-z-index,2147483000);inset-block-end:max(1.25em,env(safe-area-inset-bottom));inset-inline-end:1.25em;max-inline-size:calc(100vw - 2.5em);font:1em/1.25 var(--bellman-font,arial,sans-serif);color:#0b0c0c}
:host([position=left]) section{inset-inline:1.25em auto}
button{display:flex;align-items:center;gap:.625em;box-sizing:border-box;min-block-size:3.5em;margin:0;padding:.5em 1.25em;border:2px solid transparent;border-radius:var(--bellman-radius,0);background:var(--bellman-button,#0f7a52);color:var(--bellman-on-button,#fff);font:inherit;cursor:pointer;box-shadow:0 0 0 2px #fff}
button:hover{background:var(--bellman-button-hover,#0b5c3e)}
button:focus-visible{outline:3px solid transparent;background:#fd0;color:#0b0c0c;box-shadow:0 0 0 4px}
button span{font-size:1.1875em;font-weight:700;text-align:start}
svg{flex:none;inline-size:1.75em;block-size:1.75em;fill:currentColor}
p{margin:0}
p:not(:empty){max-inline-size:20em;margin-block-end:.625em;padding:.9375em;border:2px solid;background:#fff}
@media print{section{display:none}}`;
