/** The READMEs say what is so. That their commands do is the business of `story-*.test.ts`. */
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/cli/verbs.ts';
import { CHINESE, ENGLISH, SCRIPTS, text } from './readmes.ts';
import { workflowTable } from './workflow-table.ts';

describe.each([ENGLISH, CHINESE])('$file', ({ file, language }) => {
  const markdown = text(file);

  it('names every command and its Chinese name', () => {
    const unnamed = VERBS.filter(
      ({ name, alias }) => !named(markdown, name) || !markdown.includes(alias),
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('has the table of actions that the program obeys', () => {
    const [, table] = /<!-- workflow -->\n([\s\S]*?)\n?<!-- \/workflow -->/.exec(markdown) ?? [];
    expect(table).toBe(workflowTable(language));
  });

  it('names only scripts that there are', () => {
    const names = [...markdown.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !(name in SCRIPTS))).toEqual([]);
  });

  it('links only to files that there are', () => {
    const links = [...markdown.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(text(link).length).toBeGreaterThan(0);
  });

  it('says how to set everything up in two commands', () => {
    expect(markdown).toContain('npm ci && npm run demo');
    expect(markdown).toContain('npm ci && npm test');
  });
});

function named(markdown: string, verb: string): boolean {
  return new RegExp(`buding ${verb}\\b|\`${verb}[\` ]|\\| ${verb} \\|`).test(markdown);
}
