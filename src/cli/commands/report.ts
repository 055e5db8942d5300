/** 报表: figures that an office can sign. */
import type { Instant } from '../../domain/dates.ts';
import { TERM_KINDS } from '../../domain/terms.ts';
import { LANGUAGES } from '../../messages/translate.ts';
import type { GroupBy } from '../../store/store.ts';
import type { AnyLedger } from '../../reports/formats/ledger-sheet.ts';
import type { Report } from '../../reports/report.ts';
import { drawClosure } from '../draw-closure.ts';
import { drawExtensions, drawReturns } from '../draw-ledger.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { writeTo } from '../output-file.ts';
import { printStatus } from '../output.ts';
import { formatReport, readFormat, REPORT_ENCODINGS, REPORT_FORMATS } from '../report-format.ts';
import { readPeriod, type Period } from '../report-period.ts';
import { safe } from '../safe.ts';
import type { VerbGroup } from '../verb.ts';
import { OUTPUT } from '../common-flags.ts';
import { reportDiff } from './report-diff.ts';
import { reportExplain } from './report-explain.ts';
import { reportIssue } from './report-issue.ts';
import { reportIssued } from './report-issued.ts';
import { AS_OF, KNOWN_AT, lastKnownDay, readKnownAt } from '../viewpoint.ts';

const PERIOD: readonly FlagSpec[] = [
  { name: 'month', value: 'text' },
  { name: 'year', value: 'text' },
  { name: 'from', value: 'date' },
  { name: 'to', value: 'date' },
  AS_OF,
  KNOWN_AT,
];

const FORM: readonly FlagSpec[] = [
  { name: 'format', value: 'word', words: REPORT_FORMATS },
  { name: 'headers', value: 'word', words: LANGUAGES },
  { name: 'encoding', value: 'word', words: REPORT_ENCODINGS },
  OUTPUT,
];

const UNIT: FlagSpec = { name: 'unit', value: 'name' };

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
      flags: [...PERIOD, { name: 'by', value: 'word', words: GROUPS }, ...FORM],
      run: (env, { flags }) => {
        const by = flags.word('by', readGroup, GROUPS) ?? null;
        return print(env, flags, (period) => drawClosure(env, { ...period, by }));
      },
    },
    returns: {
      alias: '退件',
      paged: true,
      flags: [...PERIOD, UNIT, ...FORM],
      run: (env, { flags }) => {
        const unit = flags.text('unit') ?? null;
        return print(env, flags, (period) => drawReturns(env, { ...period, unit }));
      },
    },
    extensions: {
      alias: '延期',
      paged: true,
      flags: [...PERIOD, UNIT, ...FORM],
      run: (env, { flags }) => {
        const unit = flags.text('unit') ?? null;
        return print(env, flags, (period) => drawExtensions(env, { ...period, unit }));
      },
    },
    issue: { alias: '印发', ...reportIssue },
    issued: { alias: '已印发', ...reportIssued },
    diff: { alias: '更正', ...reportDiff },
    explain: { alias: '释数', ...reportExplain(PERIOD, GROUPS, readGroup) },
  },
};

interface KnownPeriod extends Period {
  readonly knownAt: Instant | undefined;
}

/** Draws a report of the period that was asked for, and writes it in the form that was asked for. */
async function print(
  env: Env,
  flags: Flags,
  draw: (period: KnownPeriod) => Promise<Report | AnyLedger>,
): Promise<void> {
  const knownAt = readKnownAt(flags, env.now());
  const period = readPeriod(flags, env.today(), lastKnownDay(knownAt, env.today()));
  const file = flags.text('output');
  const format = readFormat(env, flags, file);
  const drawn = await draw({ ...period, knownAt });
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
