/** Texts that would run, break out or lie in a page that took them as they are. */
export const HOSTILE = [
  '<script>document.title="ran"</script>',
  '"><img src=x onerror="document.title=\'ran\'">',
  "' onmouseover='document.title=1",
  '</title><script>document.title="ran"</script>',
  '</style><svg onload="document.title=\'ran\'">',
  ']]></text><script>document.title="ran"</script>',
  '{a}{b}{c}{name|value}',
  '&lt;b&gt;&amp;',
  'javascript:document.title=1',
  '\u202Egnp.elif\u200B\u0007\u001B[31m',
  'url(#zr0-p0) id="zr0-c0"',
  '<!--',
] as const;

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

/**
 * The tags of a page as a browser's tokenizer finds them, comments and CDATA refused: enough for pages
 * that write no quoted `>` of their own but escape each.
 */
export function tagsOf(page: string): Tag[] {
  const tags: Tag[] = [];
  const token = /<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>/gy;
  let at = 0;
  for (;;) {
    const next = page.indexOf('<', at);
    if (next === -1) return tags;
    if (page.startsWith('<!DOCTYPE html>', next)) {
      at = next + 15;
      continue;
    }
    token.lastIndex = next;
    const found = token.exec(page);
    if (!found) throw new Error(`no tag at: ${page.slice(next, next + 80)}`);
    const [whole, closing, name = '', attributes = ''] = found;
    at = next + whole.length;
    if (closing === '/') continue;
    tags.push({
      name: name.toLowerCase(),
      attributes: [...attributes.matchAll(/([^\s=>/]+)(?:="[^"]*")?/g)].map(([, one = '']) => one),
    });
    if (name.toLowerCase() === 'style') at = page.indexOf('</style>', at);
  }
}

/** What a page must not have: tags that run or fetch, attributes that run or lead outside. */
export function dangersIn(page: string): string[] {
  const allowed =
    /^(html|head|meta|title|style|body|main|section|h[1-3]|p|b|small|div|span|dl|dt|dd|ol|ul|li|table|caption|thead|tbody|tr|th|td|figure|figcaption|footer|svg|g|path|rect|circle|text|tspan|defs|pattern|clippath|polyline|polygon|line)$/;
  const running = /^(on.*|href|src|srcset|action|formaction|data|poster|background|ping|xlink:.*)$/;
  return tagsOf(page).flatMap(({ name, attributes }) => [
    ...(allowed.test(name) ? [] : [`<${name}>`]),
    ...attributes.filter((one) => running.test(one)).map((one) => `${name} ${one}`),
  ]);
}
