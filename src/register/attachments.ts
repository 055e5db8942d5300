/** 附件: files kept with a case, as part of its journal; the files themselves lie beside the register. */
import { basename } from 'node:path';
import {
  bearsName,
  freeFileName,
  mediaTypeOf,
  safeFileName,
  type Attachment,
} from '../domain/attachment.ts';
import type { CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import type { NewEvent } from '../domain/events.ts';
import {
  discardIncoming,
  filesFolder,
  placeFile,
  readChecked,
  receiveFile,
  type IncomingFile,
} from './attached-files.ts';
import { record, type Desk, type Recorded } from './desk.ts';
import { findCase } from './find-case.ts';

/** Largest file that is taken unless somebody says otherwise, in bytes. */
const DEFAULT_FILE_LIMIT = 200 * 1024 * 1024;

/** A file that was named, and its content as it waits beside the register. */
export interface ReceivedFile extends IncomingFile {
  readonly name: string;
  /** The folder in which it waits and is to be placed. */
  readonly folder: string;
}

/**
 * Copies the files beside the register, then runs `work`, which is to place and record them; whatever
 * was not placed is gone afterwards.
 */
export async function withReceivedFiles<T>(
  desk: Pick<Desk, 'store'>,
  request: { readonly paths: readonly string[]; readonly limit?: number | undefined },
  work: (files: readonly ReceivedFile[]) => Promise<T>,
): Promise<T> {
  const folder = filesFolder(desk.store.location);
  const files: ReceivedFile[] = [];
  try {
    for (const path of request.paths) {
      const received = receiveFile(folder, path, request.limit ?? DEFAULT_FILE_LIMIT);
      files.push({ ...received, folder, name: safeFileName(basename(path)) });
    }
    return await work(files);
  } finally {
    discardIncoming(files);
  }
}

/**
 * Places the files and says which events record them on a case. Inside the change, so that nobody
 * removes a file as unnamed between its placing and its entry. The same content under the same name
 * is kept once, also where that name got a number because another content had it first.
 */
export function attachedEvents(
  state: Pick<CaseState, 'attachments'>,
  files: readonly ReceivedFile[],
  on: IsoDate,
): Extract<NewEvent, { kind: 'attached' }>[] {
  const known: Pick<Attachment, 'name' | 'sha256'>[] = [...state.attachments];
  const events: Extract<NewEvent, { kind: 'attached' }>[] = [];
  for (const file of files) {
    const { sha256, size } = file;
    placeFile(file.folder, file);
    if (known.some((one) => one.sha256 === sha256 && bearsName(one.name, file.name))) continue;
    const taken = known.map((one) => one.name);
    const name = freeFileName(file.name, taken);
    known.push({ name, sha256 });
    const data = { name, sha256, size, media: mediaTypeOf(name) };
    events.push({ kind: 'attached', on, data });
  }
  return events;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export interface AttachRequest {
  readonly case: string;
  readonly paths: readonly string[];
  readonly limit?: number;
  readonly on?: IsoDate;
  readonly reason?: string;
}

export interface Attached {
  readonly no: string;
  /** What was attached now; what the case had already is left out. */
  readonly attached: readonly Attachment[];
}

export async function attachFiles(desk: Desk, request: AttachRequest): Promise<Recorded<Attached>> {
  // Before a large file is copied for a case that does not exist.
  await desk.store.read((tx) => findCase(tx, request.case));
  const command = { action: 'attach', on: request.on, reason: request.reason };
  return withReceivedFiles(desk, request, (files) =>
    record(desk, command, async (session) => {
      const { id, no } = await findCase(session.tx, request.case);
      const { events, state } = await session.load(id, no);
      const added = attachedEvents(state, files, session.on);
      if (added.length > 0) await session.append(id, no, events, added);
      return { no, attached: added.map(({ data }) => ({ ...data, on: session.on })) };
    }),
  );
}

export interface DetachRequest {
  readonly case: string;
  /** The name of an attachment, or its number in the list. */
  readonly which: string;
  readonly on?: IsoDate;
  readonly reason?: string;
}

/** Takes an attachment off a case; the file stays until it is cleared away, so that an undo finds it. */
export async function detachFile(
  desk: Desk,
  request: DetachRequest,
): Promise<Recorded<{ no: string; detached: Attachment }>> {
  const { reason } = request;
  if (!reason) throw new Refusal('value-missing', { flag: 'reason' });
  return record(desk, { action: 'detach', on: request.on, reason }, async (session) => {
    const { id, no } = await findCase(session.tx, request.case);
    const { events, state } = await session.load(id, no);
    const detached = findAttachment(state, request.which);
    const { name, sha256, on } = detached;
    if (session.on < on) throw new Refusal('detach-before-attach', { no, name, on });
    const event: NewEvent = { kind: 'detached', on: session.on, data: { name, sha256, reason } };
    await session.append(id, no, events, [event]);
    return { no, detached };
  });
}

/** An attachment by its name or by its number in the list, from 1. */
function findAttachment(state: CaseState, which: string): Attachment {
  const wanted = which.normalize('NFC').trim();
  const { attachments, no } = state;
  const byName = attachments.find((one) => sameName(one.name, wanted));
  const byNumber = /^\d{1,6}$/.test(wanted) ? attachments[Number(wanted) - 1] : undefined;
  const found = byName ?? byNumber;
  if (found) return found;
  const known = attachments.map((one) => one.name);
  throw new Refusal(known.length > 0 ? 'attachment-not-found' : 'attachments-none', {
    no,
    name: which,
    known,
  });
}

/** The attachments of a case, in the order of their numbers. */
export function listAttachments(
  desk: Pick<Desk, 'store'>,
  ref: string,
): Promise<{ no: string; attachments: readonly Attachment[] }> {
  return desk.store.read(async (tx) => {
    const { id, no } = await findCase(tx, ref);
    const state = (await tx.statesOf([id])).get(id);
    return { no, attachments: state?.attachments ?? [] };
  });
}

/** An attachment with its content in pieces; the last piece is followed by a refusal where it was altered. */
export function readAttachment(
  desk: Pick<Desk, 'store'>,
  request: { readonly case: string; readonly which: string },
): Promise<{ attachment: Attachment; content: Generator<Buffer> }> {
  return desk.store.read(async (tx) => {
    const { id, no } = await findCase(tx, request.case);
    const state = (await tx.statesOf([id])).get(id);
    if (!state) throw new Refusal('case-not-found', { ref: no });
    const attachment = findAttachment(state, request.which);
    const folder = filesFolder(desk.store.location);
    return { attachment, content: readChecked(folder, attachment) };
  });
}
