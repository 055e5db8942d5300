/** Cases like one: for whoever enters a case, and for whoever looks for what could be merged. */
import {
  LIKELY,
  likeness,
  outlineOf,
  QuickLook,
  type Likeness,
  type LikenessFacts,
} from '../domain/likeness.ts';
import type { Stage } from '../domain/stages.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseFilter, ReadTx } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { findCase } from './find-case.ts';
import { refuseUnknownTerms } from './unknown-term.ts';

/** A case that may be the same gap: how likely that is, and what agrees. */
export interface LikeCase extends Likeness {
  readonly no: string;
  readonly title: string | null;
  readonly stage: Stage;
  readonly unit: string | null;
}

export interface LikeOptions {
  readonly filters?: readonly CaseFilter[];
  /** The most alike, at most so many. */
  readonly limit?: number;
  /** Only from this score on. */
  readonly least?: number;
  /** Looks only among about so many of the cases that were entered last. */
  readonly newest?: number;
  /** The number in the database of a case that is not compared: the one itself. */
  readonly except?: number;
}

/** Cases that are alike with less than this are no answer to anybody. */
const HARDLY_LIKE = 0.35;

/** Among how many of the newest cases one is looked for while others wait for an answer. */
const NEWEST = 10_000;

const PAGE = 2_000;

/** Cases like what is known of one, the most alike first. */
async function alikeIn(
  tx: ReadTx,
  facts: Partial<LikenessFacts>,
  options: LikeOptions = {},
): Promise<LikeCase[]> {
  const { filters = [], limit = 10, least = LIKELY, newest, except } = options;
  const wanted = outlineOf(await official(tx, facts));
  const look = new QuickLook(wanted);
  const found: LikeCase[] = [];
  let after = newest === undefined ? 0 : Math.max((await tx.lastCaseId()) - newest, 0);
  for (;;) {
    const rows = await tx.likeRows(after, PAGE, filters);
    for (const row of rows) {
      if (row.id === except || !look.isWorthwhile(row)) continue;
      const alike = likeness(wanted, outlineOf(row));
      const { no, title, stage, unit } = row;
      if (alike.score >= least) found.push({ no, title, stage, unit, ...alike });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.id;
  }
  // Of equally alike ones the newer first; the sort is stable.
  const ranked = found.reverse().sort((a, b) => b.score - a.score);
  return limit === 0 ? ranked : ranked.slice(0, limit);
}

/** The facts with everything that is not known, and names as the register has them. */
async function official(tx: ReadTx, facts: Partial<LikenessFacts>): Promise<LikenessFacts> {
  const { terms } = await tx.office();
  const { title = null, description = null, rule = null, rule_no = null } = facts;
  const nameOf = (kind: 'unit' | 'region', name: string | null | undefined) =>
    name ? (terms.find(kind, name)?.name ?? name) : null;
  const unit = nameOf('unit', facts.unit);
  const region = nameOf('region', facts.region);
  return { title, description, rule, rule_no, unit, region };
}

/** Cases like one of the register. */
export function casesLike(
  desk: Desk,
  ref: string,
  options: Pick<LikeOptions, 'filters' | 'limit'>,
): Promise<{ no: string; title: string | null; cases: LikeCase[] }> {
  return desk.store.read(async (tx) => {
    await refuseUnknownTerms(tx, options.filters ?? []);
    const { id, no } = await findCase(tx, ref);
    const state = (await tx.statesOf([id])).get(id);
    if (!state) throw new Refusal('case-not-found', { ref: no });
    const cases = await alikeIn(tx, state, { ...options, least: HARDLY_LIKE, except: id });
    return { no, title: state.title, cases };
  });
}

/** Likely the same gap as one that is being entered, or was just now as `no`: among the newest cases. */
export function findLike(
  desk: Desk,
  facts: Partial<LikenessFacts>,
  no?: string,
): Promise<LikeCase[]> {
  return desk.store.read(async (tx) => {
    const itself = no === undefined ? undefined : await tx.caseByNo(no);
    return alikeIn(tx, facts, {
      limit: SHOWN,
      newest: NEWEST,
      ...(itself === undefined ? {} : { except: itself.id }),
    });
  });
}

/** How many cases somebody who enters one is pointed at. */
const SHOWN = 3;
