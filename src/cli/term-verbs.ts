/** The verbs on the office's words, for units and for codes alike. */
import type { Term, TermKind } from '../domain/terms.ts';
import { visibleText } from '../domain/visible-text.ts';
import { addTerm, aliasTerm, listTerms, mergeTerms, renameTerm } from '../register/terms.ts';
import type { Recorded } from '../register/desk.ts';
import { ON, readWhenAndWhy, REASON } from './common-flags.ts';
import type { Env } from './env.ts';
import { given } from './given.ts';
import { printJson, printStatus, printTable } from './output.ts';
import { UsageError } from './usage-error.ts';
import type { ArgumentSpec, Call, VerbGroup } from './verb.ts';

/** How the kind of a term is told apart from its names in the arguments. */
export interface KindArgument {
  /** Arguments in front of the names. */
  readonly leading: readonly ArgumentSpec[];
  /** The kinds that a listing shows. */
  readonly kinds: (args: readonly string[]) => readonly TermKind[];
  /** The kind, and the arguments behind it. */
  readonly take: (args: readonly string[]) => {
    readonly kind: TermKind;
    readonly names: readonly string[];
  };
}

const NAME: ArgumentSpec = { name: 'name', required: true };

export function termVerbs({ leading, kinds, take }: KindArgument): VerbGroup {
  const named = (call: Call) => {
    const { kind, names } = take(call.args);
    const [name = '', ...others] = names.map(checkedName);
    return { request: { kind, name, ...readWhenAndWhy(call) }, others };
  };
  return {
    verbs: {
      list: {
        alias: '清单',
        paged: true,
        arguments: leading.map((argument) => ({ ...argument, required: false })),
        run: (env, { args }) => printTerms(env, kinds(args)),
      },
      add: {
        alias: '新增',
        arguments: [...leading, NAME],
        flags: [{ name: 'alias', value: 'name', many: true }, ON, REASON],
        run: async (env, call) => {
          const aliases = call.flags.names('alias')?.map(checkedName);
          await printTerm(
            env,
            await addTerm(await env.desk(), { ...named(call).request, ...given({ aliases }) }),
          );
        },
      },
      rename: {
        alias: '更名',
        arguments: [...leading, NAME, { name: 'new-name', required: true }],
        flags: [ON, REASON],
        run: async (env, call) => {
          const { request, others } = named(call);
          await printTerm(
            env,
            await renameTerm(await env.desk(), { ...request, next: others[0] ?? '' }),
          );
        },
      },
      alias: {
        alias: '别名',
        arguments: [...leading, NAME, { name: 'new-name', required: true, many: true }],
        flags: [ON, REASON],
        run: async (env, call) => {
          const { request, others } = named(call);
          await printTerm(env, await aliasTerm(await env.desk(), { ...request, aliases: others }));
        },
      },
      merge: {
        alias: '合并',
        arguments: [...leading, NAME],
        flags: [{ name: 'into', value: 'name' }, ON, REASON],
        run: async (env, call) => {
          const into = call.flags.needed('into');
          await printTerm(
            env,
            await mergeTerms(await env.desk(), { ...named(call).request, into }),
          );
        },
      },
    },
  };
}

/** A name that can stand in a list and be typed again. */
function checkedName(written: string): string {
  const name = written.trim();
  // Beside a name that looks the same, one with something invisible in it could not be told apart.
  if (name === '' || name.length > 200 || visibleText(name) !== name) {
    throw new UsageError('name-unusable', { name: written });
  }
  return name;
}

async function printTerm(env: Env, { entry, result }: Recorded<Term>): Promise<void> {
  if (env.globals.json) {
    await printJson(env, { entry, ...shown(result) });
    return;
  }
  const { t } = env;
  const columns = [
    { title: t('term.name') },
    { title: t('term.aliases') },
    { title: t('term.former') },
  ];
  await printTable(env, columns, [[result.name, result.aliases.join('、'), formerNames(result)]]);
  await printStatus(
    env,
    entry === null ? t('talk.nothing-changed') : t('talk.term-recorded', { entry }),
  );
}

async function printTerms(env: Env, kinds: readonly TermKind[]): Promise<void> {
  const { t } = env;
  const desk = await env.desk();
  const listed = (await Promise.all(kinds.map((kind) => listTerms(desk, kind)))).flat();
  if (env.globals.json) {
    await printJson(env, { terms: listed.map(({ term, cases }) => ({ ...shown(term), cases })) });
    return;
  }
  const columns = [
    { title: t('term.kind') },
    { title: t('term.name') },
    { title: t('term.cases'), right: true },
    { title: t('term.aliases'), cuts: true },
    { title: t('term.former'), cuts: true },
  ];
  const rows = listed.map(({ term, cases }) => [
    t(`term.${term.kind}`),
    term.name,
    cases,
    term.aliases.join('、'),
    formerNames(term),
  ]);
  // Where there is one kind only, its column says nothing.
  const one = kinds.length === 1;
  await printTable(
    env,
    one ? columns.slice(1) : columns,
    one ? rows.map((row) => row.slice(1)) : rows,
  );
}

function formerNames(term: Term): string {
  return term.names
    .slice(0, -1)
    .map((one) => one.name)
    .join('、');
}

function shown({ kind, name, names, aliases }: Term) {
  return { kind, name, names, aliases };
}
