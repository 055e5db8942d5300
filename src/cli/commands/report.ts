/** 报表: figures that an office can sign. */
import { TERM_KINDS } from '../../domain/terms.ts';
import { LANGUAGES } from '../../messages/translate.ts';
import type { GroupBy } from '../../store/store.ts';
import { drawClosure } from '../draw-closure.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { writeTo } from '../output-file.ts';
import { printStatus } from '../output.ts';
import { formatReport, readFormat, REPORT_ENCODINGS, REPORT_FORMATS } from '../report-format.ts';
import { readPeriod } from '../report-period.ts';
import { safe } from '../safe.ts';
import type { VerbGroup } from '../verb.ts';
import { OUTPUT } from '../common-flags.ts';

const GROUPS = [
  'unit',
  'source',
  'category',
  'severity',
  'region',
  'leader',
  'month',
] as const satisfies readonly GroupBy[];

export const report: VerbGroup = {
  verbs: {
    closure: {
      alias: '销号',
      paged: true,
      flags: [
        { name: 'month', value: 'text' },
        { name: 'year', value: 'text' },
        { name: 'from', value: 'date' },
        { name: 'to', value: 'date' },
        { name: 'as-of', value: 'date' },
        { name: 'by', value: 'word', words: GROUPS },
        { name: 'format', value: 'word', words: REPORT_FORMATS },
        { name: 'headers', value: 'word', words: LANGUAGES },
        { name: 'encoding', value: 'word', words: REPORT_ENCODINGS },
        OUTPUT,
      ],
      run: async (env, { flags }) => {
        await closure(env, flags);
      },
    },
  },
};

async function closure(env: Env, flags: Flags): Promise<void> {
  const period = readPeriod(flags, env.today());
  const by = flags.word('by', readGroup, GROUPS) ?? null;
  const file = flags.text('output');
  const format = readFormat(env, flags, file);
  const drawn = await drawClosure(env, { ...period, by });
  const path = await writeTo(env, file, async (sink) => {
    await sink.write(await formatReport(env, drawn, format, sink.path === null));
    return sink.path;
  });
  if (path !== null) await printStatus(env, env.t('talk.written', { path: safe(path) }));
}

function readGroup(text: string): GroupBy | null {
  const chinese: Readonly<Record<string, GroupBy>> = {
    单位: 'unit',
    责任单位: 'unit',
    来源: 'source',
    类别: 'category',
    等级: 'severity',
    区域: 'region',
    领导: 'leader',
    月: 'month',
    月份: 'month',
  };
  const word = text.trim().toLowerCase();
  if (word === 'month') return 'month';
  return TERM_KINDS.find((kind) => kind === word) ?? chinese[word] ?? null;
}
