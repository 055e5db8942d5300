/** The attachments of a case as a table: under which number and name each is fetched. */
import type { Attachment } from '../domain/attachment.ts';
import type { HistoryLine } from '../register/look.ts';
import type { Env } from './env.ts';
import { printTable } from './output.ts';

export async function printAttachments(
  env: Env,
  attachments: readonly Attachment[],
  lines: readonly HistoryLine[] = [],
): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('attachment.number'), right: true },
    { title: t('attachment.name'), wraps: 16 },
    { title: t('attachment.size'), right: true },
    { title: t('attachment.media'), cuts: true },
    { title: t('attachment.on') },
    { title: t('attachment.entry'), right: true },
  ];
  const rows = attachments.map((one, at) => [
    at + 1,
    one.name,
    one.size,
    one.media,
    one.on,
    entryOf(one, lines),
  ]);
  await printTable(env, columns, rows);
}

/** The entry that attached it. */
function entryOf({ name, sha256 }: Attachment, lines: readonly HistoryLine[]): number | undefined {
  return lines.findLast(({ kind, reversed, data }) => {
    const found = data as Partial<Attachment> | null;
    return kind === 'attached' && !reversed && found?.name === name && found.sha256 === sha256;
  })?.entry;
}
