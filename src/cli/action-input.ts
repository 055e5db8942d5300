/** The flags of an action as the values that the domain decides on. */
import type { Patch } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { ActionInput } from '../domain/action-input.ts';
import { normaliseDocumentNumber } from '../domain/document-number.ts';
import { readOutcome, readPatchKind, readRating } from '../domain/vocabulary.ts';
import type { Flags } from './flags.ts';
import { given } from './given.ts';
import type { FlagName, FlagSpec } from './flag-spec.ts';
import type { RESULTS } from './word-lists.ts';

type Reader = (
  flags: Flags,
  on: IsoDate,
) => { [K in keyof ActionInput]?: ActionInput[K] | undefined };

/** How each flag is read; those of the patch are read together. */
const READERS = {
  unit: (flags) => ({ unit: flags.text('unit') }),
  'co-unit': (flags) => ({ coUnits: flags.names('co-unit')?.filter((name) => name !== '') }),
  due: (flags, on) => ({ due: flags.deadline('due', on) }),
  leader: (flags) => ({ leader: flags.text('leader') }),
  owner: (flags) => ({ owner: flags.text('owner') }),
  final: (flags) => ({ final: flags.on('final') || undefined }),
  force: (flags) => ({ force: flags.on('force') || undefined }),
  'refer-to': (flags) => ({ referTo: flags.text('refer-to') }),
  'proposed-unit': (flags) => ({ proposedUnit: flags.text('proposed-unit') }),
  'review-on': (flags) => ({ reviewOn: flags.date('review-on') }),
  handler: (flags) => ({ handler: flags.text('handler') }),
  verifier: (flags) => ({ verifier: flags.text('verifier') }),
  progress: (flags) => ({ text: flags.text('progress') }),
  text: (flags) => ({ text: flags.text('text') }),
  direct: (flags) => ({ direct: flags.on('direct') || undefined }),
  outcome: (flags) => ({ outcome: flags.word('outcome', readOutcome) }),
  rating: (flags) => ({ rating: flags.word('rating', readRating) }),
  result: (flags) => ({ result: flags.word('result', readResult) }),
  'patch-title': (flags) => ({ patch: readPatch(flags) }),
  'patch-kind': withTitle,
  'patch-no': withTitle,
  'patch-published': withTitle,
  'patch-in-force': withTitle,
} as const satisfies Partial<Record<FlagName, Reader>>;

/** A flag that an action may declare: one that is read above. */
export type ActionFlag = FlagSpec & { readonly name: keyof typeof READERS };

function withTitle(): Record<string, never> {
  return {};
}

/** What the declared flags say; `on` is the business date, from which deadlines count. */
export function readActionInput(
  flags: Flags,
  declared: readonly ActionFlag[],
  on: IsoDate,
): ActionInput {
  const input: Record<string, unknown> = {};
  for (const { name } of declared) {
    const read: Reader = READERS[name];
    Object.assign(input, read(flags, on));
  }
  return given(input);
}

/** The patch, when anything of it was said; what is missing is the domain's to refuse. */
export function readPatch(flags: Flags): Patch | undefined {
  const no = flags.text('patch-no');
  const normalised = no === undefined ? null : normaliseDocumentNumber(no);
  const patch: Patch = {
    kind: flags.word('patch-kind', readPatchKind) ?? null,
    title: flags.text('patch-title') ?? null,
    no: normalised,
    no_text: no === undefined || no === normalised ? null : no,
    published_on: flags.date('patch-published') ?? null,
    in_force_on: flags.date('patch-in-force') ?? null,
  };
  return Object.values(patch).some((value) => value !== null) ? patch : undefined;
}

function readResult(text: string): (typeof RESULTS)[number] | null {
  if (['held', '未反弹', '保持'].includes(text)) return 'held';
  return ['relapsed', '已反弹', '反弹'].includes(text) ? 'relapsed' : null;
}
