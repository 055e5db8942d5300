/** The content of an issued report as it is kept: deflated piece by piece, and proven when it is read. */
import { createHash, randomBytes } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packContent, unpackContent } from '../../src/register/packed-content.ts';

const pieces = [Buffer.from('{"report":"monthly"}\n'), randomBytes(300_000), Buffer.from('末行\n')];
const plain = Buffer.concat(pieces);

it('is the whole text, by its digest and length', async () => {
  const { packed, sha256, bytes } = await packContent(pieces);
  expect(sha256).toBe(createHash('sha256').update(plain).digest('hex'));
  expect(bytes).toBe(plain.length);
  expect(inflateSync(packed).equals(plain)).toBe(true);
  expect((await unpackContent(packed, { sha256, bytes }))?.equals(plain)).toBe(true);
});

it('is not taken for what was issued where a byte is another, missing or too many', async () => {
  const { packed, sha256, bytes } = await packContent(pieces);
  const altered = Buffer.from(plain);
  altered[7] = altered[7]! ^ 1;
  for (const other of [
    deflateSync(altered),
    deflateSync(plain.subarray(1)),
    deflateSync(Buffer.concat([plain, plain])),
    packed.subarray(0, packed.length >> 1),
    Buffer.from('x'),
    Buffer.of(),
  ])
    expect(await unpackContent(other, { sha256, bytes })).toBeNull();
});

it.each([-1, 0.5, 2 ** 52, NaN])('is none where a damaged journal says %s bytes', async (bytes) => {
  const { packed, sha256 } = await packContent(pieces);
  expect(await unpackContent(packed, { sha256, bytes })).toBeNull();
});
