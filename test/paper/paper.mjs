/**
 * The letter as paper: a 督办函 issued by the real binary, laid out by LibreOffice, and measured on the
 * page. Needs soffice, pdftotext and pdftoppm; `npm run paper`. A control without its lines must fail.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BINARY = resolve(import.meta.dirname, '../../bin/buding.js');
const folder = mkdtempSync(join(tmpdir(), 'buding-paper-'));
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  BUDING_DB: join(folder, 'r.db'),
  BUDING_ACTOR: '督查科',
};
const DPI = 100;
const mm = (dots) => (dots / DPI) * 25.4;

const buding = (...args) =>
  execFileSync(process.execPath, [BINARY, '--yes', '--quiet', ...args], { cwd: folder, env });
const tool = (name, ...args) =>
  execFileSync(name, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });

/** Each page as text, and the red lines of the first one: mm from its top, from the left to the right. */
function layOut(docx) {
  tool('soffice', '--headless', '--convert-to', 'pdf', '--outdir', folder, docx);
  const pdf = docx.replace(/docx$/, 'pdf');
  const pages = tool('pdftotext', '-layout', pdf, '-').toString().split('\f').slice(0, -1);
  tool(
    'pdftoppm',
    '-r',
    String(DPI),
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    pdf,
    join(folder, 'page'),
  );
  return { pages, ...redLines(readFileSync(join(folder, 'page.ppm'))) };
}

/** Groups of rows of the picture that are red for most of their width. */
function redLines(picture) {
  const [, width, height] =
    /^P6\s+(\d+)\s+(\d+)\s+\d+\s/.exec(picture.toString('latin1', 0, 40)) ?? [];
  const start = picture.length - Number(width) * Number(height) * 3;
  const lines = [];
  for (let y = 0; y < Number(height); y++) {
    let first = -1;
    let last = -1;
    for (let x = 0; x < Number(width); x++) {
      const at = start + (y * Number(width) + x) * 3;
      if (picture[at] < 200 || picture[at + 1] > 90 || picture[at + 2] > 90) continue;
      if (first === -1) first = x;
      last = x;
    }
    if (last - first < Number(width) * 0.7) continue;
    const before = lines.at(-1);
    if (before && y - before.bottom < 5) before.bottom = y;
    else lines.push({ top: y, bottom: y, from: mm(first), to: mm(last) });
  }
  const isWhole = (line) => Math.abs(line.to - line.from - 170) < 1;
  return { height: mm(Number(height)), lines: lines.filter(isWhole) };
}

/** Width in characters; figures and letters take half of one. */
const wide = (text) =>
  Array.from(text).reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0);

/** What the standard asks of the page, as far as it can be measured. */
function problemsOf({ pages, lines, height }, letter) {
  // LibreOffice sets figures apart from Chinese, which reads as blanks.
  const plain = pages.map((page) => page.replace(/\s/g, ''));
  const [start = ''] = plain;
  const found = [];
  const ask = (holds, what) => holds || found.push(what);
  ask(lines.length === 2, `two red lines of 170 mm, found ${lines.length}`);
  const [head, foot] = lines;
  ask(head && mm(head.top) > 40 && mm(head.top) < 55, 'the first line under the name');
  ask(foot && Math.abs(height - mm(foot.bottom) - 20) < 1.5, 'the second line 20 mm from the foot');
  ask(start.startsWith(`${letter.sender}${letter.number}`), 'the name above the number');
  ask(/^ {20,}\S*〔/m.test(pages[0] ?? ''), 'the number at the right');
  ask(!start.includes('—1—'), 'no page number on the first page');
  plain
    .slice(1)
    .forEach((page, at) => ask(page.includes(`—${at + 2}—`), `page ${at + 2} numbered`));
  const rows = (pages[0] ?? '').split('\n').map((row) => wide(row.replace(/\s/g, '')));
  const longest = Math.max(...rows);
  ask(longest >= 26 && longest <= 28.5, `28 characters a line, longest ${longest}`);
  const signed = plain.find((page) => page.includes(`${letter.sender}20`)) ?? '';
  ask(signed.length > 60, 'the signature on a page with text');
  return found;
}

try {
  buding('init', '--office', '示例市委全面深化改革委员会办公室');
  buding('unit', 'add', '市住房和城乡建设局');
  for (let i = 1; i <= 12; i++) {
    const title = `公共租赁住房腾退处理仍沿用旧规定，申领材料重复提交（样例${i}）`;
    buding(
      ...['add', '--title', title, '--unit', '市住房和城乡建设局'],
      ...['--received-on', '2025-01-06', '--due', '2025-03-06'],
    );
  }
  buding('remind', '--apply', '-o', 'out');
  const [name] = readdirSync(join(folder, 'out'));
  const docx = join(folder, 'letter.docx');
  copyFileSync(join(folder, 'out', name), docx);
  const letter = { sender: '示例市委全面深化改革委员会办公室', number: name.split(' ')[0] };
  const sheet = layOut(docx);
  const problems = problemsOf(sheet, letter);
  if (problems.length > 0) throw new Error(`the letter misses: ${problems.join('; ')}`);
  console.log(`letter: ${sheet.pages.length} pages, as the standard asks`);

  const control = { ...sheet, lines: sheet.lines.slice(1), pages: sheet.pages.map(() => '— 1 —') };
  if (problemsOf(control, letter).length < 4) throw new Error('the control did not fail');
  console.log('control failed, as it must');
  if (process.env.PAPER_KEEP) writeFileSync(process.env.PAPER_KEEP, readFileSync(docx));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
