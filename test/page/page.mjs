/**
 * The month's page in a real browser: drawn from a register full of hostile texts, opened by Chromium,
 * photographed, and printed to A4. Needs chromium, pdftotext and pdfinfo; `npm run page`. Nothing may run,
 * nothing may be asked for, no column may be cut off; controls that break each of this must fail.
 */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(ROOT, 'bin/buding.js');
const folder = mkdtempSync(join(tmpdir(), 'buding-page-'));
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  BUDING_DB: join(folder, 'r.db'),
  BUDING_ACTOR: '督查科',
};
const MONTH = '2025-06';
const HOSTILE = [
  '<script>document.title="ran"</script>',
  '"><img src=ADDRESS/img onerror="document.title=\'ran\'">',
  '</title></style><script>document.title="ran"</script>',
  '<link rel=stylesheet href=ADDRESS/css><iframe src=ADDRESS/frame></iframe>',
];

const buding = (...args) =>
  execFileSync(process.execPath, [BINARY, '--yes', '--quiet', ...args], { cwd: folder, env });
const tool = (name, ...args) =>
  execFileSync(name, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] }).toString();

/** Asynchronous: whoever would be asked for something must be able to answer meanwhile. */
async function browse(file, ...flags) {
  const { stdout } = await promisify(execFile)(
    process.env.CHROMIUM ?? 'chromium',
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      ...['--no-first-run', '--disable-background-networking', '--hide-scrollbars'],
      `--user-data-dir=${join(folder, 'profile')}`,
      ...flags,
      `file://${file}`,
    ],
    { cwd: folder, env, timeout: 120_000, maxBuffer: 1 << 28 },
  );
  return stdout;
}

/** Counts what a page asks for. */
async function listener() {
  const asked = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { asked, address: `http://127.0.0.1:${server.address().port}`, server };
}

/** A ledger as an office might keep it, with texts in it that would run in a page that took them as they are. */
function fillRegister(address) {
  const hostile = HOSTILE.map((text) => text.replaceAll('ADDRESS', address));
  const units = ['市住房和城乡建设局', '市城市管理局', '市市场监督管理局', ...hostile.slice(0, 2)];
  const rows = Array.from({ length: 60 }, (_, i) => {
    const month = 1 + (i % 6);
    const title = hostile[i] ?? `公共租赁住房腾退处理仍沿用旧规定，申领材料重复提交（样例${i}）`;
    const due = `2025-0${month}-2${i % 9}`;
    const closed = i % 4 === 0 ? '' : `2025-0${month}-${15 + (i % 13)}`;
    return [i + 1, title, units[i % units.length], `2025-0${month}-03`, due, closed];
  });
  const quoted = (cell) => `"${String(cell).replaceAll('"', '""')}"`;
  const head = ['序号', '问题标题', '责任单位', '收集日期', '整改时限', '销号日期'];
  const ledger = join(folder, 'ledger.csv');
  writeFileSync(ledger, [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n'));
  buding('init', '--office', `示例办${hostile[2]}`);
  buding('import', ledger, '--done-means', 'closed');
}

/** The page as the sources draw it: the months's page as a module of the program. */
async function drawPage(file) {
  const script = join(folder, 'draw-page.cjs');
  const { resolve: find } = createRequire(join(ROOT, 'package.json'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/page/draw-page.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    supported: { 'dynamic-import': false },
    alias: { 'better-sqlite3': find('better-sqlite3') },
    external: [find('better-sqlite3')],
    logLevel: 'warning',
  });
  execFileSync(process.execPath, [script, env.BUDING_DB, MONTH, file], { cwd: folder, env });
}

/** What the browser made of a page. */
async function look(file, asked) {
  asked.length = 0;
  const dom = await browse(file, '--dump-dom');
  const title = /<title>([\s\S]*?)<\/title>/.exec(dom)?.[1] ?? '';
  const pdf = join(folder, 'page.pdf');
  await browse(file, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`);
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(tool('pdfinfo', pdf)) ?? [];
  const boxes = tool('pdftotext', '-bbox', pdf, '-');
  const words = [...boxes.matchAll(/<word xMin="([-\d.]+)"[^>]* xMax="([-\d.]+)"[^>]*>([^<]*)</g)];
  const pages = [...boxes.matchAll(/<page /g)].length;
  return {
    dom,
    title,
    asked: [...asked],
    paper: { width: Number(width), height: Number(height), pages },
    left: Math.min(...words.map(([, from]) => Number(from))),
    right: Math.max(...words.map(([, , to]) => Number(to))),
    titleWidth: titleWidth(words),
    text: words.map(([, , , word]) => word).join(''),
  };
}

/** Of the title: a browser shrinks a page on which something is too wide, and with it every letter. */
function titleWidth(words) {
  const [, from, to] = words.find(([, , , word]) => word.includes('制度补丁工作月报')) ?? [];
  return Number(to) - Number(from);
}

const MM = 72 / 25.4;

function problemsOf({ dom, title, asked, paper, left, right, text, titleWidth }) {
  const found = [];
  const ask = (holds, what) => holds || found.push(what);
  ask(title.includes(`制度补丁工作月报（${MONTH}）`), `the title, found ${title.slice(0, 60)}`);
  ask(asked.length === 0, `nothing asked for, was asked for ${asked.join(' ')}`);
  ask(!/<(script|img|iframe|link)\b/i.test(dom), 'no element that runs or fetches');
  ask((dom.match(/<svg /g) ?? []).length === 5, 'five charts');
  ask(Math.abs(paper.width - 210 * MM) < 1.5, `A4, found ${paper.width} × ${paper.height}`);
  ask(Math.abs(paper.height - 297 * MM) < 1.5, `A4, found ${paper.width} × ${paper.height}`);
  ask(left > 10 * MM && right < paper.width - 10 * MM, `margins, text from ${left} to ${right}`);
  // Ten characters of 18 pt, seven figures of half as much.
  ask(titleWidth > 235, `letters as large as said, the title takes ${titleWidth} pt`);
  for (const word of ['主要指标', '按责任单位', '合计', '口径说明', '台账锚点'])
    ask(text.includes(word), `${word} on paper`);
  return found;
}

const { asked, address, server } = await listener();
try {
  fillRegister(address);
  const file = join(folder, 'page.html');
  await drawPage(file);
  const seen = await look(file, asked);
  const problems = problemsOf(seen);
  if (problems.length > 0) throw new Error(`the page misses: ${problems.join('; ')}`);
  const { width, height, pages } = seen.paper;
  console.log(`page: ${pages} sheets of ${Math.round(width / MM)} × ${Math.round(height / MM)} mm`);

  if (process.env.PAGE_KEEP) {
    mkdirSync(process.env.PAGE_KEEP, { recursive: true });
    for (const name of ['page.html', 'page.pdf'])
      copyFileSync(join(folder, name), join(process.env.PAGE_KEEP, name));
  }
  await expectFailures(file);
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Each control breaks one promise of the page, and must be found out. */
async function expectFailures(file) {
  const page = readFileSync(file, 'utf8');
  const open = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const ran = '<script>document.title = "ran"</script></body>';
  const fetched = `<img src="${address}/x" alt=""></body>`;
  const controls = {
    'a script that runs': [open.replace('</body>', ran), /the title/],
    'a picture from elsewhere': [open.replace('</body>', fetched), /asked for/],
    'a wide table': [
      page.replace('table{border-collapse', 'table{min-width:1000px;border-collapse'),
      /letters/,
    ],
    'another paper': [page.replace('size:A4', 'size:A3'), /A4/],
  };
  const control = join(folder, 'control.html');
  for (const [name, [html, expected]] of Object.entries(controls)) {
    writeFileSync(control, html);
    const found = problemsOf(await look(control, asked)).join('; ');
    if (!expected.test(found)) throw new Error(`control not found out: ${name} (${found})`);
  }
  // With its policy the page runs and fetches nothing even where a text got through.
  writeFileSync(control, page.replace('</body>', `${fetched.slice(0, -7)}${ran}`));
  const kept = await look(control, asked);
  if (kept.asked.length > 0 || kept.title === 'ran') throw new Error('the policy did not hold');
  console.log('controls failed, as they must; the policy alone holds, too');
}
