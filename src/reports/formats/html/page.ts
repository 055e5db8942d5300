/** One HTML page that needs nothing but itself: no script, no address, and a policy that allows neither. */
import type { Language } from '../../../messages/translate.ts';
import { Markup, markup, type Piece } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';

/** `base-uri` and `form-action` do not follow `default-src`. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The whole file; the same title and body give the same bytes. */
export function pageOf(title: string, body: Piece, language: Language): string {
  return markup`<!DOCTYPE html>
<html lang="${TAGS[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${new Markup(PAGE_STYLE)}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.source;
}

/** What stands at the head of a page: a label and its value each. */
export type HeadLine = readonly [label: string, value: string];

export function headOf(lines: readonly HeadLine[]): Markup {
  const rows = lines.map(
    ([label, value]) => markup`<div><dt>${label}</dt> <dd>${value}</dd></div>
`,
  );
  return markup`<dl class="head">
${rows}</dl>
`;
}
