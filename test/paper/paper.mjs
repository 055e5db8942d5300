/**
 * Papers on paper: a 督办函 and a month's 情况通报 written by the real binary, laid out by LibreOffice, and
 * measured on the page. Needs soffice, pdftotext and pdftoppm; `npm run paper`. Controls must fail: a letter
 * without its lines, a circular whose table is wider than its page.
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
    let count = 0;
    for (let x = 0; x < Number(width); x++) {
      const at = start + (y * Number(width) + x) * 3;
      if (picture[at] < 200 || picture[at + 1] > 90 || picture[at + 2] > 90) continue;
      if (first === -1) first = x;
      last = x;
      count++;
    }
    if (last - first < Number(width) * 0.7 || count < (last - first) * 0.9) continue;
    const before = lines.at(-1);
    if (before && y - before.bottom < 5) before.bottom = y;
    else lines.push({ top: y, bottom: y, from: mm(first), to: mm(last) });
  }
  const isWhole = (line) => Math.abs(line.to - line.from - 170) < 1;
  return {
    height: mm(Number(height)),
    lines: lines.filter(isWhole),
    red: lines.filter((line) => mm(line.bottom - line.top) < 1.2),
  };
}

/** On each page, how far in mm what is printed reaches to the left and to the right. */
function reaches(docx) {
  const name = docx.replace(/\.docx$/, '');
  tool('pdftoppm', '-gray', '-r', String(DPI), `${name}.pdf`, name);
  const pictures = readdirSync(folder)
    .filter((one) => /-\d+\.pgm$/.test(one))
    .sort();
  return pictures.map((one) => {
    const picture = readFileSync(join(folder, one));
    const [, width, height] =
      /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(picture.toString('latin1', 0, 40)) ?? [];
    const start = picture.length - Number(width) * Number(height);
    let [left, right, bottom] = [Number(width), 0, 0];
    for (let y = 0; y < Number(height); y++)
      for (let x = 0; x < Number(width); x++)
        if (picture[start + y * Number(width) + x] < 160) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          bottom = y;
        }
    return { left: mm(left), right: mm(right), bottom: mm(bottom) };
  });
}

/** What the standard asks of a circular, as far as it can be measured. */
function circularProblems({ pages, red, reach }, circular) {
  const plain = pages.map((page) => page.replace(/\s/g, ''));
  const [start = ''] = plain;
  const found = [];
  const ask = (holds, what) => holds || found.push(what);
  const [line] = red;
  ask(red.length === 1, `one red line on the first page, found ${red.length}`);
  ask(line && Math.abs(line.to - line.from - 156) < 1.5, 'the red line as wide as the text');
  ask(line && mm(line.top) > 85 && mm(line.top) < 125, 'the red line below the number');
  ask(start.startsWith(`${circular.sender}${circular.number}`), 'the name above the number');
  ask(start.includes(circular.title), 'the title on the first page');
  ask(start.includes('一、总体情况'), 'text on the first page');
  plain.forEach((page, at) => ask(page.includes(`—${at + 1}—`), `page ${at + 1} numbered`));
  reach.forEach(({ left, right }, at) =>
    ask(left > 27 && right < 185.5, `page ${at + 1} within its margins: ${left} to ${right} mm`),
  );
  ask(plain.at(-1)?.includes('印发'), 'the imprint on the last page');
  const imprint = /印发\s*\n+\s*— \d+ —/.test(pages.at(-1) ?? '');
  ask(imprint, 'the imprint right above the page number');
  const annex = plain.findIndex((page) => page.startsWith('附件2'));
  const isHeaded = (page) => page.includes('序号') && page.includes('整改时限');
  ask(annex > 0 && plain.slice(annex).every(isHeaded), 'the header on each page of a long table');
  ask(pages.length >= 6 && pages.length <= 14, `a few pages, found ${pages.length}`);
  return found;
}

/** What a table on paper must be: across, within its margins, headed on each page, and whole. */
function tableProblems({ pages, reach, size }, table) {
  const plain = pages.map((page) => page.replace(/\s/g, ''));
  const found = [];
  const ask = (holds, what) => holds || found.push(what);
  const [width, height] = size;
  ask(width > height, `a page across, found ${width} by ${height} mm`);
  reach.forEach(({ left, right }, at) =>
    ask(
      left > 36 && right < width - 33,
      `page ${at + 1} within its margins: ${left} to ${right} mm`,
    ),
  );
  ask(plain[0]?.startsWith(table.title), 'the title at the top');
  ask(plain[0]?.includes(`填报单位（盖章）：${table.office}`), 'whose figures they are');
  const last = plain.findIndex((page) => page.includes('审核人：'));
  ask(last >= 0, 'the line to be signed');
  const isHeaded = (page) => table.headers.every((header) => page.includes(header));
  ask(plain.slice(0, last + 1).every(isHeaded), 'the header on each page of the table');
  for (const whole of table.whole)
    ask(
      pages.some((page) => page.includes(whole)),
      `${whole} in one piece`,
    );
  return found;
}

/** Width and height of the first page in mm. */
function sizeOf(docx) {
  const info = tool('pdfinfo', docx.replace(/docx$/, 'pdf')).toString();
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(info) ?? [];
  return [width, height].map((points) => Math.round((Number(points) / 72) * 25.4));
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

  const units = ['市住建局', '市城市管理和综合执法局', '市教育局'];
  const rows = Array.from({ length: 60 }, (_, at) => {
    const closed = at % 3 === 0 ? '2025-03-20' : '';
    return `C-${at + 1},公共租赁住房腾退处理仍沿用旧规定（样例${at + 1}）,信访,2025-02-03,${units[at % 3]},2025-03-28,${closed},${closed ? '已销号' : '整改中'}`;
  });
  writeFileSync(
    join(folder, 'ledger.csv'),
    ['编号,标题,来源,收集日期,责任单位,整改时限,销号日期,状态', ...rows].join('\r\n'),
  );
  buding('import', 'ledger.csv');
  buding(
    ...['report', 'monthly', '2025-03', '-o', 'month', '--format', 'docx', '--number', '3'],
    ...['--copy-to', '市委办公室'],
  );
  const paper = join(folder, 'circular.docx');
  copyFileSync(join(folder, 'month', '情况通报.docx'), paper);
  const circular = {
    sender: letter.sender,
    number: '〔2025〕3号'.replace('2025', String(new Date().getFullYear())),
    title: '关于2025年3月制度补丁工作情况的通报',
  };
  const laid = { ...layOut(paper), reach: reaches(paper) };
  const wrong = circularProblems(laid, circular);
  if (wrong.length > 0) throw new Error(`the circular misses: ${wrong.join('; ')}`);
  console.log(`circular: ${laid.pages.length} pages, as the standard asks`);
  const wide = { ...laid, red: [], reach: laid.reach.map((one) => ({ ...one, right: 195 })) };
  if (circularProblems(wide, circular).length < laid.pages.length + 1)
    throw new Error('the control of the circular did not fail');
  console.log('control failed, as it must');
  if (process.env.PAPER_KEEP)
    writeFileSync(`${process.env.PAPER_KEEP}-circular.docx`, readFileSync(paper));

  const overdue = join(folder, 'table.docx');
  buding('report', 'overdue', '--as-of', '2025-06-30', '-o', overdue);
  for (const picture of readdirSync(folder).filter((one) => one.endsWith('.pgm')))
    rmSync(join(folder, picture));
  const printed = { ...layOut(overdue), reach: reaches(overdue), size: sizeOf(overdue) };
  const list = {
    title: '逾期问题清单（截至2025-06-30）',
    office: letter.sender,
    headers: ['编号', '责任单位'],
    whole: ['2025-03-28', 'C-60'],
  };
  const missing = tableProblems(printed, list);
  if (missing.length > 0) throw new Error(`the table misses: ${missing.join('; ')}`);
  console.log(`table: ${printed.pages.length} pages, within their margins`);
  const upright = {
    ...printed,
    size: [210, 297],
    pages: printed.pages.map((page) => page.replaceAll('2025-03-28', '2025-03-\n28')),
  };
  if (tableProblems(upright, list).length < 3)
    throw new Error('the control of the table did not fail');
  console.log('control failed, as it must');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
