/** Command lines as people mistype them: Chinese dashes, verbs that do not exist (yet), other words for verbs. */
import type { Command, Option } from 'commander';
import { plain, similarTo } from './similar.ts';
import { TABLE_ALIASES } from './table-aliases.ts';

/** Anything that looks like a hyphen: a Chinese dash, a full-width hyphen, a minus sign. */
const DASHES = /^-*[\u2010-\u2015\u2212\ufe63\uff0d\u30fc]+-*/u;

/** Whether a word of the command line names an option, or was meant to. */
export function looksLikeOption(word: string): boolean {
  return word.startsWith('-') || DASHES.test(word);
}

/** The first argument that was meant to be an option, and the option that it probably is. */
export function mistypedOption(
  args: readonly string[],
  command: Command,
): { readonly written: string; readonly meant: string | null } | null {
  const written = args.find((arg) => DASHES.test(arg));
  if (written === undefined) return null;
  const name = written.normalize('NFKC').replace(DASHES, '').replace(/^-+/, '').split('=')[0] ?? '';
  return { written, meant: optionNamed(name.toLowerCase(), command) };
}

function optionNamed(name: string, command: Command): string | null {
  for (let one: Command | null = command; one; one = one.parent) {
    const option = one.options.find(
      ({ long, short }) => long === `--${name}` || short === `-${name}`,
    );
    if (option) return (name.length === 1 ? option.short : option.long) ?? null;
  }
  return name === 'help' || name === 'h' ? '--help' : null;
}

/** Verbs of the command contract that are not built yet. */
export const NOT_BUILT: readonly string[] = ['patch', '补丁', 'rule', '制度'];

export const UNMERGE: readonly string[] = ['取消并案', 'unmerge', 'un-merge'];

/** Reports that people call as if they were verbs. */
const REPORTS: readonly string[] = [
  '月报',
  '印发',
  '已印发',
  '释数',
  ...Object.values(TABLE_ALIASES),
];

/** Other words that people use for verbs. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  列表: ['清单'],
  列出: ['清单'],
  名录: ['清单'],
  查询: ['清单', '查看'],
  详情: ['查看'],
  新建: ['新增', '登记', '建账'],
  添加: ['新增', '登记'],
  增加: ['新增', '登记'],
  新增: ['登记'],
  录入: ['登记'],
  改名: ['更名'],
  修改: ['更名', '更改', '更正'],
  编辑: ['更正'],
  设定: ['更改'],
  删除: ['作废', '撤销'],
  回退: ['撤销'],
  派单: ['交办'],
  办结: ['报结', '销号'],
  结案: ['销号'],
  统计: ['报表'],
  恢复账目: ['恢复账'],
};

/**
 * The verbs that a word probably means: the same in half-width letters, another word for one, or one
 * that shares its characters (受里 → 受理).
 */
export function verbsMeant(written: string, command: Command): string[] {
  // A full-width blank does not divide words for a shell.
  const word = plain(written).split(/\s/)[0] ?? '';
  const known = command.commands.flatMap((one) => [one.name(), ...one.aliases()]);
  if (known.includes(word)) return [word];
  if (command.parent === null && REPORTS.includes(word)) return [`报表 ${word}`];
  const synonyms = (SYNONYMS[word] ?? []).filter((verb) => known.includes(verb));
  if (synonyms.length > 0) return synonyms;
  // A word of one language is no slip for one of the other.
  const isChinese = HAN.test(word);
  return similarTo(
    word,
    known.filter((verb) => HAN.test(verb) === isChinese),
  );
}

const HAN = /\p{Script=Han}/u;

/** The options that a word probably means; in Chinese by what they are explained with: `--标题`. */
export function optionsMeant(written: string, command: Command): string[] {
  const [typed = ''] = plain(written).split(/[=\s]/);
  const options: Option[] = [];
  for (let one: Command | null = command; one; one = one.parent) options.push(...one.options);
  const named = options.flatMap(({ long, hidden }) => (long && !hidden ? [long] : []));
  if (named.includes(typed)) return [typed];
  if (!HAN.test(typed)) return similarTo(typed, named);
  const word = typed.replace(/^-+/, '');
  return options
    .filter(({ description, hidden }) => !hidden && description.includes(word))
    .flatMap(({ long }) => long ?? [])
    .slice(0, NAMED);
}

/** How many options are named at most. */
const NAMED = 3;
