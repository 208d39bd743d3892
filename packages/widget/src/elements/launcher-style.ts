/**
 * The launcher's look. `all: initial` and `!important` on the host: a page's `*` rule outranks a
 * plain `:host` rule. Sizes are `em` of the reader's own text size.
 */
export const launcherStyle = `
:host{all:initial!important}
[hidden]{display:none!important}
section{position:fixed;z-index:var(--bellman-z-index,2147483000);inset-block-end:max(1.25em,env(safe-area-inset-bottom));inset-inline-end:1.25em;max-inline-size:calc(100vw - 2.5em);font:1em/1.25 var(--bellman-font,arial,sans-serif);color:var(--bellman-text,#0b0c0c)}
:host([position=left]) section{inset-inline:1.25em auto}
button{display:flex;align-items:center;gap:.625em;box-sizing:border-box;min-block-size:3.5em;margin:0;padding:.5em 1.25em;border:2px solid transparent;border-radius:var(--bellman-radius,0);background:var(--bellman-button,#0f7a52);color:var(--bellman-on-button,#fff);font:inherit;cursor:pointer;box-shadow:0 0 0 2px #fff,0 .125em .5em 2px #0006}
button:hover{background:var(--bellman-button-hover,#0b5c3e)}
button:focus-visible{outline:3px solid transparent;background:var(--bellman-focus,#fd0);color:var(--bellman-focus-text,#0b0c0c);box-shadow:0 0 0 4px var(--bellman-focus-text,#0b0c0c)}
button span{font-size:1.1875em;font-weight:700;text-align:start}
svg{flex:none;inline-size:1.75em;block-size:1.75em;fill:currentColor}
p{margin:0}
p:not(:empty){inline-size:min(20em,100%);box-sizing:border-box;margin-block-end:.625em;padding:.9375em;border:2px solid var(--bellman-text,#0b0c0c);background:var(--bellman-page,#fff)}
p.quiet{position:absolute;inline-size:1px;block-size:1px;margin:0;padding:0;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{section{display:none}}`;
