#include "reports/html_sections.hpp"

namespace assay::reports {

/// Colours are named once for light and once for dark; text has a contrast of 4.5 to 1 or more on every ground it stands on.
std::string_view html_style() {
  return R"css(:root {
  color-scheme: light dark;
  --ground: #fcfcfb; --raised: #f3f4f2; --ink: #1c2024; --muted: #59616b; --rule: #d9dcd8; --link: #0a5a73;
  --fail: #ac1f1f; --fail-ground: #fdecea; --warn: #805200; --warn-ground: #fdf3dc;
  --pass: #1b6b3c; --pass-ground: #e5f4ea; --idle: #59616b; --idle-ground: #eceeec;
  --bar-fail: #c83a33; --bar-warn: #d9a021; --bar-pass: #2f8a55; --bar-idle: #c3c8c4;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181b; --raised: #1e2226; --ink: #e7e9ea; --muted: #a2abb3; --rule: #343a40; --link: #7cc4de;
    --fail: #ff9089; --fail-ground: #3a1d1c; --warn: #f0bf5f; --warn-ground: #362a12;
    --pass: #7fd3a0; --pass-ground: #16301f; --idle: #a2abb3; --idle-ground: #282d32;
    --bar-fail: #e0574f; --bar-warn: #d9a021; --bar-pass: #43a56d; --bar-idle: #4b535b;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 72rem; padding: 2.5rem 1.5rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h2 { font-size: 1.5rem; margin: 4rem 0 1.25rem; padding-bottom: .5rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h4 { font-size: 1rem; }
p { margin: 0 0 .5rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
:target { background: var(--warn-ground); }
article:target, section:target { background: none; }
code { font: .875em/1.4 var(--mono); }
dl, dd, figure, blockquote { margin: 0; }
.muted, .meta, caption, .place { color: var(--muted); }
.meta { font-size: .875rem; margin: 0; }
.place { display: inline-block; max-width: 100%; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem 1rem; }
.command { display: inline-block; max-width: 100%; padding: .3rem .6rem; background: var(--raised); border: 1px solid var(--rule); border-radius: 4px;
  user-select: all; white-space: pre-wrap; }

.eyebrow { margin: 0 0 .75rem; color: var(--muted); font-size: .875rem; letter-spacing: .04em; }
h1 { font-size: clamp(1.7rem, 5vw, 2.6rem); font-weight: 650; letter-spacing: -.015em; }
.verdict { display: block; font-size: .5em; font-weight: 700; letter-spacing: 0; width: max-content; margin-bottom: .9rem; padding: .15em .7em;
  border-radius: 4px; color: var(--idle); background: var(--idle-ground); }
.pass .verdict { color: var(--pass); background: var(--pass-ground); }
.fail .verdict { color: var(--fail); background: var(--fail-ground); }
.inconclusive .verdict { color: var(--warn); background: var(--warn-ground); }
.bar { display: flex; gap: 2px; height: 14px; margin: 2rem 0 .75rem; border-radius: 3px; overflow: hidden; }
.bar span { flex: 1 1 0; min-width: 4px; background: var(--bar-idle); }
.bar .violated { background: var(--bar-fail); }
.bar .inconclusive { background: var(--bar-warn); }
.bar .proven { background: var(--bar-pass); }
.legend, .key, nav ul, .bare, .quotes, .statements { list-style: none; margin: 0; padding: 0; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.legend li::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .5em; border-radius: 2px; background: var(--bar-idle); }
.legend .violated::before { background: var(--bar-fail); }
.legend .inconclusive::before { background: var(--bar-warn); }
.legend .proven::before { background: var(--bar-pass); }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.25rem 1.5rem; margin: 2rem 0; padding: 1.25rem 0;
  border-block: 1px solid var(--rule); }
.numbers dt { color: var(--muted); font-size: .875rem; }
.numbers dd { font-size: .875rem; color: var(--muted); }
.numbers strong { display: block; font-size: 1.5rem; font-weight: 600; line-height: 1.3; color: var(--ink); font-variant-numeric: tabular-nums; }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2rem; font-size: .9375rem; }
.facts dt { color: var(--muted); font-size: .875rem; }
nav { margin-top: 2rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.count { margin-left: .35rem; color: var(--muted); font-size: .875em; font-variant-numeric: tabular-nums; display: inline-block; }

.badge { display: inline-block; padding: .05em .55em; border-radius: 3px; font-size: .8125rem; font-weight: 600; white-space: nowrap;
  color: var(--idle); background: var(--idle-ground); }
.badge.pass, .badge.proven { color: var(--pass); background: var(--pass-ground); }
.badge.fail, .badge.violated, .badge.error { color: var(--fail); background: var(--fail-ground); }
.badge.inconclusive, .badge.warning { color: var(--warn); background: var(--warn-ground); }

.failure { padding: 0 0 0 1.5rem; border-left: 4px solid var(--bar-fail); margin-bottom: 3.5rem; }
.failure h3 { font-size: 1.35rem; margin: 0 0 .5rem; }
.failure h4 { margin: 1.75rem 0 .6rem; color: var(--muted); font-size: .9375rem; font-weight: 600; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 3rem; }
.clause { margin-bottom: 1rem; }
.clause blockquote { font-size: 1.1rem; line-height: 1.45; }
.clause blockquote::before { content: "“"; }
.clause blockquote::after { content: "”"; }
.clause figcaption { font-size: .875rem; color: var(--muted); }
.versus { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid var(--rule); border-radius: 4px; }
.versus div { padding: .6rem .9rem; }
.versus .found { border-left: 1px solid var(--rule); }
.versus dt { font-size: .875rem; color: var(--muted); }
.versus .found dd { color: var(--fail); font-weight: 600; }
.schedule { margin: 0; padding-left: 1.6rem; font: .875rem/1.5 var(--mono); }
.schedule li { margin-bottom: .3rem; padding-left: .3rem; }
.drain { padding-left: 1.9rem; color: var(--muted); font-size: .875rem; }
.diagram { border: 1px solid var(--rule); border-radius: 4px; background: var(--ground); }
.diagram figcaption { padding: .6rem 1rem; border-top: 1px solid var(--rule); background: var(--raised); }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; font-size: .8125rem; color: var(--muted); }
.key svg { vertical-align: middle; margin-right: .35rem; }
.scroll { overflow-x: auto; }
details { margin-top: .75rem; }
.bare details { margin-top: 0; }
summary { cursor: pointer; color: var(--link); width: max-content; }

table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; padding-bottom: .75rem; }
th { text-align: left; font-weight: 600; }
thead th { padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--ink); font-size: .875rem; vertical-align: bottom; }
td { padding: .65rem 1rem .65rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
.group th { padding: 1.75rem 0 .4rem; border-bottom: 1px solid var(--ink); font-size: 1.05rem; }
.group .muted { font-weight: 400; font-size: .875rem; margin-left: .4rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td .text { margin: 0; }
.obligations td:nth-child(1) { width: 50%; }
.obligations td:nth-child(2) { width: 22%; }
.obligations td:nth-child(3) { width: 28%; }
.scenarios td:nth-child(1) { width: 34%; }
.scenarios td:nth-child(2) { width: 18%; }
.scenarios td:nth-child(3) { min-width: 9rem; }
.bare li + li { margin-top: .3rem; }
.plain { width: auto; margin-top: .75rem; font-size: .875rem; }
.plain td { padding-block: .25rem; }
.culprit td { background: var(--fail-ground); }
.meter { display: inline-block; width: 6rem; height: 8px; margin-right: .6rem; border-radius: 2px; background: var(--bar-idle); overflow: hidden; }
.meter span { display: block; height: 100%; background: var(--bar-pass); }

.finding { padding: 1rem 0 1.1rem; border-top: 1px solid var(--rule); }
.findings .finding:first-child { border-top: 0; padding-top: 0; }
.finding h4 { font-size: 1.0625rem; margin-bottom: .3rem; }
.quotes { margin: .6rem 0; }
.quotes li { padding-left: 1rem; border-left: 3px solid var(--rule); margin-bottom: .5rem; }
.quotes .place { display: block; font-size: .875rem; }
.mend { max-width: 46rem; margin-top: .6rem; }
.statements li { padding: .7rem 0; border-top: 1px solid var(--rule); }
.statements li:first-child { border-top: 0; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .875rem; }

.space-time { display: block; font: 13px var(--sans); }
.space-time text { fill: var(--ink); }
.st-shade { fill: var(--raised); opacity: .7; }
.st-culprit-row { fill: var(--fail-ground); }
.st-lane { stroke: var(--muted); stroke-width: 1.25; }
.st-broker { stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 1 4; stroke-linecap: round; }
.st-blank { stroke: var(--ground); stroke-width: 4; }
.st-dead { stroke: var(--fail); stroke-width: 1.5; stroke-dasharray: 4 5; }
.st-lane-head { fill: var(--ground); stroke: var(--ink); stroke-width: 1.5; }
.st-broker-head { stroke: var(--muted); }
.space-time .st-name { font-weight: 600; text-anchor: middle; }
.st-busy { fill: var(--ground); stroke: var(--ink); stroke-width: 1.5; }
.st-arrow { stroke: var(--link); stroke-width: 1.8; }
.st-head { fill: var(--link); }
.space-time .st-message { fill: var(--link); font: 600 12px var(--mono); text-anchor: middle; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
.st-ack { stroke: var(--muted); stroke-width: 1.3; stroke-dasharray: 5 3; }
.st-ack-head { fill: var(--muted); }
.st-lost { stroke: var(--warn); stroke-width: 1.6; stroke-dasharray: 5 3; }
.st-lost-cross { stroke: var(--warn); stroke-width: 2.5; fill: none; stroke-linecap: round; }
.st-end, .st-other, .st-command { fill: var(--ink); }
.st-write { fill: var(--ground); stroke: var(--ink); stroke-width: 2; }
.st-commit { fill: var(--ink); }
.st-strike { stroke: var(--ink); stroke-width: 2; }
.st-crash { stroke: var(--fail); stroke-width: 3; fill: none; stroke-linecap: round; }
.st-refusal { fill: var(--warn); }
.st-warn { fill: var(--warn); }
.st-ring { fill: none; stroke: var(--fail); stroke-width: 2.5; }
.st-break { fill: none; stroke: var(--muted); stroke-width: 1.5; }
.st-drain { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 2 3; }
.space-time .st-who { fill: var(--muted); }
.space-time .st-culprit .st-who { fill: var(--fail); }
.space-time .st-step { text-anchor: end; fill: var(--muted); font-weight: 600; font-variant-numeric: tabular-nums; }
.space-time .st-time { text-anchor: end; fill: var(--muted); font-variant-numeric: tabular-nums; }
.space-time .st-caption { font-weight: 400; font-size: 12px; }
.space-time .st-aside { fill: var(--muted); font-style: italic; }
.space-time .st-culprit { fill: var(--fail); font-weight: 700; }

@media (max-width: 44rem) {
  body { padding: 1.5rem 1rem 3rem; }
  .failure { padding-left: 1rem; }
  .numbers { grid-template-columns: 1fr 1fr; }
  .versus { grid-template-columns: 1fr; }
  .versus .found { border-left: 0; border-top: 1px solid var(--rule); }
  .stacks, .stacks tbody, .stacks tr, .stacks td, .stacks caption, .stacks th { display: block; width: auto !important; }
  .stacks thead { position: absolute; left: -99rem; }
  .stacks td { display: grid; grid-template-columns: 6.5rem 1fr; gap: 0 .75rem; padding: .2rem 0; border: 0; text-align: left; white-space: normal; }
  .stacks td::before { content: attr(data-label); color: var(--muted); font-size: .8125rem; line-height: 1.9; grid-row: 1 / span 9; }
  .stacks td > * { grid-column: 2; justify-self: start; }
  .stacks td:first-child { display: block; padding-top: .8rem; }
  .stacks td:first-child::before { content: none; }
  .stacks tr:not(.group) { padding-bottom: .8rem; border-bottom: 1px solid var(--rule); }
}
@page { margin: 15mm; }
@media print {
  :root { color-scheme: light; --ground: #fff; --raised: #f4f4f4; --ink: #000; --muted: #444; --rule: #bbb; --link: #0a5a73;
    --fail: #a00; --fail-ground: #fbe9e7; --warn: #704800; --warn-ground: #fbf1da; --pass: #155c32; --pass-ground: #e6f3ea;
    --idle: #444; --idle-ground: #eee;
    --bar-fail: #c83a33; --bar-warn: #d9a021; --bar-pass: #2f8a55; --bar-idle: #c3c8c4; }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; }
  nav, .skip, details { display: none; }
  h2, h3, h4, .group, caption { break-after: avoid; }
  tr, .finding, .clause, .versus, .diagram figcaption { break-inside: avoid; }
  .scroll { overflow: visible; }
  .space-time { width: 100% !important; height: auto; }
}
)css";
}

}  // namespace assay::reports
