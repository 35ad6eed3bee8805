/** How HTML looks before any author's sheet (WHATWG HTML, section 15, “Rendering”), as far as it concerns print. */

export const USER_AGENT_FILE = 'user-agent.css';

export const USER_AGENT_SHEET = `
html, body, address, article, aside, blockquote, center, dialog, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form,
h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, p, pre, search, section, summary, ul { display: block }
area, base, basefont, datalist, head, link, meta, noembed, noframes, param, rp, script, style, template, title, source, track, colgroup > script { display: none }
slot { display: contents }

blockquote, figure { margin: 1em 40px }
dl, p, ol, ul, menu { margin: 1em 0 }
dd { margin-inline-start: 40px }
ol, ul, menu { padding-inline-start: 40px }
:is(ol, ul, menu, dl) :is(ol, ul, menu, dl) { margin-block: 0 }
ul, menu { list-style-type: disc }
ol { list-style-type: decimal }
:is(ol, ul, menu) ul { list-style-type: circle }
:is(ol, ul, menu) :is(ol, ul, menu) ul { list-style-type: square }
li { display: list-item }
ol[type="1"], li[type="1"] { list-style-type: decimal }
ol[type=a s], li[type=a s] { list-style-type: lower-alpha }
ol[type=A s], li[type=A s] { list-style-type: upper-alpha }
ol[type=i s], li[type=i s] { list-style-type: lower-roman }
ol[type=I s], li[type=I s] { list-style-type: upper-roman }

h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
h1 { font-size: 2em; margin: 0.67em 0 }
h2 { font-size: 1.5em; margin: 0.83em 0 }
h3 { font-size: 1.17em; margin: 1em 0 }
h4 { margin: 1.33em 0 }
h5 { font-size: 0.83em; margin: 1.67em 0 }
h6 { font-size: 0.67em; margin: 2.33em 0 }

cite, dfn, em, i, var, address { font-style: italic }
b, strong { font-weight: bolder }
code, kbd, samp, tt, pre { font-family: monospace }
small { font-size: smaller }
sub { vertical-align: sub; font-size: smaller; line-height: normal }
sup { vertical-align: super; font-size: smaller; line-height: normal }
u, ins { text-decoration: underline }
s, del, strike { text-decoration: line-through }
abbr[title] { text-decoration: none }
a[href] { text-decoration: underline }
q::before { content: open-quote }
q::after { content: close-quote }
pre { white-space: pre; margin: 1em 0 }
nobr { white-space: nowrap }
hr { border: 0.75pt solid; margin: 0.5em auto; color: gray }

table { display: table; box-sizing: border-box; border-spacing: 2px; border-collapse: separate; text-indent: 0 }
caption { display: table-caption; text-align: center; break-after: avoid }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
tr { display: table-row; vertical-align: inherit; break-inside: avoid }
table > tr { vertical-align: middle }
td, th { display: table-cell; vertical-align: inherit; padding: 1px }
th { font-weight: bold; text-align: center }

img, svg { display: inline-block }
svg { overflow-wrap: normal; text-indent: 0 }

[hidden] { display: none }
[dir] { unicode-bidi: isolate }
[dir=ltr i] { direction: ltr }
[dir=rtl i] { direction: rtl }
bdi, output { unicode-bidi: isolate }
bdo, bdo[dir] { unicode-bidi: isolate-override }

::marker { text-transform: none; white-space: pre; unicode-bidi: isolate }
::footnote-call { content: counter(footnote); font-size: 65%; line-height: 0; vertical-align: super; unicode-bidi: isolate }
::footnote-marker { content: counter(footnote) ". "; unicode-bidi: isolate }
`;
