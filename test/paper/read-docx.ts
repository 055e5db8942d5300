/** The text of a Word file, one paragraph a line: head, body, foot. */
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { promisify } from 'node:util';
import { text } from 'node:stream/consumers';

const open = promisify<Buffer, object, ZipFile>(fromBuffer as never);

export async function textOfDocx(file: Buffer): Promise<string> {
  const parts: string[] = [];
  const zip = await open(file, { lazyEntries: true });
  await new Promise<void>((done, failed) => {
    zip.on('error', failed).on('end', () => {
      done();
    });
    zip.on('entry', (entry: Entry) => {
      if (!/^word\/(document|header\d*|footer\d*)\.xml$/.test(entry.fileName)) zip.readEntry();
      else
        zip.openReadStream(entry, (error, stream) => {
          if (error) {
            failed(error);
            return;
          }
          text(stream).then((xml) => {
            parts.push(`${entry.fileName}\n${paragraphs(xml)}`);
            zip.readEntry();
          }, failed);
        });
    });
    zip.readEntry();
  });
  return parts.sort().join('\n');
}

function paragraphs(xml: string): string {
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
